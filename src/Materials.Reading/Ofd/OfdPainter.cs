using System.Xml.Linq;
using Materials.Reading.Pdf.Content;
using Materials.Reports;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Ofd;

/// <summary>Draws the objects of layers, templates, annotations and seals onto a page.</summary>
internal sealed class OfdPainter(OfdPackage package, OfdResources resources, PageContent page, OfdBudget budget, CancellationToken cancellationToken)
{
    /// <summary>Millimetres to points.</summary>
    public const double PointsPerMillimetre = 72 / 25.4;

    /// <summary>Blocks within blocks and figures within figures; producers reach three.</summary>
    private const int MaxDepth = 24;

    /// <summary>How far lines may stand out of the box that their object gives for itself: half their width.</summary>
    private const double LineSlack = 2;

    private static readonly DictionaryToken NoDictionary = new(new Dictionary<NameToken, IToken>());

    private int _order;

    public List<OfdPicture> Pictures { get; } = [];

    /// <summary>Whether anything was drawn in red, as seals are.</summary>
    public bool HasRed { get; private set; }

    /// <param name="elements">Layers or objects.</param>
    /// <param name="space">From their millimetres to the page's points.</param>
    public void Draw(IEnumerable<XElement>? elements, in Matrix space, string? pen = null, bool isHidden = false, int depth = 0)
    {
        if (elements is null || depth > MaxDepth)
            return;
        foreach (var element in elements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            budget.CountObject();
            var hidden = isHidden || !element.Flag("Visible", true);
            var own = element.Get("DrawParam") ?? pen;
            switch (element.Name.LocalName)
            {
                case "Layer" or "PageBlock":
                    Draw(element.Elements(), space, own, hidden, depth + 1);
                    break;
                case "TextObject":
                    DrawText(element, ObjectSpace(element, space), space, own, hidden);
                    break;
                case "PathObject" when !hidden:
                    DrawPath(element, ObjectSpace(element, space), space, own);
                    break;
                case "ImageObject" when !hidden:
                    DrawImage(element, space);
                    break;
                case "CompositeObject" when resources.Figure(element.Get("ResourceID")) is { } figure:
                    Draw(figure.First("Content")?.Elements(), ObjectSpace(element, space), own, hidden, depth + 1);
                    break;
            }
        }
    }

    private static Matrix ObjectSpace(XElement element, in Matrix space)
    {
        var place = OfdXml.Box(element.Get("Boundary")) ?? new Area(0, 0, 0, 0);
        return element.Transformation().Then(new Matrix(1, 0, 0, 1, place.Left, place.Top)).Then(space);
    }

    /// <summary>What is drawn outside its object's box is cut off (clause 8.5); an object without a box is not.</summary>
    private Area Clip(XElement element, in Matrix space)
    {
        var sheet = new Area(0, 0, page.Width, page.Height);
        return OfdXml.Box(element.Get("Boundary")) is { Width: > 0, Height: > 0 } box ? space.Map(box.Left, box.Top, box.Right, box.Bottom) : sheet;
    }

    private void DrawText(XElement element, in Matrix own, in Matrix space, string? pen, bool isHidden)
    {
        var (colour, alpha) = OfdColour.Of(element.First("FillColor") ?? resources.Colour(pen, "FillColor"), Colour.Black);
        var isFilled = element.Flag("Fill", true);
        var isInkless = (!isFilled && !element.Flag("Stroke", false)) || alpha * element.Number("Alpha", 255) / 255 < 0.02;
        if (!isFilled)
            (colour, _) = OfdColour.Of(element.First("StrokeColor") ?? resources.Colour(pen, "StrokeColor"), Colour.Black);
        var text = new OfdText(element, resources.Font(element.Get("Font")), own, new(colour, isInkless, isHidden, Clip(element, space), ++_order));
        text.Draw(page.Fragments);
        page.LetterCount += text.Letters;
        page.HasInk |= text.Letters > 0 && !isInkless && !isHidden;
        budget.CountLetters(text.Letters);
        NoteRed(colour);
    }

