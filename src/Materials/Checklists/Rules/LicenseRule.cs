using System.Collections.Immutable;
using Materials.Documents;
using Materials.Fields;

namespace Materials.Checklists.Rules;

/// <summary>Everything that a business licence is held against: its holder, its code, its term, its seal.</summary>
internal sealed class LicenseRule : IRule
{
    public string Name => "license";

    public RuleResult Examine(RuleCase about)
    {
        var licenses = about.Documents.Select(d => new SubmittedLicense(d, License.Read(d))).ToImmutableArray();
        return RuleResult.Join(
        [
            LicenseHolder.Examine(about, licenses),
            LicenseCode.Examine(about, licenses),
            LicenseTerm.Examine(about, licenses),
            LicenseSeal.Examine(about, licenses),
        ]);
    }
}

/// <summary>A licence and the document it was read from.</summary>
internal sealed record SubmittedLicense(Document Document, License License);
