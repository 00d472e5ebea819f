using System.Collections.Immutable;
using System.Text;
using System.Xml;
using Materials.Pages;
using Materials.Reading.Archives;
using Materials.Reading.Images;
using Materials.Reading.Office;
using Materials.Reading.Word;
using Materials.Reports;

namespace Materials.Reading.OpenDocument;

/// <summary>Reads OpenDocument files (ISO/IEC 26300): texts (.odt), workbooks (.ods), presentations (.odp) and drawings (.odg).</summary>
internal sealed class OdfReader(ReadingLimits limits) : IFormatReader
{
    private const string Content = "content.xml", CommonStyles = "styles.xml", Manifest = "META-INF/manifest.xml";

    public ImmutableArray<string> Reads { get; } = [MediaTypes.OpenDocument];

    public FormatContent Read(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        var package = new OfficePackage(content, limits);
        if (IsEncrypted(package))
            throw new UnreadableFileException(new(FindingCode.Encrypted));
        var kind = package.Has("mimetype") ? Encoding.ASCII.GetString(package.Open("mimetype").ToArray()) : "";
        var styles = new OdfStyles();
        styles.Read(package, CommonStyles);
        styles.Read(package, Content);
        var pictures = new Pictures(package, limits);
        var read = kind.Contains("spreadsheet", StringComparison.Ordinal) ? Sheets(package, styles, pictures, cancellationToken)
            : kind.Contains("presentation", StringComparison.Ordinal) || kind.Contains("graphics", StringComparison.Ordinal) ? Slides(package, styles, pictures, cancellationToken)
            : Text(package, styles, pictures, cancellationToken);
        return read with
        {
            Defects = package.PartNames.Any(n => n.StartsWith("Basic/", StringComparison.Ordinal) || n.StartsWith("Scripts/", StringComparison.Ordinal))
                ? [new(FindingCode.ActiveContent, Detail: "Basic")] : [],
            Attachments = [.. package.PartNames.Where(n => n.StartsWith("Object", StringComparison.Ordinal) && !n.Contains('/')).Order(StringComparer.Ordinal)
                .Select(n => EmbeddedObject.Of(n, package.Open(n).ToArray())).Where(a => a is not null).Select(a => a!)],
        };
    }

    private FormatContent Text(OfficePackage package, OdfStyles styles, Pictures pictures, CancellationToken cancellationToken)
    {
        var pages = new WordPages(limits);
        var text = new OdfText(styles, pages, pictures.Of, cancellationToken);
        ReadMargins(package, text, "header", LineRole.Header);
        using (var xml = package.OpenXml(Content))
            while (xml.Read())
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "body")
                    text.Read(xml);
        ReadMargins(package, text, "footer", LineRole.Footer);
        var (sections, images) = pages.Build();
        return new(PageUnit.Section, sections, []) { Images = images };
    }

    /// <summary>Headers and footers stand with the styles of the paper.</summary>
    private static void ReadMargins(OfficePackage package, OdfText text, string name, LineRole role)
    {
        if (!package.Has(CommonStyles))
            return;
        using var xml = package.OpenXml(CommonStyles);
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
                text.Read(xml, role);
    }

    private FormatContent Slides(OfficePackage package, OdfStyles styles, Pictures pictures, CancellationToken cancellationToken)
    {
        var pages = ImmutableArray.CreateBuilder<Page>();
        var images = ImmutableArray.CreateBuilder<EmbeddedImage>();
        using var xml = package.OpenXml(Content);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "page" || xml.Odf("master-page-name") is null)
                continue;
            if (pages.Count == limits.MaxPages)
                throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxPages}", Met: $"> {limits.MaxPages}"));
            var isHidden = styles.IsHidden(xml.Odf("style-name"));
            var slide = new WordPages(limits);
            new OdfText(styles, slide, pictures.Of, cancellationToken).Read(xml);
            var (read, shown) = slide.Build();
            var page = read[0] with { Number = pages.Count + 1 };
            if (isHidden)
                page = page with { Lines = [], Pictures = [], Source = TextSource.None, Hidden = [.. page.Hidden, .. page.Lines.Select(l => new HiddenText(l.Text, HiddenReason.Marked))] };
            else
                images.AddRange(shown.Select(i => i with { Page = page.Number }));
            pages.Add(page);
        }
        return new(PageUnit.Slide, pages.ToImmutable(), []) { Images = images.ToImmutable() };
    }

    private FormatContent Sheets(OfficePackage package, OdfStyles styles, Pictures pictures, CancellationToken cancellationToken)
    {
        var pages = ImmutableArray.CreateBuilder<Page>();
        var images = ImmutableArray.CreateBuilder<EmbeddedImage>();
        var sheets = new OdfSheets(styles, limits, pictures.Of, cancellationToken);
        using var xml = package.OpenXml(Content);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "table")
                continue;
            if (pages.Count == limits.MaxPages)
                throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxPages}", Met: $"> {limits.MaxPages}"));
            pages.Add(sheets.Read(xml, pages.Count + 1));
            for (var i = 0; i < sheets.Pictures.Count; i++)
                if (sheets.Pictures[i].Encoded is { } encoded)
                    images.Add(new(pages.Count, i, encoded));
        }
        return new(PageUnit.Sheet, pages.ToImmutable(), []) { Images = images.ToImmutable() };
    }

    private static bool IsEncrypted(OfficePackage package)
    {
        if (!package.Has(Manifest))
            return false;
        using var xml = package.OpenXml(Manifest);
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "encryption-data")
                return true;
        return false;
    }

    /// <summary>The pictures in the package, each measured once.</summary>
    private sealed class Pictures(OfficePackage package, ReadingLimits limits)
    {
        private readonly Dictionary<string, PictureFacts?> _facts = [];

        public OfficePicture? Of(string target, double width, double height)
        {
            var part = target.StartsWith("./", StringComparison.Ordinal) ? target[2..] : target;
            if (!package.Has(part))
                return null;
            if (!_facts.TryGetValue(part, out var facts))
                _facts[part] = facts = Bytes(part) is { } bytes ? PictureFacts.Measure(bytes, 0, limits.MaxPixels, strict: false) : null;
            return new(facts, (long)width, (long)height, facts?.Ink is null ? null : () => Bytes(part));
        }

        private ReadOnlyMemory<byte>? Bytes(string part)
        {
            try
            {
                return package.Open(part).ToArray();
            }
            catch (ZipException e) when (e.Defect.Code == FindingCode.Corrupt)
            {
                return null;
            }
        }
    }
}
