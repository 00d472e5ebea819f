using System.Text;
using Materials.Checklists;
using Materials.Documents;
using Materials.Notices;
using Materials.Packages;
using Materials.Pages;
using Materials.Reading;
using Materials.Reports;
using Materials.Worker.Containment;
using Materials.Worker.Letters;
using Materials.Worker.Malware;
using Materials.Worker.Packages;
using Materials.Worker.Rendering;

namespace Materials.Worker.CommandLine;

/// <summary>Screens one package in this process, by the same way as the worker, and shows the report.</summary>
internal sealed class Check(Terminal terminal, Language language)
{
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandFailure">The package, the checklist or the previous report could not be had, or the result not be written.</exception>
    public async Task<int> RunAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var output = new ResultOutput(terminal, request.Output, notInside: request.Path);
        var letter = request.Letter is { } letterFile ? (Format: LetterCommand.FormatOf(letterFile), Output: new ResultOutput(terminal, letterFile, notInside: request.Path)) : default;
        var previous = request.Previous is { } file ? PreviousReport.Read(file) : null;
        var package = await OpenAsync(request.Path, cancellationToken);
        var submission = request.Over(package.Submission);
        var checklist = ChecklistChoice.Load(submission);
        var asOf = request.AsOfOf(submission, terminal.Time);

        using var progress = ReadingProgress.On(terminal, language);
        var reading = Settings.Of<ReadingOptions>(ReadingOptions.Section);
        using var processes = ReadingProcesses.Pool(reading);
        processes.Progress = progress;
        var scanned = ScannedReader.Over(processes, Settings.Of<MalwareOptions>(MalwareOptions.Section), reading.MaxFileBytes);
        var reader = new PackageReader(scanned, limits: processes.Options.Limits);
        RecognisedPackage? recognised = null;
        var onlyHere = new OnlyHere();
        var report = await new Screening(progress.Watch(package.Source), reader, onlyHere, onlyHere) { Recognised = found => recognised = found }
            .ScreenAsync(submission, checklist, asOf, cancellationToken);
        progress.Dispose();
        RefuseBrokenArchive(request.Path, report);

        await output.WriteAsync(Render(request, report, checklist, previous, recognised!), cancellationToken);
        if (letter.Format is { } format)
            await letter.Output.WriteAsync(format.Write(Notice.Of(report, checklist, LetterCommand.Wording()).Letter(language)), cancellationToken);
        return report.Outcome == Outcome.Complete ? ExitCode.Done : ExitCode.NotComplete;
    }

    /// <summary>An archive that is the whole package and cannot be opened leaves nothing to report on: every material would be called missing.</summary>
    private static void RefuseBrokenArchive(string path, Report report)
    {
        var isArchive = Path.GetExtension(path).ToLowerInvariant() is ".zip" or ".rar" or ".7z" or ".gz" or ".tgz" or ".tar" or ".bz2" or ".xz";
        if (!isArchive || !File.Exists(path) || report.Files is not [{ MediaType: var type, Status: var status } only]
            || (status == FileStatus.Read && type is "application/zip" or "application/vnd.rar" or "application/x-7z-compressed" or "application/gzip" or "application/x-tar"
                or "application/x-bzip2" or "application/x-xz"))
            return;

        var why = only.Findings.IsEmpty ? new Bilingual("", "") : only.Findings[0].Message;
        throw CommandFailure.CannotOpen($"无法作为压缩包打开 {path}。{why.Zh}", $"{path} cannot be opened as an archive. {why.En}".TrimEnd());
    }

    internal static async Task<LocalPackage> OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (path.Length == 0) throw new PackageNotFoundException("An empty path names nothing.");
            return await LocalPackage.OpenAsync(path, cancellationToken);
        }
        catch (PackageNotFoundException)
        {
            throw CommandFailure.CannotOpen($"没有这个文件或文件夹：{path}", $"No such file or folder: {path}");
        }
        catch (InvalidPackageFileException fault)
        {
            throw CommandFailure.CannotOpen(
                $"{fault.Path} 有误：{string.Join(' ', fault.Problems.Select(p => p.Zh))}",
                $"{fault.Path}: {string.Join(' ', fault.Problems.Select(p => p.En))}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.CannotOpen($"无法打开 {path}：{fault.Message}", $"Cannot open {path}: {fault.Message}");
        }
    }

    private ReadOnlyMemory<byte> Render(
        CheckRequest request, Report report, Checklist checklist, Report? previous, RecognisedPackage recognised)
    {
        switch (request.Format)
        {
            case ResultFormat.Json:
                return ReportJson.Write(report);
            case ResultFormat.Html:
                return Encoding.UTF8.GetBytes(ReportHtml.Write(report, checklist, language));
            default:
                using (var text = new StringWriter { NewLine = "\n" })
                {
                    var page = new TerminalPage(text, terminal.Width, terminal.Colours && request.Output is null);
                    new TerminalReport(page, language).Write(report, checklist);
                    if (previous is not null) new TerminalComparison(page, language).Write(previous, report);
                    if (request.Explain) new TerminalExplanation(page, language).Write(recognised, checklist);
                    return Encoding.UTF8.GetBytes(text.ToString());
                }
        }
    }
}
