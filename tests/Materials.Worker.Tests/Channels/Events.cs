using System.Text;
using Materials.Messages;
using Materials.Worker.Channels;
using Materials.Worker.Letters;
using Materials.Worker.Stores;
using Materials.Worker.Tests.Letters;

namespace Materials.Worker.Tests.Channels;

/// <summary>Events as they come to the channels, with their letters kept.</summary>
internal static class Events
{
    public static async Task<ChannelEvent> NoticeAsync(IStore store, SubmittedApplicant applicant, string reportId = "0b0e5f6e-0000-5000-8000-000000000001") =>
        EventOf(reportId, new ResubmissionRequested
        {
            ReportId = reportId,
            PackageId = "AH-1",
            Revision = 1,
            Applicant = applicant,
            Number = "BZ-AH-1-1",
            Date = new(2026, 11, 23),
            Deadline = new(2026, 12, 7),
            Points = [],
            Language = Language.Zh,
            Text = "补正通知书\n请补交。\n",
            Letters = [.. await KeepAsync(store, reportId, LetterKind.Notice)],
            ReportBlob = "reports/AH-1/r1/x.json",
        });

    public static async Task<ChannelEvent> ClearedAsync(IStore store, SubmittedApplicant applicant)
    {
        const string reportId = "0b0e5f6e-0000-5000-8000-000000000002";
        return EventOf(reportId, new PackageCleared
        {
            ReportId = reportId,
            PackageId = "AH-2",
            Revision = 1,
            Applicant = applicant,
            Number = "BZ-AH-2-1",
            Checklist = new("gbt27922-core", "1", "00", []),
            AsOf = new(2026, 11, 23),
            VerifyOnSite = [],
            Letters = [.. await KeepAsync(store, reportId, LetterKind.Acknowledgement), .. await KeepAsync(store, reportId, LetterKind.OnSite)],
            ReportBlob = "reports/AH-2/r1/x.json",
        });
    }

    private static ChannelEvent EventOf<T>(string reportId, T message)
        where T : class => ChannelEvent.Of(MessageJson.Write(message), ReportMessages.IdOf(reportId, typeof(T).Name));

    private static async Task<KeptLetter[]> KeepAsync(IStore store, string reportId, LetterKind kind)
    {
        var letter = WordLetterTests.LetterOf(Language.Zh, 2);
        var kept = new List<KeptLetter>();
        foreach (var format in LetterFormat.All)
        {
            var name = StorageNames.Notice("AH", 1, reportId, $"{kind}.{format.Ending}");
            var content = format.Ending == "txt" ? Encoding.UTF8.GetBytes($"{kind} 的正文\n") : format.Write(letter);
            await store.CreateAsync(name, content, format.MediaType, TestContext.Current.CancellationToken);
            kept.Add(new(kind, format.Ending, name));
        }

        return [.. kept];
    }
}
