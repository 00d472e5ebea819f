using Materials.Reports;

namespace Materials.Reviews;

/// <summary>What a reviewer decided about one item: that the verdict stands, or what stands instead.</summary>
/// <param name="Item">The item's key.</param>
/// <param name="Verdict">What the reviewer says of it; never <see cref="ItemStatus.NeedsReview"/>.</param>
/// <param name="Evidence">The digest (<see cref="ItemEvidence"/>) of what it was decided on. It holds for every report in which that is the same.</param>
/// <param name="Reason">In the reviewer's own words; null only where the verdict stands as it was.</param>
/// <param name="Code">What is wrong with it, one of <see cref="FindingCode"/>; null unless the verdict is <see cref="ItemStatus.Deficient"/>.</param>
public sealed record Decision(string Item, ItemStatus Verdict, string Evidence, string? Reason = null, string? Code = null)
{
    /// <summary>Whether it is about this verdict of this report: the same item on the same evidence.</summary>
    public bool IsAbout(ItemVerdict item, Report report)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Key == Item && ItemEvidence.DigestOf(item, report) == Evidence;
    }
}
