namespace Materials.Documents.Wording;

/// <summary>Takes a passage apart into what the wording model weighs: runs of one to four characters, where it stands, how long it is.</summary>
/// <remarks>Blanks, letter case and full-width forms make no difference, all digits are one. The beginning is <c>^</c>, the end <c>$</c>.</remarks>
internal static class Grams
{
    public const int Longest = 4;

    /// <summary>Longer passages are cut: what a sentence is about shows at once, and time stays bounded.</summary>
    private const int MostCharacters = 120;

    /// <summary>Marks what is no run of characters: the place and the length. No text holds it.</summary>
    private const char Mark = '\u0001';

    /// <summary>How many times as much as a run of characters a circumstance weighs: there are few of them, and they hold for words never met.</summary>
    public const int CircumstanceWeight = 3;

    private static readonly int[] Lengths = [4, 8, 16, 32, 64];

    /// <summary>The passage as its grams are taken from it.</summary>
    public static string Normal(string text)
    {
        var squashed = SquashedText.Squash(text.Length > MostCharacters ? text[..MostCharacters] : text);
        return string.Create(squashed.Length + 2, squashed, static (span, s) =>
        {
            span[0] = '^';
            for (var i = 0; i < s.Length; i++)
                span[i + 1] = char.IsAsciiDigit(s[i]) ? '0' : s[i];
            span[^1] = '$';
        });
    }

    /// <summary>What a passage is besides its characters: where it stands, how long it is, the notions it touches and which follow one another.</summary>
    public static IEnumerable<string> Circumstances(PassagePlace place, string normal)
    {
        yield return $"{Mark}{place}";
        yield return $"{Mark}{place}/{Lengths.Count(l => normal.Length - 2 >= l)}";
        var before = "";
        foreach (var notions in Notions.BuiltIn.In(normal))
        {
            foreach (var notion in notions)
                yield return $"{Mark}{notion}";
            if (before.Length > 0 && before != notions[0])
                yield return $"{Mark}{before}>{notions[0]}";
            before = notions[0];
        }
    }

    /// <summary>A gram as a person may read it.</summary>
    public static string Shown(string gram) => gram.Replace(Mark, '@');
}
