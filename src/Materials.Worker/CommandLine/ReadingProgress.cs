using System.Collections.Immutable;
using Materials.Fields;
using Materials.Packages;
using Materials.Reading.Containment;
using Spectre.Console;

namespace Materials.Worker.CommandLine;

/// <summary>Says on stderr, file by file, what is being read, when a person watches.</summary>
internal sealed class ReadingProgress : IDisposable, IProgress<PageProgress>
{
    private readonly Terminal terminal;
    private readonly Language language;
    private readonly IAnsiConsole? console;
    private int opened;

    private ReadingProgress(Terminal terminal, Language language, IAnsiConsole? console) =>
        (this.terminal, this.language, this.console) = (terminal, language, console);

    public static ReadingProgress On(Terminal terminal, Language language) => new(terminal, language, terminal.ShowsProgress
        ? AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Out = new AnsiConsoleOutput(terminal.Error) })
        : null);

    /// <summary>The same source, whose files say when they are opened.</summary>
    public IPackageSource Watch(IPackageSource source) => console is null ? source : new WatchedSource(source, this);

    /// <summary>Wipes the line. May be called twice.</summary>
    public void Dispose() => console?.Write(new ControlCode("\r\u001b[2K"));

    /// <summary>A page of a scan has been read.</summary>
    public void Report(PageProgress value)
    {
        if (console is null)
            return;
        lock (this)
            Show(language == Language.Zh ? $"正在识别 {value.Done}/{value.Total} 页  {value.Path}" : $"Recognising page {value.Done}/{value.Total}  {value.Path}");
    }

    private void Opening(string path, int count) =>
        Show(language == Language.Zh ? $"正在读取 {++opened}/{count}  {path}" : $"Reading {++opened}/{count}  {path}");

    private void Show(string line)
    {
        console!.Write(new ControlCode("\r\u001b[2K"));
        console.Write(new Text(Rendering.DisplayWidth.Cut(PrivateNumbers.Mask(VisibleText.OneLine(line)), Math.Max(20, terminal.Width - 1)), new Style(Color.Grey)));
    }

    private sealed class WatchedSource(IPackageSource source, ReadingProgress progress) : IPackageSource
    {
        public async Task<ImmutableArray<PackageFile>> OpenAsync(Submission submission, CancellationToken cancellationToken)
        {
            var files = await source.OpenAsync(submission, cancellationToken);
            return [.. files.Select(f => f with { OpenAsync = token => Open(f, files.Length, token) })];
        }

        private Task<Stream> Open(PackageFile file, int count, CancellationToken cancellationToken)
        {
            lock (progress) progress.Opening(file.Path, count);
            return file.OpenAsync(cancellationToken);
        }
    }
}
