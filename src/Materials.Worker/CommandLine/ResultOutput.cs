namespace Materials.Worker.CommandLine;

/// <summary>Where a command's result goes: stdout, or a file that appears whole or not at all.</summary>
internal sealed class ResultOutput
{
    private readonly Terminal terminal;
    private readonly string? file;

    /// <param name="file">Null for stdout.</param>
    /// <param name="notInside">The package that is read: a result written into it would be one of its files the next time.</param>
    public ResultOutput(Terminal terminal, string? file, string? notInside = null)
    {
        this.terminal = terminal;
        this.file = file is null ? null : Path.GetFullPath(file);
        if (this.file is null) return;
        if (notInside is not null && IsInside(this.file, Path.GetFullPath(notInside)))
            throw CommandFailure.BadUsage($"结果不能写进被核验的材料包：{file}", $"The result cannot be written into the package itself: {file}");
        if (Directory.Exists(this.file) || !Directory.Exists(Path.GetDirectoryName(this.file)))
            throw CommandFailure.BadUsage($"无法写入 {file}：文件夹不存在，或该路径是文件夹。", $"Cannot write {file}: its folder does not exist, or it is a folder.");
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> result, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            await WriteToStdoutAsync(result);
            return;
        }

        var draft = $"{file}.{Environment.ProcessId}.draft";
        try
        {
            await File.WriteAllBytesAsync(draft, result, cancellationToken);
            File.Move(draft, file, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(ExitCode.CannotWrite, new($"无法写入 {file}：{fault.Message}", $"Cannot write {file}: {fault.Message}"));
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private async Task WriteToStdoutAsync(ReadOnlyMemory<byte> result)
    {
        try
        {
            await terminal.Out.WriteAsync(System.Text.Encoding.UTF8.GetString(result.Span));
            await terminal.Out.FlushAsync(CancellationToken.None);
        }
        catch (IOException)
        {
            // Whoever read our output has seen enough (as `head` does).
        }
    }

    private static bool IsInside(string path, string folder) =>
        path == folder || path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
