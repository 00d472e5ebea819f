using System.Collections.Immutable;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>The licence's term has not run out. Judged only where a term is printed: licences issued since 2022-09 print none.</summary>
internal static class LicenseTerm
{
    public static RuleResult Examine(RuleCase about, ImmutableArray<SubmittedLicense> licenses)
    {
        // Of several copies the latest counts: a renewed licence may lie beside the old one.
        var expired = licenses.Where(l => l.License.Term is var (_, last) && last < about.AsOf).ToImmutableArray();
        return expired.IsEmpty || expired.Length < licenses.Length
            ? RuleResult.Nothing
            : Expired(about, expired.MaxBy(l => l.License.Term!.Value.Last)!);
    }

    private static RuleResult Expired(RuleCase about, SubmittedLicense submitted)
    {
        var (value, last) = submitted.License.Term!.Value;
        var file = submitted.Document.File;
        var where = Place.Of(file, value.Page);
        if (!value.Firm)
            return RuleResult.Of(RuleCase.Doubt(file, value, new(
                $"{where.Zh}上的营业期限读作“{value.Shown}”，已于 {last:yyyy-MM-dd} 届满，但字迹不够清楚。请核对原图。",
                $"The term in {where.En} was read as “{value.Shown}”, ended on {last:yyyy-MM-dd}, but is not clear. Compare with the picture.")));
        return RuleResult.Of(about.Finding(FindingCode.LicenseExpired, file, value.Page, value.Quote,
            new($"营业执照应在有效期内，{where.Zh}上的营业期限已于 {last:yyyy-MM-dd} 届满（核验日 {about.AsOf:yyyy-MM-dd}）。",
                $"The licence must be in force; its term ({where.En}) ended on {last:yyyy-MM-dd} (checked as of {about.AsOf:yyyy-MM-dd})."),
            new("请到登记机关办理营业期限变更，提交换发后的营业执照副本扫描件。",
                "Have the term extended by the registration authority and submit a scan of the renewed duplicate.")));
    }
}
