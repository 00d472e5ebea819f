using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Materials.Json;

namespace Materials.Reports;

/// <summary>What became of each item since the report on the revision before.</summary>
/// <param name="Revision">The revision compared with.</param>
/// <param name="ReportId">The report compared with.</param>
/// <param name="Items">Every item of this report once, in its order.</param>
public sealed record ReportComparison(int Revision, string ReportId, ImmutableArray<ItemChange> Items)
{
    /// <summary>Holds a report against the one on the revision before it.</summary>
    public static ReportComparison Of(Report report, Report before)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(before);
        var wasOpen = before.Items.Where(IsOpen).Select(i => i.Key).ToHashSet(StringComparer.Ordinal);
        return new(before.Revision, before.ReportId, [.. report.Items.Select(i => new ItemChange(i.Key, Of(wasOpen.Contains(i.Key), IsOpen(i))))]);
    }

    private static Change Of(bool before, bool now) => (before, now) switch
    {
        (true, false) => Change.Fixed,
        (true, true) => Change.StillOpen,
        (false, true) => Change.NewlyBroken,
        _ => Change.Unchanged,
    };

    private static bool IsOpen(ItemVerdict item) => item.Status is ItemStatus.Missing or ItemStatus.Deficient or ItemStatus.NeedsReview;
}

/// <summary>What became of one item.</summary>
public sealed record ItemChange(string Key, Change Change);

/// <summary>What became of an item since the revision before.</summary>
[JsonConverter(typeof(KebabEnumConverter<Change>))]
public enum Change
{
    /// <summary>It was missing, deficient or in doubt, and is not any more.</summary>
    Fixed,

    /// <summary>It is still missing, deficient or in doubt.</summary>
    StillOpen,

    /// <summary>It was in order, or not asked for, and is missing, deficient or in doubt now.</summary>
    NewlyBroken,

    /// <summary>It was in order and is.</summary>
    Unchanged,
}
