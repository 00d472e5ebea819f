using System.Collections.Immutable;
using System.Xml;
using Materials.Reading.Archives;
using Materials.Reports;

namespace Materials.Reading.Office;

/// <summary>An Office Open XML package: its parts, and how they refer to each other (ECMA-376 part 2).</summary>
/// <remarks>
/// Read over <see cref="ZipFile"/> rather than the Open XML SDK: the SDK refuses a whole document for one relationship that leads nowhere (measured:
/// a picture deleted by a clean-up tool is enough), and checks neither lengths nor CRCs. Nothing outside the package is ever fetched.
/// </remarks>
internal sealed class OfficePackage
{
    private readonly ZipFile _zip;
    private readonly Dictionary<string, ZipMember> _parts;
    private readonly Dictionary<string, ImmutableArray<Relationship>> _relationships = new(StringComparer.OrdinalIgnoreCase);
    private readonly UnpackBudget _budget;
    private readonly ReadingLimits _limits;

    /// <exception cref="ZipException">It is no sound zip.</exception>
    public OfficePackage(Stream package, ReadingLimits limits)
    {
        _limits = limits;
        _zip = new ZipFile(package, limits.MaxArchiveEntries);
        // Part names are compared without regard to case (ECMA-376 part 2, 6.2.2.3).
        _parts = _zip.Members.Where(m => !m.IsFolder).DistinctBy(m => m.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(m => m.Name, StringComparer.OrdinalIgnoreCase);
        _budget = new UnpackBudget(limits with { MaxFileBytes = limits.MaxPartBytes, MaxUnpackedRatio = int.MaxValue });
        if (_parts.Values.Any(p => p.IsEncrypted))
            throw new UnreadableFileException(new(FindingCode.Encrypted));
    }

    /// <summary>The names of all parts, without a leading <c>/</c>.</summary>
    public IEnumerable<string> PartNames => _parts.Keys;

    /// <summary>The part that the package is about: the Word document, the workbook, the presentation.</summary>
    /// <exception cref="UnreadableFileException">There is none.</exception>
    public string MainPart =>
        Relationships("").FirstOrDefault(r => r.Is("officeDocument") && Has(r.Target))?.Target ?? throw new UnreadableFileException(new(FindingCode.Corrupt));

    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>The bytes of a part.</summary>
    /// <exception cref="ZipException">The part is broken, too large, or not there.</exception>
    public MemoryStream Open(string part) => _parts.TryGetValue(part, out var member) ? _zip.Unpack(member, _budget) : throw ZipException.Corrupt(part);

    /// <summary>A reader over an XML part: no DTD, nothing resolved, bounded. The caller disposes it.</summary>
    public XmlReader OpenXml(string part) => XmlReader.Create(Open(part), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = _limits.MaxPartBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
        CloseInput = true,
    });

    /// <summary>What a part refers to; external targets are kept as they are written and never opened. A missing list is an empty one.</summary>
    /// <param name="part">The part; empty for the package itself.</param>
    public ImmutableArray<Relationship> Relationships(string part)
    {
        if (_relationships.TryGetValue(part, out var known))
            return known;
        var folder = Folder(part);
        var list = $"{folder}_rels/{part[folder.Length..]}.rels";
        return _relationships[part] = Has(list) ? ReadRelationships(list, folder) : [];
    }

    /// <summary>The part that a relationship of <paramref name="part"/> leads to; null when it leads nowhere or outside.</summary>
    public string? Target(string part, string? id) =>
        Relationships(part).FirstOrDefault(r => r.Id == id) is { IsExternal: false } r && Has(r.Target) ? r.Target : null;

    /// <summary>The first part of a kind (the last word of its relationship type) that <paramref name="part"/> refers to.</summary>
    public string? Related(string part, string kind) =>
        Relationships(part).FirstOrDefault(r => r.Is(kind) && !r.IsExternal && Has(r.Target))?.Target;

    private ImmutableArray<Relationship> ReadRelationships(string list, string folder)
    {
        var found = ImmutableArray.CreateBuilder<Relationship>();
        using var xml = OpenXml(list);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship")
                continue;
            var isExternal = xml.GetAttribute("TargetMode") == "External";
            var target = xml.GetAttribute("Target") ?? "";
            found.Add(new(xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", isExternal ? target : Resolve(folder, target), isExternal));
        }
        return found.ToImmutable();
    }

    private static string Folder(string part) => part[..(part.LastIndexOf('/') + 1)];

    private static string Resolve(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/'))
        {
            if (step == ".." && steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
            else if (step is not ("" or "." or ".."))
                steps.Add(Uri.UnescapeDataString(step));
        }
        return string.Join('/', steps);
    }
}

/// <summary>One reference from a part to another, or to the world outside.</summary>
/// <param name="Type">A URI whose last word says the kind.</param>
/// <param name="Target">The name of the part, or the address outside.</param>
internal sealed record Relationship(string Id, string Type, string Target, bool IsExternal)
{
    /// <summary>Transitional and strict documents differ in the URI's beginning, not in its last word.</summary>
    public bool Is(string kind) => Type.EndsWith(kind, StringComparison.Ordinal) && Type.Length > kind.Length && Type[^(kind.Length + 1)] == '/';
}
