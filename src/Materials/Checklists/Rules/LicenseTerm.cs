using System.Collections.Immutable;
using System.Globalization;
using Materials.Fields;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>The licence's term has not run out. Judged only where a term is printed: licences issued since 2022-09 print none.</summary>
internal static class LicenseTerm
{
    public static RuleResult Examine(RuleCase about, ImmutableArray<SubmittedLicense> licenses)
    {
        // Of several copies the latest counts: a renewed licence may lie beside the old one.
        var expired = licenses.Where(l => l.License.Term is var (_, _, last) && last < about.AsOf).ToImmutableArray();
        return expired.IsEmpty || expired.Length < licenses.Length
            ? RuleResult.Nothing
            : Expired(about, expired.MaxBy(l => l.License.Term!.Value.Last)!);
    }

    private static RuleResult Expired(RuleCase about, SubmittedLicense submitted)
    {
        var (value, first, last) = submitted.License.Term!.Value;
        var file = submitted.Document.File;
        var where = Place.Of(file, value.Page);
        if (!value.Firm || (value.Ocr && MayBeMisread(first, last, about.AsOf)))
            return RuleResult.Of(RuleCase.Doubt(file, value, new(
                $"{where.Zh}上的营业期限读作“{value.Shown}”，已于 {last:yyyy-MM-dd} 届满，但图像上的数字可能认错（{last.Year} 年）。请核对原图。",
                $"The term in {where.En} was read as “{value.Shown}”, ended on {last:yyyy-MM-dd}, but a digit may be misread ({last.Year}). Compare with the picture.")));
        return RuleResult.Of(about.Finding(FindingCode.LicenseExpired, file, value.Page, value.Quote,
            new($"营业执照应在有效期内，{where.Zh}上的营业期限已于 {last:yyyy-MM-dd} 届满（核验日 {about.AsOf:yyyy-MM-dd}）。",
                $"The licence must be in force; its term ({where.En}) ended on {last:yyyy-MM-dd} (checked as of {about.AsOf:yyyy-MM-dd})."),
            new("请到登记机关办理营业期限变更，提交换发后的营业执照副本扫描件。",
                "Have the term extended by the registration authority and submit a scan of the renewed duplicate.")));
    }

    /// <summary>
    /// Terms run for a round number of years to the day before they began. A recognised term that does is borne out by itself, unless with
    /// one digit of its year taken for another it would do so too and not be over yet.
    /// </summary>
    private static bool MayBeMisread(DateOnly? first, DateOnly last, DateOnly asOf)
    {
        if (first is not { } start || !IsUsual(start, last))
            return true;
        var year = $"{last.Year:0000}";
        return Enumerable.Range(0, year.Length)
            .SelectMany(i => Digits.LookAlikes(year[i]).Select(d => year[..i] + d + year[(i + 1)..]))
            .Select(y => int.Parse(y, CultureInfo.InvariantCulture))
            .Any(y => y > asOf.Year && IsUsual(start, new(y, last.Month, Math.Min(last.Day, DateTime.DaysInMonth(y, last.Month)))));
    }

    private static bool IsUsual(DateOnly first, DateOnly last) =>
        UsualYears.Any(y => first.AddYears(y) is var anniversary && (last == anniversary || last == anniversary.AddDays(-1)));

    private static readonly int[] UsualYears = [5, 10, 20, 30, 40, 50];
}
