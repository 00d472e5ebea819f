using System.Collections.Immutable;
using Materials.Fields;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>The licence's holder is the applicant, and a legal person (DOMAIN, rows 5 and 7).</summary>
internal static class LicenseHolder
{
    public static RuleResult Examine(RuleCase about, ImmutableArray<SubmittedLicense> licenses) =>
        RuleResult.Join([.. licenses.Select(l => Name(about, l, licenses)), .. licenses.Select(l => Person(l, about.Words("not-legal-persons"))), Original(licenses)]);

    // Clause 18 asks for the duplicate; the original says the same, so a person decides.
    private static RuleResult Original(ImmutableArray<SubmittedLicense> licenses)
    {
        if (licenses.Any(l => l.License.Original is not { Firm: true }))
            return RuleResult.Nothing;
        var (document, value) = (licenses[0].Document, licenses[0].License.Original!);
        var where = Place.Of(document.File, value.Page);
        return RuleResult.Of(RuleCase.Doubt(document.File, value, new(
            $"应提交营业执照副本，{where.Zh}写明是“正本”。能否接受？",
            $"The duplicate of the licence is asked for; {where.En} is the original (正本). Is it acceptable?")));
    }

    private static RuleResult Name(RuleCase about, SubmittedLicense submitted, ImmutableArray<SubmittedLicense> licenses)
    {
        if (about.Package.Content.Submission.Applicant.Name is not { } applicant || submitted.License.Name is not { } name)
            return RuleResult.Nothing;
        var comparison = CompanyName.Compare(applicant, name.Text);
        if (comparison == NameComparison.Same)
            return RuleResult.Nothing;

        var file = submitted.Document.File;
        var where = Place.Of(file, name.Page);
        // A label that was misread stands before the name as if it were part of it.
        if (comparison == NameComparison.Near || !name.MostlyFirm || (name.Ocr && CompanyName.EndsWith(name.Text, applicant)))
            return RuleResult.Of(RuleCase.Doubt(file, name, new(
                $"申请人名称为“{applicant}”，{where.Zh}的营业执照上读到“{name.Shown}”。两者是否为同一企业？",
                $"The applicant is “{applicant}”; the licence ({where.En}) reads “{name.Shown}”. Are they the same company?")));

        var finding = about.Finding(FindingCode.NameMismatch, file, name.Page, name.Quote,
            new($"营业执照应为申请人“{applicant}”的执照，但{where.Zh}上的名称是“{name.Text}”。",
                $"The licence should be that of the applicant, “{applicant}”, but {where.En} names “{name.Text}”."),
            new($"请提交“{applicant}”自己的营业执照副本；如果企业已更名，请同时提交登记机关的变更证明，并更正申报名称。",
                $"Submit the duplicate licence of “{applicant}” itself. If the company was renamed, add the registration authority's proof and correct the name in the application."));

        // Beside the applicant's own licence, another company's is only superfluous.
        var ownIsThere = licenses.Any(l => l.License.Name is { } n && CompanyName.Compare(applicant, n.Text) == NameComparison.Same);
        return RuleResult.Of(ownIsThere ? finding with { Severity = Severity.Advisory } : finding);
    }

    private static RuleResult Person(SubmittedLicense submitted, ImmutableArray<string> types)
    {
        if (submitted.License.WithoutLegalPersonality(types) is not var (value, word))
            return RuleResult.Nothing;
        var where = Place.Of(submitted.Document.File, value.Page);
        return RuleResult.Of(RuleCase.Doubt(submitted.Document.File, value, new(
            $"申请认证的组织应具有独立法人资格，{where.Zh}显示为“{word}”（“{value.Text}”）。该主体能否申请？",
            $"An applicant must be a legal person of its own; {where.En} shows “{word}” (“{value.Text}”). May it apply?")));
    }
}
