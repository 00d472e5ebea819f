using System.Collections.Immutable;
using Materials.Documents;
using Materials.Fields;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>No document names another company as its own author: in its title, its running heads, at its end, or as 本公司.</summary>
/// <remarks>
/// Customers, suppliers and issuers of certificates may be named anywhere else. <c>customers</c> lists the labels by which documents that customers fill in name the customer.
/// The manual of a group that the applicant seems to belong to is for a person.
/// </remarks>
internal sealed class OtherCompanyRule : IRule
{
    public string Name => "other-company";

    public RuleResult Examine(RuleCase about)
    {
        var own = OwnNames(about);
        return own.IsEmpty ? RuleResult.Nothing : RuleResult.Join(about.Documents.Select(d => Examine(about, d, own)));
    }

    // The applicant as it named itself; where nobody said, the holder of its licence.
    private static ImmutableArray<string> OwnNames(RuleCase about)
    {
        if (about.Package.Content.Submission.Applicant.Name is { } applicant)
            return [applicant];
        return
        [
            .. about.Package.Documents
                .Where(d => d.Kind == KnownItems.BusinessLicense)
                .Select(d => License.Read(d).Name)
                .OfType<ReadValue>()
                .Where(n => n.Firm)
                .Select(n => n.Text),
        ];
    }

    private static RuleResult Examine(RuleCase about, Document document, ImmutableArray<string> own)
    {
        var authors = Authors.Of(document, own, about.Words("customers"));
        var others = authors.Where(a => !IsOwn(a, own)).ToImmutableArray();
        if (others.IsEmpty)
            return RuleResult.Nothing;

        var author = others.MaxBy(o => (o.By, o.Value.Trust))!;
        var other = author.Value;
        var where = Place.Of(document.File, other.Page);
        // A running head is put over anybody's document; who wrote it says the document itself. Of a clause, whoever is named may be the author as well.
        var isOwnToo = authors.Any(a => a.By >= author.By && IsOwn(a, own)) || (author.By == AuthoredBy.Clause && IsNamed(document, own));
        if (isOwnToo || !other.Firm || own.Any(o => CompanyName.IsGroupOf(other.Text, o)))
            return RuleResult.Of(RuleCase.Doubt(document.File, other, new(
                $"{where.Zh}以“{other.Text}”的名义编写，申请人是“{own[0]}”。这份文件是否适用于申请人？",
                $"{where.En} is written in the name of “{other.Text}”; the applicant is “{own[0]}”. Does the document apply to the applicant?")));
        return RuleResult.Of(about.Finding(FindingCode.OtherCompany, document.File, other.Page, other.Quote,
            new($"文件应是申请人“{own[0]}”自己的，{where.Zh}却以“{other.Text}”的名义编写。",
                $"The document must be that of the applicant, “{own[0]}”; {where.En} is written in the name of “{other.Text}”."),
            new($"请提交“{own[0]}”自己编制并正在执行的文件，把其他企业的名称和内容改掉。",
                $"Submit the document that “{own[0]}” itself wrote and applies, without another company's name and content.")));
    }

    private static bool IsOwn(Author author, ImmutableArray<string> own) => own.Any(o => CompanyName.Compare(o, author.Value.Text) != NameComparison.Different || CompanyName.IsShortOf(author.Value.Text, o));

    private static bool IsNamed(Document document, ImmutableArray<string> own) =>
        document.Pages.Any(p => own.Any(o => CompanyName.Key(p.Text).Contains(CompanyName.Key(o), StringComparison.Ordinal)));
}
