using System.Collections.Immutable;
using Materials.Documents;
using Materials.Reports;

namespace Materials.Checklists;

/// <summary>Holds a package's documents against a checklist.</summary>
public static class Examiner
{
    /// <summary>One verdict per item, in checklist order.</summary>
    public static ImmutableArray<ItemVerdict> Examine(RecognisedPackage package, Checklist checklist)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(checklist);
        var files = FileFindings.Of(package, checklist);
        return [.. checklist.Items.Select(item => new ItemExamination(item, package, files, checklist.Wording).Verdict())];
    }
}
