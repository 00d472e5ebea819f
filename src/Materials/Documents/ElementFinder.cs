using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Reports;

namespace Materials.Documents;

/// <summary>Finds what proves an element in the documents of its item.</summary>
public static class ElementFinder
{
    /// <summary>The evidence for an element, best first; empty when nothing proves it. At most three quotes.</summary>
    public static ImmutableArray<Evidence> Find(Element element, ChecklistItem item, ImmutableArray<Document> documents) => [];
}
