using Materials.Specimens.Planning;

namespace Materials.Specimens.Voices;

/// <summary>Unified social credit codes: GB 32100-2015, whose positions 9–17 are an organisation code by GB 11714.</summary>
internal static class CreditCode
{
    private const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public static string For(string regionCode, string companyName)
    {
        var dice = new Dice("credit-code", companyName);
        var body = "MA" + string.Concat(Enumerable.Range(0, 6).Select(_ => Characters[dice.Below(Characters.Length)]));
        var organisation = body + OrganisationCheck(body);
        var code = "91" + regionCode + organisation;
        return code + Check(code);
    }

    /// <summary>The same code with a last character that fails the check.</summary>
    public static string Broken(string code) =>
        code[..17] + Characters[(Characters.IndexOf(code[17], StringComparison.Ordinal) + 7) % 31];

    public static bool IsValid(string code) =>
        code.Length == 18 && code.All(c => Characters.Contains(c, StringComparison.Ordinal))
        && code[16] == OrganisationCheck(code[8..16]) && code[17] == Check(code[..17]);

    private static char Check(string first17)
    {
        var (sum, weight) = (0, 1);
        foreach (var character in first17)
        {
            sum += Characters.IndexOf(character, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }
        return Characters[(31 - sum % 31) % 31];
    }

    private static char OrganisationCheck(string first8)
    {
        int[] weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = first8.Select((c, i) => (char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10) * weights[i]).Sum();
        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }
}
