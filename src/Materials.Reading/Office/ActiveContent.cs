using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.Office;

/// <summary>What in an Office file would run or be fetched when a person opens it. None of it is touched here.</summary>
internal static class ActiveContent
{
    public static IEnumerable<Defect> In(OfficePackage package)
    {
        if (package.PartNames.Any(p => p.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            yield return new(FindingCode.ActiveContent, Detail: "VBA");
        if (package.PartNames.Any(p => p.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase)))
            yield return new(FindingCode.ActiveContent, Detail: "XLM");
        foreach (var part in package.PartNames.Where(p => p.EndsWith("/settings.xml", StringComparison.OrdinalIgnoreCase)))
            if (package.Relationships(part).FirstOrDefault(r => r.Is("attachedTemplate") && r.IsExternal && IsRemote(r.Target)) is { } template)
                yield return new(FindingCode.ActiveContent, Detail: template.Target);
    }

    /// <summary>A template on the author's own disk is no danger; one on a server runs what the server sends.</summary>
    private static bool IsRemote(string target) =>
        target.StartsWith("http", StringComparison.OrdinalIgnoreCase) || target.StartsWith("ftp", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith(@"\\", StringComparison.Ordinal) || target.StartsWith("file://", StringComparison.OrdinalIgnoreCase) && !target.StartsWith("file:///", StringComparison.Ordinal);
}
