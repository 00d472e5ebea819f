using System.Collections.Immutable;
using Materials.Reports;

namespace Materials.Checklists.Trials;

/// <summary>A report held against the label of its package: what it judges wrongly.</summary>
/// <param name="Package">The package's id.</param>
/// <param name="Misjudged">Items, elements, codes and files that the report and the label disagree on, in the report's order.</param>
/// <param name="Figures">What the trial adds to the figures.</param>
public sealed record Trial(string Package, ImmutableArray<Misjudgement> Misjudged, TrialFigures Figures)
{
    /// <summary>Holds a report against its label.</summary>
    /// <param name="report">Null where there is none, because the package could not be screened: then every item is judged wrongly.</param>
    /// <param name="fault">Why there is no report.</param>
    public static Trial Of(string package, Truth truth, Report? report, Bilingual? fault = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        var comparison = new TrialComparison(truth, report);
        comparison.Compare();
        var misjudged = report is null
            ? [new(null, null, TrialComparison.Name(truth.Outcome), "—", fault ?? new("没有报告", "no report"), null)]
            : comparison.Misjudged;
        return new(package, misjudged, comparison.Figures);
    }
}

/// <summary>One thing that is judged wrongly.</summary>
/// <param name="Item">The item's key; null for a file that belongs to none and for the outcome.</param>
/// <param name="File">The file; null where none is concerned.</param>
/// <param name="Expected">What the label says: a status, a code, an element.</param>
/// <param name="Got">What the report says.</param>
/// <param name="Why">What the report gives as its reason; null where it gives none.</param>
/// <param name="Place">File and page of that reason; null where it names none.</param>
public sealed record Misjudgement(string? Item, string? File, string Expected, string Got, Bilingual? Why, string? Place);
