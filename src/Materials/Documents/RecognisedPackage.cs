using System.Collections.Immutable;
using Materials.Packages;
using Materials.Pages;

namespace Materials.Documents;

/// <summary>A package whose documents are known.</summary>
/// <param name="Content">What was submitted and read.</param>
/// <param name="Documents">All documents, in package order, whether an item of the checklist demands them or not; those that are no material too.</param>
/// <param name="AsOf">The day that terms and ages are reckoned from.</param>
public sealed record RecognisedPackage(PackageContent Content, ImmutableArray<Document> Documents, DateOnly AsOf)
{
    /// <summary>Pages that show something which was not read as text, in package order. What could stand there is not missing.</summary>
    public ImmutableArray<UnreadPage> UnreadPages { get; init; } = [];

    /// <summary>Per file path, the keys of the kinds that the applicant's label or the name points to, likeliest first. Hints, never proof.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> NameHints { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
}

/// <summary>A page with pictures whose text, if any, was not read.</summary>
/// <param name="Wholly">Whether there is no text beside the pictures worth the name: the page was not read at all.</param>
public sealed record UnreadPage(FileContent File, int Page, bool Wholly)
{
    /// <summary>Why; null where nothing more is known than that it was not.</summary>
    public UnreadReason? Reason { get; init; }
}
