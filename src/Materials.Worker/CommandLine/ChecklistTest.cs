using System.Collections.Immutable;
using System.Text.Json;
using Materials.Checklists.Trials;
using Materials.Reading;
using Materials.Worker.Containment;
using Materials.Worker.Rendering;

namespace Materials.Worker.CommandLine;

/// <summary>Screens labelled packages and says what is judged otherwise than labelled.</summary>
/// <remarks>A folder of tests holds <c>packages/ID/</c>, each as an applicant would upload it, and <c>truth/ID.json</c>, its label.</remarks>
internal sealed class ChecklistTest(Terminal terminal, Language language)
{
    /// <returns><see cref="ExitCode.Done"/> when everything is judged as labelled, else <see cref="ExitCode.NotComplete"/>.</returns>
    /// <exception cref="CommandFailure">There are no such tests, a label is none, or the checklist does not validate.</exception>
    public async Task<int> RunAsync(TestRequest request, CancellationToken cancellationToken)
    {
        var labels = Labels(request);
        if (request.Checklist is { } named)
            _ = ChecklistChoice.Load(named, []);
        using var processes = ReadingProcesses.Pool(Settings.Of<ReadingOptions>(ReadingOptions.Section));
        var reader = new PackageReader(processes, limits: processes.Options.Limits);
        var trials = new Trial[labels.Length];
        var done = 0;
        await Parallel.ForAsync(0, labels.Length, new ParallelOptions { MaxDegreeOfParallelism = request.Jobs, CancellationToken = cancellationToken }, async (i, token) =>
        {
            trials[i] = await TryAsync(request, labels[i].Id, labels[i].Truth, reader, token);
            Say($"已核验 {Interlocked.Increment(ref done)}/{labels.Length}  {labels[i].Id}", $"{done}/{labels.Length}  {labels[i].Id}");
        });
        new TerminalTrials(new TerminalPage(terminal.Out, terminal.Width, terminal.Colours), language).Write(trials);
        return trials.All(t => t.Misjudged.IsEmpty) ? ExitCode.Done : ExitCode.NotComplete;
    }

    private async Task<Trial> TryAsync(TestRequest request, string id, Truth truth, PackageReader reader, CancellationToken cancellationToken)
    {
        try
        {
            var package = await Check.OpenAsync(Path.Combine(request.Folder, "packages", id), cancellationToken);
            var submission = package.Submission with
            {
                Checklist = request.Checklist ?? package.Submission.Checklist,
                Industries = truth.Options is { Industries: { IsEmpty: false } industries } ? industries : package.Submission.Industries,
                Level = truth.Options?.Level ?? package.Submission.Level,
            };
            var asOf = request.AsOf ?? truth.Options?.AsOf ?? new CheckRequest { Path = id }.AsOfOf(submission, terminal.Time);
            var here = new OnlyHere();
            var report = await new Screening(package.Source, reader, here, here)
                .ScreenAsync(submission, ChecklistChoice.Load(submission), asOf, cancellationToken);
            return Trial.Of(id, truth, report);
        }
        catch (CommandFailure failure)
        {
            return Trial.Of(id, truth, null, failure.Sentence);
        }
    }

    private static ImmutableArray<(string Id, Truth Truth)> Labels(TestRequest request)
    {
        var folder = Path.Combine(request.Folder, "truth");
        if (!Directory.Exists(folder) || !Directory.Exists(Path.Combine(request.Folder, "packages")))
            throw CommandFailure.BadUsage(
                $"{request.Folder} 里没有 packages 和 truth 两个文件夹。", $"{request.Folder} holds no folders packages and truth.");
        ImmutableArray<(string, Truth)> labels =
        [
            .. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
                .Select(f => (Path.GetFileNameWithoutExtension(f), f))
                .Where(p => request.Only.IsEmpty || request.Only.Contains(p.Item1))
                .Select(p => (p.Item1, Label(p.f))),
        ];
        return labels.IsEmpty ? throw CommandFailure.BadUsage($"{folder} 里没有要核验的标注。", $"There are no labels to try in {folder}.") : labels;
    }

    private static Truth Label(string file)
    {
        try
        {
            return Truth.Read(File.ReadAllBytes(file));
        }
        catch (JsonException fault)
        {
            throw CommandFailure.BadUsage($"{file} 不是有效的标注：{fault.Message}", $"{file} is no label: {fault.Message}");
        }
    }

    private void Say(string zh, string en)
    {
        if (terminal.ShowsProgress)
            lock (this) terminal.Error.WriteLine(language == Language.Zh ? zh : en);
    }
}

/// <summary>What <c>checklist test</c> was asked for.</summary>
internal sealed record TestRequest
{
    /// <summary>The folder that holds <c>packages</c> and <c>truth</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>A built-in id or a file; null for what each package names.</summary>
    public string? Checklist { get; init; }

    /// <summary>The ids to try; empty for all.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    public DateOnly? AsOf { get; init; }

    /// <summary>How many packages are screened at once.</summary>
    public int Jobs { get; init; } = 1;
}
