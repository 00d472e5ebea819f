using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Materials.Documents;
using Materials.Fields;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>No document names another company as its own author: in its title, its running heads, or as 本公司.</summary>
/// <remarks>Customers, suppliers and issuers of certificates may be named anywhere else.</remarks>
internal sealed partial class OtherCompanyRule : IRule
{
    /// <summary>The author stands in the first lines of a document.</summary>
    private const int TitleLines = 8;

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
        var authors = Authors(document, own).ToImmutableArray();
        var others = authors.Where(a => own.All(o => CompanyName.Compare(o, a.Value.Text) == NameComparison.Different)).ToImmutableArray();
        if (others.IsEmpty)
            return RuleResult.Nothing;

        var author = others.MaxBy(o => (!o.IsRunningHead, o.Value.Trust))!;
        var other = author.Value;
        var where = Place.Of(document.File, other.Page);
        // A running head is put over anybody's document; who wrote it says the document itself.
        var isOwnToo = authors.Any(a => (!a.IsRunningHead || author.IsRunningHead) && own.Any(o => CompanyName.Compare(o, a.Value.Text) != NameComparison.Different));
        if (isOwnToo || !other.Firm)
            return RuleResult.Of(RuleCase.Doubt(document.File, other, new(
                $"{where.Zh}以“{other.Text}”的名义编写，申请人是“{own[0]}”。这份文件是否适用于申请人？",
                $"{where.En} is written in the name of “{other.Text}”; the applicant is “{own[0]}”. Does the document apply to the applicant?")));
        return RuleResult.Of(about.Finding(FindingCode.OtherCompany, document.File, other.Page, other.Quote,
            new($"文件应是申请人“{own[0]}”自己的，{where.Zh}却以“{other.Text}”的名义编写。",
                $"The document must be that of the applicant, “{own[0]}”; {where.En} is written in the name of “{other.Text}”."),
            new($"请提交“{own[0]}”自己编制并正在执行的文件，把其他企业的名称和内容改掉。",
                $"Submit the document that “{own[0]}” itself wrote and applies, without another company's name and content.")));
    }

    private static IEnumerable<Author> Authors(Document document, ImmutableArray<string> own)
    {
        foreach (var page in document.Pages)
        {
            for (var i = 0; i < page.Lines.Length; i++)
            {
                var line = page.Lines[i];
                var inTitle = page.Number == document.FirstPage && i < TitleLines && line.Role is LineRole.Paragraph or LineRole.Heading;
                var isRunningHead = line.Role is LineRole.Header or LineRole.Footer;
                var name = isRunningHead || inTitle ? TitleName(line.Text, own) : null;
                name ??= SelfName(line.Text);
                if (name is not null)
                    yield return new(new(name, page.Number, line.Text.Trim(), ReadValue.IsOcr(page, line), ReadValue.Trusted(page, line)), isRunningHead);
            }
        }
    }

    private sealed record Author(ReadValue Value, bool IsRunningHead);

    // A title is short: the name alone, or the name and what it is the title of.
    private static string? TitleName(string text, ImmutableArray<string> own) =>
        CompanyName.AtStart(text) is { } name && !Prose.IsMatch(text) && !Foreign.IsMatch(text)
            // The applicant's own name may be broken by blanks.
            ? own.FirstOrDefault(o => CompanyName.Key(text).Contains(CompanyName.Key(o), StringComparison.Ordinal)) ?? name
            : null;

    private static string? SelfName(string text)
    {
        var narrow = Widths.Narrow(text);
        var match = CalledSelf.Match(narrow);
        if (!match.Success)
            match = LabelledSelf.Match(narrow);
        return match.Success && !Foreign.IsMatch(narrow[..match.Index]) ? CompanyName.AtStart(match.Groups["name"].Value) : null;
    }

    [GeneratedRegex("[。；;，,]|成立于|位于", RegexOptions.CultureInvariant)]
    private static partial Regex Prose { get; }

    [GeneratedRegex("客户|用户|顾客|供应商|供方|甲方|乙方|买方|采购|委托|发证|颁发|培训|认证|鉴定|检测|合作|招标|投标|收货|致[:：]|尊敬", RegexOptions.CultureInvariant)]
    private static partial Regex Foreign { get; }

    // X有限公司(以下简称本公司)
    [GeneratedRegex(@"(?<=^|[\s。；;，,:（(])(?<name>[\p{L}\p{N}()&·]{2,40}?(?:有限(?:责任)?公司|集团公司|股份公司))\s?\((?:以下|下称|简称)[^)]{0,8}(?:本公司|公司|我司|我公司|本企业|本组织|本厂)", RegexOptions.CultureInvariant)]
    private static partial Regex CalledSelf { get; }

    // 编制单位：X有限公司 · 本公司(X有限公司)
    [GeneratedRegex(@"(?:^\s*(?:编制单位|发布单位|制定单位|企业名称(?:\(中文\))?|公司名称|单位名称|组织名称|申请单位|申请组织|受评单位|单位(?=[^。]{6,50}(?:批准|编制|执行|发布|版本)))[:\s]{1,4}|(?:本公司|我公司|我司)(?:名称)?(?:\(|为|是|系|—)\s?)(?<name>[\p{L}\p{N}()&·]{2,40}?(?:有限(?:责任)?公司|集团公司|股份公司))", RegexOptions.CultureInvariant)]
    private static partial Regex LabelledSelf { get; }
}
