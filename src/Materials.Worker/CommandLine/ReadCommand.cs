using System.CommandLine;
using System.Text;
using System.Text.Json;
using Materials.Pages;
using Materials.Reports;
using Materials.Worker.Containment;
using Materials.Worker.Malware;
using Materials.Worker.Rendering;

namespace Materials.Worker.CommandLine;

/// <summary><c>materials read PATH</c>: the pages of text that the program sees.</summary>
internal static class ReadCommand
{
    public static Command Create(Terminal terminal, Language language)
    {
        var path = new Argument<string>("PATH") { Description = language == Language.Zh ? "文件、压缩包或文件夹" : "A file, an archive or a folder" };
        var format = CheckCommand.FormatOption(language, "text", "json");
        var command = new Command("read", language == Language.Zh
            ? "输出程序读到的文字，各页以换页符分隔"
            : "Prints the text that the program sees, pages separated by form feeds")
        {
            path, format,
        };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(path), parsed.GetRequiredValue(format), terminal, language, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, string format, Terminal terminal, Language language, CancellationToken cancellationToken)
    {
        var reading = Settings.Of<ReadingOptions>(ReadingOptions.Section);
        using var processes = ReadingProcesses.Pool(reading);
        var reader = ScannedReader.Over(processes, Settings.Of<MalwareOptions>(MalwareOptions.Section), reading.MaxFileBytes);
        var files = new List<FileContent>();
        foreach (var (name, file) in FilesOf(path))
        {
            await using var content = Open(file);
            files.AddRange(await reader.ReadAsync(name, content, cancellationToken));
        }

        terminal.Out.Write(format == "json" ? Json(files) : Text(files));
        terminal.Out.Flush();
        foreach (var file in files) Complain(file, terminal, language);
        return files.TrueForAll(f => f.Status is FileStatus.Unreadable or FileStatus.Rejected) ? ExitCode.CannotOpen : ExitCode.Done;
    }

    private static IEnumerable<(string Name, string File)> FilesOf(string path)
    {
        if (File.Exists(path)) return [(Path.GetFileName(path), path)];
        if (!Directory.Exists(path)) throw CommandFailure.CannotOpen($"没有这个文件或文件夹：{path}", $"No such file or folder: {path}");
        return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(f => (Path.GetRelativePath(path, f).Replace(Path.DirectorySeparatorChar, '/'), f))
            .OrderBy(f => f.Item1, StringComparer.Ordinal);
    }

    private static FileStream Open(string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.CannotOpen($"无法打开 {file}：{fault.Message}", $"Cannot open {file}: {fault.Message}");
        }
    }

    // One file is its text and nothing else; where there are several, each begins with a line that names it.
    private static string Text(List<FileContent> files)
    {
        var told = files.Where(f => !f.IsArchive && f.Status == FileStatus.Read).ToArray();
        var text = new StringBuilder();
        foreach (var file in told)
        {
            if (text.Length > 0) text.Append('\f');
            if (files.Count > 1) text.Append($"===== {VisibleText.OneLine(file.Path)} =====\n");
            text.AppendJoin('\f', file.Pages.Select(p => p.Text.Length == 0 ? "" : $"{p.Text}\n"));
        }

        return text.ToString();
    }

    private static string Json(List<FileContent> files) =>
        JsonSerializer.Serialize(new ReadResult([.. files.Select(ReadFile.Of)]), ReadJson.Readable.ReadResult) + "\n";

    private static void Complain(FileContent file, Terminal terminal, Language language)
    {
        foreach (var defect in file.Defects)
        {
            var more = string.Join(' ', new[] { defect.Detail, defect.Met, defect.Limit }.Where(d => d is not null));
            terminal.Error.WriteLine($"materials: {VisibleText.OneLine(file.Path)}: {ReportWords.OfCode(defect.Code).In(language)} ({defect.Code}) {VisibleText.OneLine(more)}".TrimEnd());
        }

        foreach (var unread in file.Pages.Where(p => p.Unread is not null).GroupBy(p => p.Unread!.Value))
            Say(language == Language.Zh
                ? $"有 {unread.Count()} 处未读出（{ReportWords.Of(unread.Key).Zh}）：{Numbers(unread)}"
                : $"{unread.Count()} not read ({ReportWords.Of(unread.Key).En}): {Numbers(unread)}");
        var silent = file.Pages.Where(p => p.Unread is null && p.Source == TextSource.None && !p.Pictures.IsEmpty).ToArray();
        if (silent.Length > 0)
            Say(language == Language.Zh
                ? $"有 {silent.Length} 处只有图像、没有文字：{Numbers(silent)}"
                : $"{silent.Length} without text, pictures only: {Numbers(silent)}");

        void Say(string what) => terminal.Error.WriteLine($"materials: {VisibleText.OneLine(file.Path)}: {what}");

        static string Numbers(IEnumerable<Page> pages) => string.Join(", ", pages.Select(p => p.Number));
    }
}
