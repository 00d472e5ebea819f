using System.Collections.Immutable;
using Materials.Packages;

namespace Materials.Documents;

/// <summary>A package whose documents are known.</summary>
/// <param name="Content">What was submitted and read.</param>
/// <param name="Documents">All documents, in package order, whether an item of the checklist demands them or not.</param>
/// <param name="AsOf">The day that terms and ages are reckoned from.</param>
public sealed record RecognisedPackage(PackageContent Content, ImmutableArray<Document> Documents, DateOnly AsOf);
