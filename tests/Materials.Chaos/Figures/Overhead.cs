using System.Diagnostics;
using System.Runtime.CompilerServices;
using Materials.Chaos.Packages;
using Materials.Messages;
using Materials.Packages;
using Materials.Reports;
using Materials.Worker.Letters;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;

namespace Materials.Chaos.Figures;

/// <summary>
/// What bus and store cost on a package: the processor time of the worker, without that of its reading process and without that of judging and of drawing up
/// the report's page and the letters.
/// </summary>
internal static class Overhead
{
    /// <summary>By then the runtime has compiled anew what it found to be much used; before, a third of the time goes into that.</summary>
    private const int Warm = 2500;

    public static async Task<int> RunAsync(Options options)
    {
        await using var stage = await Stage.SetAsync(options, nodes: 1, workers: 1, ("MATERIALS__READING__PROCESSES", "1"));
        await stage.SendAsync(Warm);
        await stage.UntilSettledAsync(Warm);

        var worker = stage.Scene.Workers[0];
        var count = options.Packages;
        var before = worker.ProcessorTime;
        await stage.SendAsync(count);
        await stage.UntilSettledAsync(Warm + count);
        var whole = (worker.ProcessorTime - before).TotalMilliseconds / count;

        // The same packages once more in this process, without bus and store.
        var judging = await CostAsync(new KnownPackages(), count);
        var writing = new Writing(KnownPackages.WriteChecklist(stage.Scene.Folder));
        var drawing = await CostAsync(new KnownPackages(writing.Pages, writing), count) - judging;

        Console.WriteLine(FormattableString.Invariant(
            $"{count} packages: the worker's own process {whole:F1} ms of processor each, of which reading and judging {judging:F1} ms, drawing up page and letters {drawing:F1} ms; bus and store {whole - judging - drawing:F1} ms"));
        return 0;
    }

    private static async Task<double> CostAsync(KnownPackages packages, int count)
    {
        var dice = new Random(1);
        await MakeAsync(Warm);
        using var self = Process.GetCurrentProcess();
        var start = self.TotalProcessorTime;
        await MakeAsync(count);
        self.Refresh();
        return (self.TotalProcessorTime - start).TotalMilliseconds / count;

        async Task MakeAsync(int many)
        {
            for (var i = 0; i < many; i++)
                await packages.MakeAsync($"F{i:000000}", dice);
        }
    }

    /// <summary>Draws up what the worker keeps, by the worker's own parts, and keeps nothing.</summary>
    private sealed class Writing : IAnnouncer, IStore
    {
        private readonly LetterShelf _letters;

        public Writing(string checklist)
        {
            var screening = Microsoft.Extensions.Options.Options.Create(new ScreeningOptions { Checklist = checklist });
            var checklists = new ChecklistShelf(screening);
            Pages = new ReportStore(this, checklists);
            _letters = new(this, checklists, screening, Microsoft.Extensions.Options.Options.Create(new LetterOptions()));
        }

        public IReportStore Pages { get; }

        public Task AnnounceAsync(Submission submission, Report report, CancellationToken cancellationToken)
        {
            var notice = _letters.NoticeOf(submission, report);
            var messages = ReportMessages.Of(report, submission.Applicant, notice, StorageNames.ReportJson(report.PackageId, report.Revision, report.ReportId), supersededBy: null);
            return _letters.KeepAsync(messages, notice, submission, report, report.ReportId, cancellationToken);
        }

        public Task<bool> CreateAsync(string name, ReadOnlyMemory<byte> content, string mediaType, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<ReadOnlyMemory<byte>?> ReadAsync(string name, CancellationToken cancellationToken) => Task.FromResult<ReadOnlyMemory<byte>?>(null);

        public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            yield break;
        }

        public async IAsyncEnumerable<KeptName> ListKeptAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            yield break;
        }
    }
}
