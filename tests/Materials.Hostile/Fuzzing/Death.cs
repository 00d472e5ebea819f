namespace Materials.Hostile.Fuzzing;

/// <summary>Names the way a process died.</summary>
internal static class Death
{
    public static string Of(int exitCode, string lastWords)
    {
        if (lastWords.Contains("Stack overflow", StringComparison.OrdinalIgnoreCase))
            return $"death: stack overflow {Place(lastWords)}";
        if (lastWords.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || lastWords.Contains("OutOfMemory", StringComparison.Ordinal))
            return "death: out of memory";
        return exitCode switch
        {
            139 => "death: segmentation fault",
            134 => $"death: abort {Place(lastWords)}",
            137 => "death: killed",
            _ => $"death: exit code {exitCode} {Place(lastWords)}",
        };
    }

    private static string Place(string lastWords) =>
        lastWords.Split('\n').FirstOrDefault(l => l.Contains("   at ", StringComparison.Ordinal))?.Trim() ?? "";
}
