using System.Collections.Immutable;
using System.Xml.Linq;
using Materials.Reading.Pdf.Content;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Ofd;

/// <summary>One document of an OFD: its pages with all that is laid over them.</summary>
internal sealed class OfdDocument
{
    private const int MaxAttachments = 1_000;

    private static readonly Area A4 = new(0, 0, 210, 297);

    private readonly OfdPackage _package;
    private readonly OfdResources _resources;
    private readonly OfdBudget _budget;
    private readonly string _root;
    private readonly Area _paper;
    private readonly ImmutableArray<(string Id, string Part)> _pages;
    private readonly Dictionary<string, (string Part, string? ZOrder)> _templates = [];
    private readonly ILookup<string, string> _annotations;
    private readonly OfdSeals? _seals;

    private OfdDocument(OfdPackage package, string part, XElement document, OfdSeals? seals, OfdBudget budget)
    {
        (_package, _root, _seals, _budget) = (package, part, seals, budget);
        _resources = new(package);
        var common = document.First("CommonData");
        _paper = OfdXml.Box(common.First("PageArea").Text("PhysicalBox")) is { Width: > 0, Height: > 0 } box ? box : A4;
        foreach (var resource in common.Named("PublicRes").Concat(common.Named("DocumentRes")))
            _resources.Read(OfdPackage.Resolve(part, resource.Value));
        foreach (var template in common.Named("TemplatePage"))
            if (template.Get("ID") is { } id && template.Get("BaseLoc") is { } path)
                _templates[id] = (OfdPackage.Resolve(part, path), template.Get("ZOrder"));
        _pages = [.. document.First("Pages").Named("Page").Select(p => (p.Get("ID") ?? "", OfdPackage.Resolve(part, p.Get("BaseLoc") ?? "")))];
        _annotations = Annotations(document).ToLookup(a => a.Page, a => a.Part);
        Attachments = [.. ReadAttachments(document).Take(MaxAttachments)];
    }

    public int PageCount => _pages.Length;

    public ImmutableArray<Attachment> Attachments { get; }

    /// <summary>The documents in a file, with the lists of their signatures.</summary>
    public static ImmutableArray<(string Root, string? Signatures)> Roots(OfdPackage package) =>
    [
        .. package.Xml("OFD.xml").Named("DocBody").Where(b => b.Text("DocRoot") is not null)
            .Select(b => (OfdPackage.Resolve("", b.Text("DocRoot")!), b.Text("Signatures") is { } s ? OfdPackage.Resolve("", s) : null)),
    ];

    /// <summary>Null when there is no such document.</summary>
    public static OfdDocument? Open(OfdPackage package, string root, string? signatures, ReadingLimits limits, OfdBudget budget) =>
        package.Xml(root) is { } document
            ? new(package, root, document, signatures is null ? null : new OfdSeals(package, signatures, limits, budget), budget)
            : null;

    /// <summary>Draws a page: background templates, its own layers, what is laid over it, and the seals on it.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="number">Among the pages of the whole file.</param>
    public OfdPage Draw(int index, int number, CancellationToken cancellationToken)
    {
        var (id, part) = _pages[index];
        var page = _package.Xml(part);
        foreach (var resource in page.Named("PageRes"))
            _resources.Read(OfdPackage.Resolve(part, resource.Value));
        var paper = OfdXml.Box(page.First("Area").Text("PhysicalBox")) is { Width: > 0, Height: > 0 } own ? own : _paper;
        var (content, space) = Sheet(number, paper);
        var painter = new OfdPainter(_package, _resources, content, _budget, cancellationToken);
        var templates = page.Named("Template").Select(t => (Template: _templates.GetValueOrDefault(t.Get("TemplateID") ?? ""), ZOrder: t.Get("ZOrder")))
            .Where(t => t.Template.Part is not null).ToArray();
        foreach (var (template, _) in templates.Where(t => !IsInFront(t.ZOrder, t.Template.ZOrder)))
            painter.Draw(_package.Xml(template.Part).First("Content")?.Elements(), space);
        // Layers lie in the order of their kinds, whatever their order in the file.
        var layers = page.First("Content").Named("Layer").OrderBy(l => l.Get("Type") switch { "Background" => 0, "Foreground" => 2, _ => 1 });
        painter.Draw(layers, space);
        foreach (var (template, _) in templates.Where(t => IsInFront(t.ZOrder, t.Template.ZOrder)))
            painter.Draw(_package.Xml(template.Part).First("Content")?.Elements(), space);
        foreach (var annotation in _annotations[id])
            DrawAnnotations(annotation, painter, space);
        var seals = _seals?.DrawOn(id, content, painter, space, cancellationToken) ?? [];
        return new(content, painter.Pictures, seals, painter.HasRed, IsWhole: page is not null);
    }

