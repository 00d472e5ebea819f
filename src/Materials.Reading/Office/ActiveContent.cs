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
        if (package.PartNames.Any(p => p.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)))
            yield return new(FindingCode.ActiveContent, Detail: "ActiveX");
        foreach (var kind in s_fetched)
            if (package.PartNames.Where(IsRelationships).SelectMany(p => package.Relationships(OwnerOf(p))).FirstOrDefault(r => r.Is(kind) && r.IsExternal && IsRemote(r.Target)) is { } fetched)
                yield return new(FindingCode.ActiveContent, Detail: fetched.Target);
    }

    /// <summary>What is fetched as soon as a file is opened, rather than when a person follows a link.</summary>
    private static readonly string[] s_fetched = ["attachedTemplate", "aFChunk", "subDocument", "frame", "oleObject", "image", "externalLinkPath"];

    private static bool IsRelationships(string part) => part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>The part whose references these are: <c>word/_rels/a.xml.rels</c> belongs to <c>word/a.xml</c>.</summary>
    private static string OwnerOf(string relationships)
    {
        var name = relationships.LastIndexOf('/');
        return relationships[..Math.Max(0, name - "_rels".Length)] + relationships[(name + 1)..^".rels".Length];
    }

    /// <summary>A template on the author's own disk is no danger; one on a server runs what the server sends.</summary>
    private static bool IsRemote(string target) =>
        target.StartsWith("http", StringComparison.OrdinalIgnoreCase) || target.StartsWith("ftp", StringComparison.OrdinalIgnoreCase)
        || target.StartsWith(@"\\", StringComparison.Ordinal) || target.StartsWith("file://", StringComparison.OrdinalIgnoreCase) && !target.StartsWith("file:///", StringComparison.Ordinal);
}
