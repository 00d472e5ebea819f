using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Materials.Fields;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>Documents about the applicant name the applicant: where only other companies are named, they are about somebody else.</summary>
internal sealed partial class OwnNameRule : IRule
{
    public string Name => "own-name";

    public RuleResult Examine(RuleCase about)
    {
        if (about.Package.Content.Submission.Applicant.Name is not { } applicant)
            return RuleResult.Nothing;
        var named = about.Documents.SelectMany(d => d.Pages.SelectMany(p => p.Lines.SelectMany(l => Names(l.Text).Select(n => (Document: d, Page: p, Line: l, Name: n))))).ToImmutableArray();
        if (named.IsEmpty || named.Any(n => CompanyName.Compare(applicant, n.Name) != NameComparison.Different || CompanyName.EndsWith(n.Name, applicant)))
            return RuleResult.Nothing;
        var (document, page, line, name) = named[0];
        var where = Place.Of(document.File, page.Number);
        var value = new ReadValue(name, page.Number, line.Text.Trim(), ReadValue.IsOcr(page, line), ReadValue.Trusted(page, line));
        if (!value.Firm)
            return RuleResult.Of(RuleCase.Doubt(document.File, value, new(
                $"申请人名称为“{applicant}”，{where.Zh}读到“{name}”。两者是否为同一企业？",
                $"The applicant is “{applicant}”; {where.En} reads “{name}”. Are they the same company?")));
        return RuleResult.Of(about.Finding(FindingCode.NameMismatch, document.File, page.Number, value.Quote,
            new($"{about.Item.Title.Zh}应写申请人“{applicant}”，{where.Zh}写的却是“{name}”，没有写到申请人。",
                $"{about.Item.Title.En} should be about the applicant, “{applicant}”; {where.En} names “{name}” and nowhere the applicant."),
            new($"请提交“{applicant}”自己的{about.Item.Title.Zh}，名称与营业执照一致；如果企业已更名，请附变更证明。",
                $"Submit the {about.Item.Title.En} of “{applicant}” itself, named as on its licence; if the company was renamed, add the proof.")));
    }

    private static IEnumerable<string> Names(string text) => Full.Matches(Widths.Narrow(text)).Select(m => m.Value);

    // A registered name in running text; what leads to it (名称是, 大名叫) is no part of it.
    [GeneratedRegex(@"(?:(?<=[叫是为系:])|(?<![\p{L}\p{N}]))(?:(?![叫是为系])[\u3400-\u9FFF()]){3,30}?(?:有限责任公司|有限公司|集团公司|股份公司)", RegexOptions.CultureInvariant)]
    private static partial Regex Full { get; }
}
