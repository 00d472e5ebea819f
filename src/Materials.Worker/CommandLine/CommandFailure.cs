namespace Materials.Worker.CommandLine;

/// <summary>Ends a command with one sentence for its user and an exit code. Never a fault of the program.</summary>
internal sealed class CommandFailure(int exitCode, Bilingual sentence) : Exception(sentence.En)
{
    /// <summary>One of <see cref="CommandLine.ExitCode"/>.</summary>
    public int ExitCode { get; } = exitCode;

    public Bilingual Sentence { get; } = sentence;

    public static CommandFailure BadUsage(string zh, string en) => new(CommandLine.ExitCode.BadUsage, new(zh, en));

    public static CommandFailure CannotOpen(string zh, string en) => new(CommandLine.ExitCode.CannotOpen, new(zh, en));
}
