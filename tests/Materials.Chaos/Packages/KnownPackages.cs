using System.Collections.Immutable;
using System.Text;
using Materials.Checklists;
using Materials.Messages;
using Materials.Packages;
using Materials.Reading;
using Materials.Reports;

namespace Materials.Chaos.Packages;

/// <summary>Small packages whose reports are known beforehand: screened here by the same judging, without bus, store or workers.</summary>
/// <param name="store">Given each report, where keeping it is to be measured; null to keep none.</param>
/// <param name="announcer">Told of each report; null to tell nobody.</param>
internal sealed class KnownPackages(IReportStore? store = null, IAnnouncer? announcer = null)
{
    /// <summary>One material, so that both a package that lacks something and one that does not are a few lines of text.</summary>
    private const string ChecklistText = """
        id: chaos
        version: "1"
        title:
          zh: "售后服务流程图"
          en: "Service flowchart"
        extends: gbt27922-full
        only:
          - service-flowchart
        """;

    private static readonly string[] s_texts =
    [
        "售后服务流程图\n客户报修 → 受理登记 → 派单 → 上门实施维修 → 客户反馈、回访\n",
        "售后服务流程图\n1. 受理：接听客户电话并登记\n2. 派单：通知就近工程师\n3. 实施：上门维修\n4. 反馈：回访客户并记录意见\n",
        "售后服务流程图\n客户来电 → 受理登记 → 派单 → 上门维修\n",
        "售后服务流程图\n受理\n派单\n",
        "关于放假的通知\n各部门：国庆节放假七天。\n",
    ];

    private readonly Checklist _checklist = ChecklistFile.Load(ChecklistText, []).Checklist!;
    private readonly DateTimeOffset _submitted = new(2026, 11, 10, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The checklist as a file, for the workers.</summary>
    public static string WriteChecklist(string folder)
    {
        var file = Path.Combine(folder, "chaos.yaml");
        File.WriteAllText(file, ChecklistText);
        return file;
    }

    /// <summary>The blobs that packages are made of; many packages share them.</summary>
    public static IEnumerable<(string Blob, byte[] Content)> Blobs => s_texts.Select((text, i) => ($"packages/known/{i}.txt", Encoding.UTF8.GetBytes(text)));

    /// <summary>A package with the report that it must get.</summary>
    public async Task<KnownPackage> MakeAsync(string id, Random dice)
    {
        var (main, extra) = (dice.Next(s_texts.Length), dice.Next(4) == 0 ? dice.Next(s_texts.Length) : (int?)null);
        int[] texts = extra is { } more && more != main ? [main, more] : [main];
        var announced = texts.Select((t, i) => new AnnouncedFile($"{i + 1}.txt", $"packages/known/{t}.txt", Encoding.UTF8.GetByteCount(s_texts[t]))).ToImmutableArray();
        var message = new PackageSubmitted
        {
            Schema = PackageSubmitted.SchemaName,
            PackageId = id,
            Revision = 1,
            Applicant = new($"合肥第{id}号设备有限公司"),
            SubmittedAt = _submitted,
            Files = announced,
        };
        var json = MessageJson.Write(message);
        var submission = SubmissionParser.ParseMessage(json).Submission!;
        var report = await new Screening(new TextSource(texts), new PackageReader(new FileReader()), store ?? Nobody.Instance, announcer ?? Nobody.Instance)
            .ScreenAsync(submission, _checklist, DateOnly.FromDateTime(_submitted.DateTime), CancellationToken.None);
        string[] events = report.Outcome switch
        {
            Outcome.Complete => [nameof(CompletenessReported), nameof(ReviewListed), nameof(PackageCleared)],
            Outcome.Incomplete => [nameof(CompletenessReported), nameof(ReviewListed), nameof(ResubmissionRequested)],
            _ => [nameof(CompletenessReported), nameof(ReviewListed)],
        };
        return new(id, json, report.ReportId, ReportJson.Write(report), [.. events]);
    }

    private sealed class TextSource(int[] texts) : IPackageSource
    {
        public Task<ImmutableArray<PackageFile>> OpenAsync(Submission submission, CancellationToken cancellationToken) => Task.FromResult(
            texts.Select((t, i) => new PackageFile($"{i + 1}.txt", _ => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(s_texts[t])))))
                .ToImmutableArray());
    }

    private sealed class Nobody : IReportStore, IAnnouncer
    {
        public static readonly Nobody Instance = new();

        public Task StoreAsync(Submission submission, Report report, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task AnnounceAsync(Submission submission, Report report, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>A package and what must come of it.</summary>
/// <param name="Message">As a portal publishes it.</param>
/// <param name="Report">Byte for byte.</param>
/// <param name="Events">The exchanges that something is published to.</param>
internal sealed record KnownPackage(string Id, byte[] Message, string ReportId, byte[] Report, ImmutableArray<string> Events);
