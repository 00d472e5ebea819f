using System.Collections.Immutable;
using Materials.Documents;
using Materials.Fields;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>The registered address that a document gives is the one on the licence (DOMAIN, rows 19 to 21).</summary>
/// <remarks>
/// Province, city and district are compared: the rest is written in too many ways. Where they differ, a person asks whether the company has moved.
/// What a document calls the place of business or of production may be elsewhere.
/// </remarks>
internal sealed class AsLicensedRule : IRule
{
    private static readonly Labels Labels = new(
        ("address", ["注册地址", "注册住所", "注册地", "登记地址", "登记住所", "登记注册地址", "住所", "Registered address", "Registered office"]));

    public string Name => "as-licensed";

    public RuleResult Examine(RuleCase about)
    {
        var licensed = about.Package.Documents.Where(d => d.Kind == KnownItems.BusinessLicense)
            .Select(d => (Document: d, License.Read(d).Address))
            .Where(l => l.Address is { MostlyFirm: true })
            .ToImmutableArray();
        return licensed is [var (license, address)]
            ? RuleResult.Join(about.Documents.SelectMany(d => Addresses(d).Select(a => Compare(d, a, license, address!))).Take(1))
            : RuleResult.Nothing;
    }

    private static RuleResult Compare(Document document, ReadValue stated, Document license, ReadValue licensed)
    {
        if (!stated.MostlyFirm || Region.Differing(stated.Text, licensed.Text) is not var (here, there))
            return RuleResult.Nothing;
        var (where, other) = (Place.Of(document.File, stated.Page), Place.Of(license.File, licensed.Page));
        return RuleResult.Of(RuleCase.Doubt(document.File, stated, new(
            $"注册地址应与营业执照一致：{where.Zh}写的是“{here}”（“{stated.Text}”），{other.Zh}的营业执照上是“{there}”（“{licensed.Text}”）。是否已迁址？",
            $"The registered address must be that of the licence: {where.En} has “{here}” (“{stated.Text}”), the licence ({other.En}) “{there}” (“{licensed.Text}”). Has the company moved?")));
    }

    private static IEnumerable<ReadValue> Addresses(Document document) =>
        Labels.Read(document.Pages).Where(v => v.Value.Length > 0).Select(ReadValue.Of);
}
