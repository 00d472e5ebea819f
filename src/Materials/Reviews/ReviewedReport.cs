using System.Collections.Immutable;
using Materials.Reports;

namespace Materials.Reviews;

/// <summary>A report as it stands after a reviewer: what notices are drawn up from. The report itself is never changed.</summary>
public static class ReviewedReport
{
    private static readonly Bilingual PutRight = new("请按审核意见补正。", "Put it right as the reviewer says.");

    /// <summary>The report with every decision that still holds in the place of the program's verdict.</summary>
    /// <param name="decisions">Of several about one item on the same evidence, the last counts.</param>
    /// <returns>The report itself where nothing was decided.</returns>
    public static Report Of(Report report, IEnumerable<Decision> decisions)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(decisions);
        var made = decisions.ToLookup(d => d.Item, StringComparer.Ordinal);
        if (made.Count == 0)
            return report;
        var items = report.Items.Select(i => made[i.Key].LastOrDefault(d => d.IsAbout(i, report)) is { } decision ? Decided(i, decision) : i).ToImmutableArray();
        // What was dropped at an item is dropped at its file, where it may stand too.
        var dropped = report.Items.Zip(items).SelectMany(pair => pair.First.Findings.Except(pair.Second.Findings)).ToHashSet();
        var reviewed = report with
        {
            Items = items,
            Files = [.. report.Files.Select(f => f.Findings.Any(dropped.Contains) ? f with { Findings = [.. f.Findings.Where(x => !dropped.Contains(x))] } : f)],
        };
        return reviewed with { Outcome = Reporter.OutcomeOf(reviewed) };
    }

    private static ItemVerdict Decided(ItemVerdict item, Decision decision)
    {
        var said = new Bilingual(decision.Reason ?? "", decision.Reason ?? "");
        return decision.Verdict switch
        {
            ItemStatus.Satisfied => item with { Status = ItemStatus.Satisfied, Findings = Advisory(item), Question = null, Reason = null },
            ItemStatus.NotRequired => item with { Status = ItemStatus.NotRequired, Findings = Advisory(item), Question = null, Reason = said },
            var wanting => item with { Status = wanting, Findings = Wanting(item, decision), Question = null, Reason = null },
        };
    }

    private static ImmutableArray<Finding> Advisory(ItemVerdict item) => [.. item.Findings.Where(f => f.Severity == Severity.Advisory)];

    /// <summary>Where the verdict stands, what was found stands; where the reviewer says otherwise, what the reviewer says is asked for, and that alone.</summary>
    private static ImmutableArray<Finding> Wanting(ItemVerdict item, Decision decision)
    {
        if (decision.Verdict == item.Status)
            return item.Findings;
        var words = decision.Reason ?? "";
        Finding asked = new()
        {
            Code = decision.Verdict == ItemStatus.Missing ? FindingCode.NotSubmitted : decision.Code ?? FindingCode.ElementMissing,
            Severity = Severity.Blocking,
            File = decision.Verdict == ItemStatus.Missing ? null : item.Documents.FirstOrDefault()?.File,
            Message = new(words, words),
            Remedy = PutRight,
        };
        return [.. Advisory(item), asked];
    }
}
