using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Materials.Pages;

namespace Materials.Fields;

/// <summary>The unified social credit code (GB 32100-2015) with the organisation code inside it (GB 11714-1997).</summary>
public static partial class CreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string OrganisationAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>In characters.</summary>
    internal const int Length = 18;

    /// <summary>More would not help a person to decide.</summary>
    private const int MaxProposals = 3;

    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Characters that eyes and machines take for one another.</summary>
    private static readonly string[] Confusions =
        ["0OQDC", "1IL", "2Z", "5S", "6G", "8B", "UV", "3E", "4A", "7T", "CG", "MN", "PR", "XK", "HN", "WM"];

    /// <summary>Half-width, upper case, without blanks and hyphens.</summary>
    public static string Normalise(string code) => Widths.Bare(code).Replace("-", "", StringComparison.Ordinal);

    /// <summary>What is wrong with a code, if anything.</summary>
    public static CreditCodeFault Check(string code)
    {
        var c = Normalise(code);
        if (c.Length != Length)
            return CreditCodeFault.Length;
        if (c.Any(x => !Alphabet.Contains(x, StringComparison.Ordinal)))
            return CreditCodeFault.Character;
        if (CheckCharacter(c) != c[17])
            return CreditCodeFault.CheckCharacter;
        return OrganisationCheckCharacter(c.AsSpan(8, 8)) == c[16] ? CreditCodeFault.None : CreditCodeFault.OrganisationCheck;
    }

    /// <summary>
    /// Valid codes that this one may have been before a character was misread, the likeliest first. A proposal for a person, never a repair.
    /// </summary>
    public static ImmutableArray<string> Proposals(string code) => Proposals(code, []);

    /// <param name="doubtful">The characters that the reader itself was not sure of: what it held for possible comes first.</param>
    /// <inheritdoc cref="Proposals(string)"/>
    internal static ImmutableArray<string> Proposals(string code, ImmutableArray<DoubtfulCharacter> doubtful)
    {
        var c = Normalise(code);
        if (c.Length != Length)
            return [];

        // Characters that no code contains are misread for certain; on top of them one more may be.
        var readings = new List<string> { "" };
        foreach (var x in c)
        {
            var letters = Alphabet.Contains(x, StringComparison.Ordinal) ? [x] : Confused(x).ToArray();
            readings = [.. readings.SelectMany(r => letters.Select(l => r + l)).Take(64)];
        }

        var possible = new List<string> { c };
        foreach (var d in doubtful.Where(d => d.Index < Length))
            possible = [.. possible.SelectMany(p => d.Alternatives.ToUpperInvariant().Where(a => Alphabet.Contains(a, StringComparison.Ordinal))
                .Select(a => p[..d.Index] + a + p[(d.Index + 1)..]).Prepend(p)).Take(64)];

        var once = readings.SelectMany(r => Enumerable.Range(0, Length).SelectMany(i => Confused(r[i]).Select(l => r[..i] + l + r[(i + 1)..])));
        return [.. possible.Concat(readings).Concat(once).Where(r => r != c && Check(r) == CreditCodeFault.None).Distinct().Take(MaxProposals)];
    }

    /// <summary>Whether a reader of pictures could have taken one code for the other: they differ only in characters that look alike.</summary>
    internal static bool LookAlike(string one, string other)
    {
        var (a, b) = (Normalise(one), Normalise(other));
        return a.Length == b.Length && a.Zip(b).All(p => p.First == p.Second || Confused(p.First).Contains(p.Second));
    }

    /// <summary>Every run of 18 letters and digits that could be meant as a code, with its place in the text. Single blanks inside are passed over.</summary>
    internal static IEnumerable<(string Code, int Index, int Length)> FindIn(string text) =>
        Candidate.Matches(Widths.Narrow(text).ToUpperInvariant())
            .Where(m => m.Value.Count(char.IsAsciiDigit) >= 8)
            .Select(m => (Normalise(m.Value), m.Index, m.Length));

    /// <summary>
    /// A run of letters and digits that is no code but may be what is left of one, or one with a character too many; null when there is none. Registers
    /// number their copies in digits alone, so that without a letter only what begins as codes of companies do counts.
    /// </summary>
    internal static string? FragmentIn(string text)
    {
        var narrow = Widths.Narrow(text).ToUpperInvariant();
        return Partial.Matches(narrow).Concat(Damaged.Matches(narrow))
            .Where(m => Normalise(m.Value) is var run && run.Count(char.IsAsciiDigit) >= 8 && (run.Any(char.IsAsciiLetter) || (run.Length >= 16 && run[0] == '9')))
            .OrderByDescending(m => m.Length)
            .Select(m => text.Substring(m.Index, m.Length))
            .FirstOrDefault();
    }

    /// <summary>Whether it has a letter where every code has digits: its third to eighth characters are those of an administrative division (GB/T 2260).</summary>
    internal static bool HasLetterInDivision(string code) => Normalise(code) is { Length: Length } c && c[2..8].Any(char.IsAsciiLetter);

    /// <summary>The places at which two codes of the same length differ, from 1.</summary>
    internal static ImmutableArray<int> Differences(string one, string other) =>
        [.. Enumerable.Range(0, Math.Min(one.Length, other.Length)).Where(i => one[i] != other[i]).Select(i => i + 1)];

    // GB 32100-2015, 5.2: weights 3^(i-1) mod 31; the check is (31 - sum mod 31) mod 31.
    private static char CheckCharacter(string code)
    {
        var sum = 0;
        var weight = 1;
        foreach (var x in code.AsSpan(0, 17))
        {
            sum += Alphabet.IndexOf(x, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - sum % 31) % 31];
    }

    // GB 11714-1997: modulo 11, 10 is written X and 11 is written 0.
    private static char OrganisationCheckCharacter(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var i = 0; i < code.Length; i++)
            sum += OrganisationAlphabet.IndexOf(code[i], StringComparison.Ordinal) * OrganisationWeights[i];
        return (11 - sum % 11) switch
        {
            10 => 'X',
            11 => '0',
            var digit => (char)('0' + digit),
        };
    }

    private static IEnumerable<char> Confused(char x) =>
        Confusions.Where(g => g.Contains(x, StringComparison.Ordinal))
            .SelectMany(g => g)
            .Concat(Digits.LookAlikes(x))
            .Where(y => y != x && Alphabet.Contains(y, StringComparison.Ordinal))
            .Distinct();

    [GeneratedRegex("(?<![0-9A-Z])[0-9A-Z](?:[ -]?[0-9A-Z]){17}(?![0-9A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Candidate { get; }

    // Two thirds of a code to a third more: with less no reader would know it for one.
    [GeneratedRegex("(?<![0-9A-Z])[0-9A-Z](?:[ -]?[0-9A-Z]){11,23}(?![0-9A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Partial { get; }

    // What is left of a blotted or scratched character is read as a sign: 91?40104M^2N5QWR4Q. Up to four of them, each with a character of the code on both its sides.
    [GeneratedRegex("(?<![0-9A-Z])(?=(?:[ ]?[0-9A-Z]){1,17}[ ]?[^0-9A-Z\\s\u4E00-\u9FFF])[0-9A-Z](?:[ ]?[0-9A-Z]|[ ]?[^0-9A-Z\\s\u4E00-\u9FFF]{1,2}(?=[ ]?[0-9A-Z])){12,20}(?![0-9A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Damaged { get; }
}

/// <summary>What is wrong with a credit code.</summary>
public enum CreditCodeFault
{
    None,

    /// <summary>It does not have 18 characters.</summary>
    Length,

    /// <summary>It holds a character that no code contains (I, O, S, V, Z or a sign).</summary>
    Character,

    /// <summary>The 18th character does not follow from the 17 before it (GB 32100).</summary>
    CheckCharacter,

    /// <summary>The 17th does not follow from the organisation code before it (GB 11714), though the 18th is right.</summary>
    OrganisationCheck,
}
