namespace Materials.Hostile.Fuzzing;

/// <summary>The command line of fuzzing.</summary>
internal static class FuzzCommand
{
    private static readonly string DefaultFolder = Path.Combine(Path.GetTempPath(), "materials-fuzz");

    public static async Task<int> RunAsync(string[] arguments)
    {
        var folder = Value(arguments, "--folder") ?? DefaultFolder;
        if (arguments.Contains("--total"))
        {
            new FuzzLedger(folder).Print();
            return 0;
        }

        var formats = Value(arguments, "--format") is { } name ? [Format(name)] : FuzzFormats.All;
        return await new FuzzRun(new(
            formats,
            long.Parse(Value(arguments, "--seed") ?? "1"),
            long.Parse(Value(arguments, "--from") ?? "0"),
            long.Parse(Value(arguments, "--count") ?? $"{long.MaxValue}"),
            TimeSpan.FromMinutes(double.Parse(Value(arguments, "--minutes") ?? "1")),
            folder,
            !arguments.Contains("--no-shrink"))).RunAsync(CancellationToken.None);
    }

    public static FuzzFormat Format(string name) =>
        FuzzFormats.All.FirstOrDefault(f => f.Name == name) ?? throw new ArgumentException($"No format {name}; there are: {string.Join(' ', FuzzFormats.All.Select(f => f.Name))}");

    /// <summary>Tries one file in this process. Its exit code is 1, and the defect on stderr, where there is one.</summary>
    public static int TryFile(string format, string file)
    {
        if (FuzzBatch.Judge(Format(format), File.ReadAllBytes(file)) is not { } wrong)
            return 0;
        Console.Error.WriteLine(wrong);
        return 1;
    }

    private static string? Value(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
}
