using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Materials.Checklists.Rules;

/// <summary>Every rule there is. A checklist may name these and no others.</summary>
public static class RuleList
{
    public static ImmutableArray<IRule> All { get; } =
    [
        new LicenseRule(),
        new CertificatesRule(),
        new NotOlderThanRule(),
        new PlaceholderRule(),
        new OtherCompanyRule(),
        new InForceRule(),
        new OwnNameRule(),
        new FilledRowsRule(),
        new SurveyRule(),
        new PlanFirstRule(),
        new NotInFutureRule(),
        new SinceIssueRule(),
        new OwnCodeRule(),
        new AsLicensedRule(),
        new OnRosterRule(),
        new CasesRule(),
        new PhotosRule(),
    ];

    private static readonly FrozenDictionary<string, IRule> ByName = All.ToFrozenDictionary(r => r.Name, StringComparer.Ordinal);

    /// <summary>The rule of a name.</summary>
    /// <exception cref="ArgumentException">No rule has that name; a checklist that validates names none such.</exception>
    public static IRule Named(string name) =>
        ByName.TryGetValue(name, out var rule) ? rule : throw new ArgumentException($"There is no rule “{name}”.", nameof(name));
}