    private void DrawPath(XElement element, in Matrix own, in Matrix space, string? pen)
    {
        if (element.Text("AbbreviatedData") is not { } data)
            return;
        var path = OfdPath.Draw(page, data, own);
        var box = Clip(element, space);
        var clip = new Area(box.Left - LineSlack, box.Top - LineSlack, box.Right + LineSlack, box.Bottom + LineSlack);
        var order = ++_order;
        if (element.Flag("Fill", false))
        {
            var (colour, alpha) = OfdColour.Of(element.First("FillColor") ?? resources.Colour(pen, "FillColor"), Colour.Black);
            path.Paint(clip, colour, alpha * element.Number("Alpha", 255) / 255, order);
            page.HasInk |= !colour.IsLike(Colour.White);
            NoteRed(colour);
        }
        if (element.Flag("Stroke", true))
        {
            var (colour, alpha) = OfdColour.Of(element.First("StrokeColor") ?? resources.Colour(pen, "StrokeColor"), Colour.Black);
            if (alpha > 0)
                path.Stroke(clip, colour);
            page.HasInk |= alpha > 0;
            NoteRed(colour);
        }
        path.End(ref clip);
    }

    private void DrawImage(XElement element, in Matrix space)
    {
        if (OfdXml.Box(element.Get("Boundary")) is not { } box || resources.Media(element.Get("ResourceID")) is not { } part)
            return;
        // The picture is a square of one millimetre that the transformation stretches; without one it fills its box.
        var own = ObjectSpace(element, space);
        var area = element.Get("CTM") is null ? space.Map(box.Left, box.Top, box.Right, box.Bottom) : own.Map(0, 0, 1, 1);
        Place(part, area.Intersect(Clip(element, space)), isSeeThrough: element.Number("Alpha", 255) < 128);
    }

    private void Place(string part, in Area area, bool isSeeThrough)
    {
        if (area.IsNone || !package.Has(part))
            return;
        var image = new PlacedImage(area, NoDictionary, default, ++_order) { IsSeeThrough = isSeeThrough || (package.Bytes(part) is { } bytes && IsSeeThrough(bytes)) };
        page.Images.Add(image);
        page.HasInk = true;
        Pictures.Add(new(image, part, () => package.Bytes(part) is { } own ? own : null));
    }

    /// <summary>Puts a seal on the page, over everything else: seals are printed through.</summary>
    /// <param name="area">In points.</param>
    public void PlaceSeal(ReadOnlyMemory<byte> seal, in Area area)
    {
        var image = new PlacedImage(area, NoDictionary, default, ++_order) { IsSeeThrough = true };
        page.Images.Add(image);
        page.HasInk = true;
        Pictures.Add(new(image, null, () => seal));
    }

    /// <summary>A PNG with an alpha channel: what lies beneath may show through.</summary>
    private static bool IsSeeThrough(byte[] picture) =>
        picture.Length > 26 && MediaTypeDetector.ByMagic(picture) == MediaTypes.Png && (picture[25] is 4 or 6 || picture.AsSpan().IndexOf("tRNS"u8) > 0);

    private void NoteRed(in Colour colour) => HasRed |= colour is { IsKnown: true, Red: > 0.6f, Green: < 0.4f, Blue: < 0.4f };
}

/// <summary>A picture on a page.</summary>
/// <param name="Part">The part that it is in; null for a seal's.</param>
internal sealed record OfdPicture(PlacedImage Place, string? Part, Func<ReadOnlyMemory<byte>?> Bytes);

/// <summary>What a whole OFD may hold.</summary>
internal sealed class OfdBudget(ReadingLimits limits)
{
    /// <summary>Objects of all pages, figures counted as often as they are drawn: forty times a page of 500 objects, on 100 pages.</summary>
    private const int MaxObjects = 2_000_000;

    private int _objects;
    private long _letters;

    public void CountObject()
    {
        if (++_objects > MaxObjects)
            throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{MaxObjects}", Met: $"> {MaxObjects}"));
    }

    public void CountLetters(int letters)
    {
        _letters += letters;
        if (_letters > limits.MaxCharacters)
            throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxCharacters}", Met: $"> {limits.MaxCharacters}"));
    }
}
