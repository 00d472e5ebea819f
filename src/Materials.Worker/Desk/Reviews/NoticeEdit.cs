using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Materials.Notices;

namespace Materials.Worker.Desk.Reviews;

/// <summary>What a reviewer changed in the wording of a notice. Points come and go by decisions alone, so that a notice always says all that is open.</summary>
/// <param name="Points">In the applicant's language; points that are not named are as they were drawn up.</param>
/// <param name="Note">What is added in own words; null for nothing.</param>
public sealed record NoticeEdit(ImmutableArray<PointEdit> Points, string? Note)
{
    /// <summary>The notice in these words.</summary>
    public Notice Apply(Notice notice, Language language)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var edits = Points.GroupBy(p => p.Point, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        return notice with
        {
            Note = Note,
            Points = [.. notice.Points.Select(p => edits.GetValueOrDefault(PointEdit.KeyOf(p)) is { } edit
                ? p with { Found = Said(p.Found, edit.Found, language), How = Said(p.How, edit.How, language) }
                : p)],
        };
    }

    private static Bilingual Said(Bilingual before, string now, Language language) =>
        now == before.In(language) ? before : language == Language.Zh ? before with { Zh = now } : before with { En = now };
}

/// <summary>One point in other words.</summary>
/// <param name="Point">Which point it is (<see cref="KeyOf"/>).</param>
public sealed record PointEdit(string Point, string Found, string How)
{
    private const int KeyLength = 16;

    /// <summary>Tells the points of a notice apart, whatever their order and wording.</summary>
    public static string KeyOf(NoticePoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        var essence = $"{point.Kind} {point.Code} {point.Item} {point.Element} {point.File} {point.Page} {point.Found.Zh}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(essence)))[..KeyLength];
    }
}
