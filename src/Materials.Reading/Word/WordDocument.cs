using Materials.Reading.Office;

namespace Materials.Reading.Word;

/// <summary>What all parts of one Word document share while they are read.</summary>
internal sealed class WordDocument(OfficePackage package, ReadingLimits limits)
{
    public OfficePackage Package { get; } = package;

    public ReadingLimits Limits { get; } = limits;

    public WordStyles Styles { get; } = new(package, package.Related(package.MainPart, "styles"));

    public WordNumbering Numbering { get; } = new(package, package.Related(package.MainPart, "numbering"));

    public OfficePictures Pictures { get; } = new(package, limits);

    public List<Attachment> Attachments { get; } = [];

    /// <summary>The headers and footers that sections refer to, in order, each once.</summary>
    public List<(string Part, bool IsHeader)> Margins { get; } = [];

    /// <summary>Takes a part that is a document of its own (an embedded workbook, an <c>altChunk</c>) as a file of the package.</summary>
    public void Attach(string part, string? relationship)
    {
        if (Package.Target(part, relationship) is not { } target)
            return;
        var name = target[(target.LastIndexOf('/') + 1)..];
        if (Attachments.All(a => a.Name != name) && EmbeddedObject.Of(name, Package.Open(target).ToArray()) is { } attachment)
            Attachments.Add(attachment);
    }
}