    /// <summary>An empty page of the paper's size, and the map from its millimetres to points.</summary>
    internal static (PageContent Page, Matrix Space) Sheet(int number, in Area paper)
    {
        const double Unit = OfdPainter.PointsPerMillimetre;
        var space = new Matrix(Unit, 0, 0, Unit, -paper.Left * Unit, -paper.Top * Unit);
        return (new PageContent
        {
            Number = number,
            Width = paper.Width * Unit,
            Height = paper.Height * Unit,
            Dictionary = new DictionaryToken(new Dictionary<NameToken, IToken>()),
            Space = space,
        }, space);
    }

    private static bool IsInFront(string? own, string? common) => (own ?? common) is "Foreground";

    private IEnumerable<(string Page, string Part)> Annotations(XElement document)
    {
        if (document.Text("Annotations") is not { } path)
            yield break;
        var list = OfdPackage.Resolve(_root, path);
        foreach (var page in _package.Xml(list).Named("Page"))
            if (page.Text("FileLoc") is { } file)
                yield return (page.Get("PageID") ?? "", OfdPackage.Resolve(list, file));
    }

    private void DrawAnnotations(string part, OfdPainter painter, in Matrix space)
    {
        foreach (var annotation in _package.Xml(part).Named("Annot"))
        {
            // A link's appearance is the frame around it; what it frames stands on the page.
            if (annotation.Get("Type") is "Link" || annotation.First("Appearance") is not { } appearance)
                continue;
            var place = OfdXml.Box(appearance.Get("Boundary")) ?? new Area(0, 0, 0, 0);
            painter.Draw(appearance.Elements(), new Matrix(1, 0, 0, 1, place.Left, place.Top).Then(space), isHidden: !annotation.Flag("Visible", true));
        }
    }

    private IEnumerable<Attachment> ReadAttachments(XElement document)
    {
        if (document.Text("Attachments") is not { } path)
            yield break;
        var list = OfdPackage.Resolve(_root, path);
        foreach (var attachment in _package.Xml(list).Named("Attachment"))
        {
            if (attachment.Text("FileLoc") is not { } file || _package.Bytes(OfdPackage.Resolve(list, file)) is not { } bytes)
                continue;
            var inside = file[(file.LastIndexOf('/') + 1)..];
            var name = attachment.Get("Name") is { Length: > 0 } given ? given : inside;
            yield return new(Path.HasExtension(name) ? name : name + Path.GetExtension(inside), bytes);
        }
    }
}

/// <summary>A page as it was drawn.</summary>
/// <param name="Seals">Where seals stand that are drawn in lines, in points, and whether they are red.</param>
/// <param name="HasRed">Whether anything on it is drawn in red.</param>
/// <param name="IsWhole">False when its content is lost or broken.</param>
internal sealed record OfdPage(PageContent Content, List<OfdPicture> Pictures, ImmutableArray<DrawnSeal> Seals, bool HasRed, bool IsWhole);

/// <summary>A seal that is drawn in lines and letters, not a picture.</summary>
/// <param name="Place">In points.</param>
internal sealed record DrawnSeal(Area Place, bool IsRed);
