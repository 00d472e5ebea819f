using System.Diagnostics;
using System.Text;

namespace Materials.Worker.Tests.CommandLine;

/// <summary>The built program, run as its users run it.</summary>
internal static class MaterialsProcess
{
    public static Task<ProcessResult> RunAsync(params string[] arguments) => RunAsync([], arguments);

    public static Task<ProcessResult> RunAsync((string Name, string Value)[] environment, params string[] arguments) =>
        RunProgramAsync(Path.Combine(AppContext.BaseDirectory, "materials"), environment, arguments);

    /// <param name="program">A copy of it.</param>
    public static async Task<ProcessResult> RunProgramAsync(string program, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false, throwOnInvalidBytes: true),
            StandardErrorEncoding = new UTF8Encoding(false, throwOnInvalidBytes: true),
        };
        // As on a server without a locale: what is printed is UTF-8 all the same.
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }
}

/// <summary>What a run of the program gave.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error)
{
    /// <summary>It ended with one clear sentence on stderr, a hint at most, and nothing on stdout.</summary>
    public void IsRefusal(int exitCode, string sentence)
    {
        Assert.Equal(exitCode, ExitCode);
        Assert.Empty(Output);
        Assert.Contains(sentence, Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.InRange(Error.Trim().Split('\n').Length, 1, 2);
    }
}
