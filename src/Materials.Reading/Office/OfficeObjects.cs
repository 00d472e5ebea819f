using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Compound;
using Materials.Reports;

namespace Materials.Reading.Office;

/// <summary>What Word, Excel and PowerPoint 97 files hold beside their own content: macros, and files put into them.</summary>
internal static class OfficeObjects
{
    private const int MaxObjects = 1_000;

    public static IEnumerable<Defect> ActiveIn(CompoundFile file)
    {
        if (file.Names.Contains("_VBA_PROJECT"))
            yield return new(FindingCode.ActiveContent, Detail: "VBA");
    }

    /// <summary>The files embedded as OLE objects.</summary>
    public static ImmutableArray<Attachment> In(CompoundFile file) =>
        [.. file.Storages.Take(MaxObjects).Select(s => EmbeddedObject.In(s)).Where(a => a is not null).Select(a => a!)];
}
