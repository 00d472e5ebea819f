using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Reports;

namespace Materials.Worker.Desk.Packages;

/// <summary>A place in a file that a verdict rests on.</summary>
/// <param name="Kind">What it is to the verdict.</param>
/// <param name="Label">What is shown there.</param>
/// <param name="Page">Counts from 1; null for the whole file.</param>
/// <param name="Quote">Null where nothing is quoted.</param>
public sealed record EvidencePlace(PlaceKind Kind, Bilingual Label, string File, int? Page, string? Quote)
{
    private static readonly Bilingual DocumentLabel = new("材料", "Document");
    private static readonly Bilingual OtherLabel = new("与之不一致之处", "What it disagrees with");

    /// <summary>Everything that a verdict rests on: what is wrong first, then what shows each element, then its documents.</summary>
    internal static ImmutableArray<EvidencePlace> Of(ItemVerdict item, ChecklistItem? expected)
    {
        var places = ImmutableArray.CreateBuilder<EvidencePlace>();
        foreach (var finding in item.Findings)
        {
            if (finding.File is { } file)
                places.Add(new(PlaceKind.Finding, finding.Message, file, finding.Page, finding.Quote));
            if (finding.Contradicts is { } other)
                places.Add(new(PlaceKind.Finding, OtherLabel, other.File, other.Page, other.Quote));
        }
        foreach (var element in item.Elements)
            foreach (var evidence in element.Evidence)
                places.Add(new(PlaceKind.Element, TitleOf(element.Key, expected), evidence.File, evidence.Page, evidence.Quote));
        foreach (var document in item.Documents)
            places.Add(new(PlaceKind.Document, DocumentLabel, document.File, document.Pages.IsDefaultOrEmpty ? null : document.Pages[0], null));
        return places.ToImmutable();
    }

    internal static Bilingual TitleOf(string element, ChecklistItem? expected) =>
        expected?.Elements.FirstOrDefault(e => e.Key == element)?.Title ?? new(element, element);
}

/// <summary>What a place is to a verdict.</summary>
public enum PlaceKind
{
    Finding,
    Element,
    Document,
}
