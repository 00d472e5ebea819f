using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Materials.Documents;
using Materials.Fields;
using Materials.Pages;

namespace Materials.Checklists.Rules;

/// <summary>A company in whose name a document is written, and where it says so.</summary>
internal sealed record Author(ReadValue Value, AuthoredBy By);

/// <summary>By what a document tells its author, the weakest first.</summary>
internal enum AuthoredBy
{
    RunningHead,

    /// <summary>What the document is for, or to whom it applies: 为规范某公司的售后服务, 适用于某公司.</summary>
    Clause,

    /// <summary>Title, label, signature, or 以下简称本公司.</summary>
    Itself,
}

/// <summary>Finds the companies in whose name a document is written.</summary>
internal static partial class Authors
{
    /// <summary>The author stands in the first lines of a document.</summary>
    private const int TitleLines = 8;

    /// <summary>Who signs stands in the last lines.</summary>
    private const int SignatureLines = 4;

    /// <param name="own">The applicant's names: where a title holds one of them, broken by blanks, it is that.</param>
    /// <param name="ofCustomers">Labels that name a customer in documents that customers fill in; these are signed by customers too. Empty for other documents.</param>
    public static ImmutableArray<Author> Of(Document document, ImmutableArray<string> own, ImmutableArray<string> ofCustomers) =>
        [.. document.Pages.SelectMany(p => OfPage(document, p, own, ofCustomers)), .. ofCustomers.IsEmpty ? Signed(document) : []];

    private static IEnumerable<Author> OfPage(Document document, Page page, ImmutableArray<string> own, ImmutableArray<string> ofCustomers)
    {
        for (var i = 0; i < page.Lines.Length; i++)
        {
            var line = page.Lines[i];
            var inTitle = page.Number == document.FirstPage && i < TitleLines && line.Role is LineRole.Paragraph or LineRole.Heading;
            var isRunningHead = line.Role is LineRole.Header or LineRole.Footer;
            if ((isRunningHead || inTitle) && TitleName(line.Text, own) is { } title)
                yield return new(Read(page, line, title), isRunningHead ? AuthoredBy.RunningHead : AuthoredBy.Itself);
            else if (SelfName(line.Text, ofCustomers) is { } self)
                yield return new(Read(page, line, self), AuthoredBy.Itself);
            else if (ClauseName(line.Text) is { } clause)
                yield return new(Read(page, line, clause), AuthoredBy.Clause);
        }
    }

    /// <summary>A company's name on a line of its own at the end, beside or above a date.</summary>
    private static IEnumerable<Author> Signed(Document document)
    {
        var page = document.Pages.LastOrDefault(p => p.Lines.Any(l => l.Role is LineRole.Paragraph or LineRole.Heading));
        if (page is null)
            yield break;
        var last = page.Lines.Where(l => l.Role is LineRole.Paragraph or LineRole.Heading && l.Text.Trim().Length > 0).TakeLast(SignatureLines).ToArray();
        if (!last.Any(l => ChineseDate.First(l.Text) is { } date && date.First == date.Last && l.Text.Trim().Length <= date.Length + 4))
            yield break;
        foreach (var line in last.Where(l => CompanyName.AtStart(l.Text) is { } name && CompanyName.Key(name) == CompanyName.Key(l.Text)))
            yield return new(Read(page, line, line.Text.Trim()), AuthoredBy.Itself);
    }

    private static ReadValue Read(Page page, Line line, string name) => new(name, page.Number, line.Text.Trim(), ReadValue.IsOcr(page, line), ReadValue.Trusted(page, line));

    // A title is short: the name alone, or the name and what it is the title of. Who is addressed is followed by a colon.
    private static string? TitleName(string text, ImmutableArray<string> own) =>
        (CompanyName.AtStart(text) ?? CompanyName.WorksAtStart(text)) is { } name && !Prose.IsMatch(text) && !Foreign.IsMatch(text) && text.TrimEnd() is not [.., ':' or '：']
            // The applicant's own name may be broken by blanks.
            ? own.FirstOrDefault(o => CompanyName.Key(text).Contains(CompanyName.Key(o), StringComparison.Ordinal)) ?? name
            : null;

    private static string? SelfName(string text, ImmutableArray<string> ofCustomers)
    {
        var narrow = Widths.Narrow(text);
        var match = CalledSelf.Match(narrow);
        if (!match.Success)
            match = LabelledSelf.Match(narrow);
        return match.Success && !Foreign.IsMatch(narrow[..match.Index]) && !ofCustomers.Any(l => match.Value.TrimStart().StartsWith(l, StringComparison.Ordinal))
            ? CompanyName.AtStart(match.Groups["name"].Value)
            : null;
    }

    private static string? ClauseName(string text)
    {
        var narrow = Widths.Narrow(text);
        return Clause.Match(narrow) is { Success: true } match && !Foreign.IsMatch(narrow[..match.Index]) ? CompanyName.AtStart(match.Groups["name"].Value) : null;
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

    // 为规范X有限公司的售后服务 · 本办法适用于X有限公司各部门; not 适用于X有限公司生产的水泵.
    [GeneratedRegex(@"(?:为|为了)(?:进一步)?(?:规范|加强|提高|提升|完善|做好|健全|确保|保证)(?<name>[\p{L}\p{N}()&·]{4,30}?(?:有限(?:责任)?公司|集团公司|股份公司))(?:的|各|内部)?(?:售后|服务|客户|顾客|质量|产品质量|文件|管理)|(?:本|该)(?:制度|办法|手册|规定|规范|文件|程序|标准)适用于(?<name>[\p{L}\p{N}()&·]{4,30}?(?:有限(?:责任)?公司|集团公司|股份公司))(?:的|及其)?(?:各|所有|全体|全部|售后|客服|服务|内部|所属|下属|$|。)", RegexOptions.CultureInvariant)]
    private static partial Regex Clause { get; }
}
