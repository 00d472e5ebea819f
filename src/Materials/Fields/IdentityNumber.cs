namespace Materials.Fields;

/// <summary>Numbers of identity cards, whole or with some of their digits starred (340104********1234).</summary>
internal static class IdentityNumber
{
    private const int Length = 18;

    /// <summary>What shows of a number at its end, whichever way it is starred.</summary>
    public const int TailLength = 4;

    /// <summary>The number in a text, digits and stars alone; null where none stands there.</summary>
    public static string? In(string text)
    {
        var bare = string.Concat(Widths.Bare(text).Select(c => c is '×' or '●' or '■' ? '*' : c).Where(c => char.IsAsciiDigit(c) || c is '*' or 'X'));
        return bare.Length >= TailLength && bare[^TailLength..].All(c => c != '*') && bare.Any(char.IsAsciiDigit) ? bare : null;
    }

    /// <summary>Whether two numbers cannot be one: somewhere both show a digit, and not the same. Of those starred to another length the tails are compared.</summary>
    public static bool Differ(string one, string other) =>
        one.Length == Length && other.Length == Length ? one.Zip(other).Any(IsOther) : one[^TailLength..].Zip(other[^TailLength..]).Any(IsOther);

    /// <summary>Whether both are whole and the same.</summary>
    public static bool Same(string one, string other) => one.Length == Length && one == other && !one.Contains('*', StringComparison.Ordinal);

    private static bool IsOther((char One, char Other) pair) => pair is { One: not '*', Other: not '*' } && pair.One != pair.Other;
}
