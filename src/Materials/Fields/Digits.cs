namespace Materials.Fields;

/// <summary>Digits that eyes and machines take for one another.</summary>
internal static class Digits
{
    private static readonly string[] Groups = ["0689", "17", "14", "27", "38", "35", "56", "49"];

    /// <summary>The digits that one may have been before it was misread.</summary>
    public static IEnumerable<char> LookAlikes(char digit) =>
        Groups.Where(g => g.Contains(digit, StringComparison.Ordinal)).SelectMany(g => g).Where(d => d != digit).Distinct();
}
