using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Materials.Fields;

/// <summary>
/// The number under which companies were registered (注册号) before unified social credit codes took its place from 2015-10 on: 15 digits, on the oldest
/// licences 13. A licence that bears only such a number was to be exchanged by the end of 2017.
/// </summary>
internal static partial class RegistrationNumber
{
    /// <summary>The key of its label among a licence's.</summary>
    public const string Label = "number";

    /// <summary>The first labelled one; null where none is, or something else stands there, such as a credit code with a character lost.</summary>
    /// <param name="values">A licence's values by their labels.</param>
    public static ReadValue? Of(ImmutableArray<LabelledValue> values)
    {
        foreach (var value in values.Where(v => v.Key == Label || v.Value.Contains("注册号", StringComparison.Ordinal)))
        {
            if (Digits.Match(Widths.Narrow(value.Value)) is { Success: true, Groups: [_, var digits] })
                return ReadValue.Of(value).Code(digits.Index, digits.Length, CreditCode.Normalise(digits.Value));
        }

        return null;
    }

    // The number of the copy may follow: 340104000261937(1-1).
    [GeneratedRegex(@"(?<![0-9A-Za-z])(\d(?:[ ]?\d){12}(?:[ ]?\d[ ]?\d)?)(?![0-9A-Za-z]|[ ]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Digits { get; }
}
