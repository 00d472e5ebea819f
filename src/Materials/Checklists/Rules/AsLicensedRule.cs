using System.Collections.Immutable;
using Materials.Documents;
using Materials.Fields;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>The registered address, the legal representative and the scope of business that a document gives are those of the licence (DOMAIN, rows 19 to 21).</summary>
/// <remarks>
/// Of addresses province, city and district are compared: the rest is written in too many ways, and what a document calls the place of business or of production may be
/// elsewhere. Of scopes it is asked whether they speak of the same things at all, since profiles shorten and reword them. Registers change: each is a question.
/// </remarks>
internal sealed class AsLicensedRule : IRule
{
    /// <summary>A scope that shares less than this of its pairs of characters with the licence's speaks of something else; rewording keeps nouns and verbs.</summary>
    private const double LeastShared = 0.25;

    /// <summary>Shorter scopes (销售) share nothing by chance.</summary>
    private const int ShortestScope = 8;

    private static readonly Labels Labels = new(
        ("address", ["注册地址", "注册住所", "注册地", "登记地址", "登记住所", "登记注册地址", "住所", "Registered address", "Registered office"]),
        ("representative", ["法定代表人", "法人代表", "法定代表人姓名", "企业法人", "法人"]),
        ("scope", ["经营范围", "登记经营范围", "核准经营范围"]),
        ("other", ["企业名称", "英文名称", "联系人", "联系电话", "电话", "注册资本", "成立日期", "企业类型", "统一社会信用代码", "主要产品", "员工人数", "传真", "邮编", "网址"]));

    public string Name => "as-licensed";

    public RuleResult Examine(RuleCase about)
    {
        // That a licence is somebody else's is said of the licence; nothing is held against it.
        var applicant = about.Package.Content.Submission.Applicant.Name;
        var licenses = about.Package.Documents.Where(d => d.Kind == KnownItems.BusinessLicense).Select(d => new SubmittedLicense(d, License.Read(d)))
            .Where(l => applicant is null || l.License.Name is not { } holder || CompanyName.Compare(applicant, holder.Text) != NameComparison.Different)
            .ToImmutableArray();
        return RuleResult.Join(
        [
            First(about, licenses, "address", l => l.Address, Compare),
            First(about, licenses, "representative", l => l.Representative, Representative),
            First(about, licenses, "scope", l => l.Scope, Scope),
        ]);
    }

    private delegate RuleResult Comparison(Document document, ReadValue stated, Document license, ReadValue licensed);

    // Of several licences nobody knows which is meant.
    private static RuleResult First(RuleCase about, ImmutableArray<SubmittedLicense> licenses, string key, Func<License, ReadValue?> of, Comparison compare)
    {
        var licensed = licenses.Select(l => (l.Document, Value: of(l.License))).Where(l => l.Value is { MostlyFirm: true }).ToImmutableArray();
        return licensed is [var (license, value)]
            ? RuleResult.Join(about.Documents.SelectMany(d => Stated(d, key).Select(s => compare(d, s, license, value!))).Take(1))
            : RuleResult.Nothing;
    }

    private static RuleResult Representative(Document document, ReadValue stated, Document license, ReadValue licensed)
    {
        if (HolderName.In(stated.Text) is not { } name || name == licensed.Text || char.IsAsciiLetter(name[0]) || !stated.Firm || !licensed.Firm)
            return RuleResult.Nothing;
        var (where, other) = (Place.Of(document.File, stated.Page), Place.Of(license.File, licensed.Page));
        return RuleResult.Of(RuleCase.Doubt(document.File, stated, new(
            $"法定代表人应与营业执照一致：{where.Zh}写的是“{name}”，{other.Zh}的营业执照上是“{licensed.Text}”。是否已变更？",
            $"The legal representative must be that of the licence: {where.En} has “{name}”, the licence ({other.En}) “{licensed.Text}”. Has it changed?")));
    }

    private static RuleResult Scope(Document document, ReadValue stated, Document license, ReadValue licensed)
    {
        var (pairs, there) = (Pairs(stated.Text).ToHashSet(), Pairs(licensed.Text).ToHashSet());
        if (!stated.MostlyFirm || pairs.Count < ShortestScope || there.Count < ShortestScope || pairs.Count(there.Contains) >= LeastShared * Math.Min(pairs.Count, there.Count))
            return RuleResult.Nothing;
        var (where, other) = (Place.Of(document.File, stated.Page), Place.Of(license.File, licensed.Page));
        var (here, official) = (Shortened(stated.Text), Shortened(licensed.Text));
        return RuleResult.Of(RuleCase.Doubt(document.File, stated, new(
            $"经营范围应与营业执照一致：{where.Zh}写的是“{here}”，{other.Zh}的营业执照上是“{official}”。是否已变更？",
            $"The scope of business must be that of the licence: {where.En} has “{here}”, the licence ({other.En}) “{official}”. Has it changed?")));
    }

    private static IEnumerable<string> Pairs(string text)
    {
        var letters = string.Concat(text.Where(c => c is >= '\u3400' and <= '\u9FFF'));
        return Enumerable.Range(0, Math.Max(0, letters.Length - 1)).Select(i => letters.Substring(i, 2));
    }

    private static string Shortened(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";

    /// <summary>So much of a scope tells which it is.</summary>
    private const int LongestQuote = 40;

    private static RuleResult Compare(Document document, ReadValue stated, Document license, ReadValue licensed)
    {
        if (!stated.MostlyFirm || Region.Differing(stated.Text, licensed.Text) is not var (here, there))
            return RuleResult.Nothing;
        var (where, other) = (Place.Of(document.File, stated.Page), Place.Of(license.File, licensed.Page));
        return RuleResult.Of(RuleCase.Doubt(document.File, stated, new(
            $"注册地址应与营业执照一致：{where.Zh}写的是“{here}”（“{stated.Text}”），{other.Zh}的营业执照上是“{there}”（“{licensed.Text}”）。是否已迁址？",
            $"The registered address must be that of the licence: {where.En} has “{here}” (“{stated.Text}”), the licence ({other.En}) “{there}” (“{licensed.Text}”). Has the company moved?")));
    }

    private static IEnumerable<ReadValue> Stated(Document document, string key) =>
        Labels.Read(document.Pages).Where(v => v.Key == key && v.Value.Length > 0).Select(ReadValue.Of);
}
