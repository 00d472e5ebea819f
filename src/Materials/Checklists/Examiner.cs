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
        var demands = new Demands(checklist, package);
        return demands.Choose([.. checklist.Items.Select(item => demands.Verdict(item, asked => new ItemExamination(asked, package, files, checklist.Wording).Verdict()))]);
    }
}
