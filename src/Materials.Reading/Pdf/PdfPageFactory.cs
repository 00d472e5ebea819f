using Materials.Pages;
using Materials.Reading.Pdf.Content;
using Materials.Reading.Pdf.Fonts;
using Materials.Reports;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf;

/// <summary>Makes pages from PdfPig's objects by a way of its own: text in fragments, without letters' boxes and outlines.</summary>
internal sealed class PdfPageFactory : IPageFactory<PageContent>
{
    private readonly PdfObjects objects;
    private readonly FontLoader fonts;
    private readonly FormStore forms;
    private readonly PdfBudget budget;
    private readonly HiddenLayers layers;

    /// <remarks>PdfPig calls it, by reflection, with its own parts of the open document.</remarks>
    public PdfPageFactory(
        IPdfTokenScanner scanner, IResourceStore resources, ILookupFilterProvider filters, IPageContentParser parser, ParsingOptions options)
    {
        _ = parser;
        var reading = (PdfReadingOptions)options;
        objects = new PdfObjects(scanner, filters);
        fonts = new FontLoader(objects, resources);
        forms = new FormStore(objects);
        budget = reading.Budget;
        layers = reading.Layers ?? throw new InvalidOperationException("The layers are known before the first page is read.");
    }

    public PageContent Create(int number, DictionaryToken dictionary, PageTreeMembers pageTreeMembers, NamedDestinations namedDestinations)
    {
        var rotation = Rotation(dictionary, pageTreeMembers);
        var box = VisibleBox(dictionary, pageTreeMembers);
        var turned = rotation is 90 or 270;
        var unit = Math.Clamp(objects.Number(dictionary, "UserUnit", 1), 0.01, 1_000);
        var page = new PageContent
        {
            Number = number,
            Dictionary = dictionary,
            Width = (turned ? box.Height : box.Width) * unit,
            Height = (turned ? box.Width : box.Height) * unit,
            Space = Space(box, rotation).Then(new Matrix(unit, 0, 0, unit, 0, 0)),
        };
        var interpreter = new ContentInterpreter(objects, fonts, forms, layers, budget, page);
        var damaged = budget.DamagedStreams;
        var content = Content(dictionary);
        page.IsDamaged = budget.DamagedStreams > damaged;
        page.HasLostContent = dictionary.TryGet(NameToken.Contents, out var named) && objects.Resolve(named) is null;
        interpreter.Run(content.Span, OwnResources(dictionary, pageTreeMembers), page.Space);
        Appearances.Draw(page, interpreter, objects, layers);
        budget.Letters(page.LetterCount);
        return page;
    }

    private int Rotation(DictionaryToken dictionary, PageTreeMembers members)
    {
        var rotation = (int)objects.Number(dictionary, "Rotate", members.Rotation) % 360;
        return rotation < 0 ? rotation + 360 : rotation;
    }

    /// <summary>From the file's axes (upwards from the bottom left) to the page as it is shown (downwards from the top left).</summary>
    private static Matrix Space(in Area box, int rotation) => rotation switch
    {
        90 => new Matrix(0, 1, 1, 0, -box.Top, -box.Left),
        180 => new Matrix(-1, 0, 0, 1, box.Right, -box.Top),
        270 => new Matrix(0, -1, -1, 0, box.Bottom, box.Right),
        _ => new Matrix(1, 0, 0, -1, -box.Left, box.Bottom),
    };

    /// <summary>The crop box within the media box, in the file's own axes: <see cref="Area.Top"/> is its lower edge there.</summary>
    private Area VisibleBox(DictionaryToken dictionary, PageTreeMembers members)
    {
        var media = Box(objects.Numbers(dictionary, "MediaBox"))
            ?? (members.MediaBox?.Bounds is { } inherited ? Box([inherited.Left, inherited.Bottom, inherited.Right, inherited.Top]) : null)
            ?? new Area(0, 0, 595, 842);
        var crop = Box(objects.Numbers(dictionary, "CropBox"));
        for (var (node, i) = (dictionary, 0); crop is null && i < 32 && objects.Get<DictionaryToken>(node, "Parent") is { } parent; (node, i) = (parent, i + 1))
            crop = Box(objects.Numbers(parent, "CropBox"));
        if (crop is not { } visible)
            return media;

        var both = media.Intersect(visible);
        return both.Width > 1 && both.Height > 1 ? both : media;
    }

    private static Area? Box(double[]? corners)
    {
        if (corners is not { Length: 4 })
            return null;

        var box = Area.None;
        box.Include((Point(corners[0]), Point(corners[1])));
        box.Include((Point(corners[2]), Point(corners[3])));
        return box.Width > 1 && box.Height > 1 ? box : null;
    }

    private static double Point(double value) => Math.Clamp(value, -PdfLimits.MaxPagePoints, PdfLimits.MaxPagePoints);

    private DictionaryToken? OwnResources(DictionaryToken dictionary, PageTreeMembers members) =>
        objects.Get<DictionaryToken>(dictionary, "Resources") ?? members.ParentResources.LastOrDefault();

    /// <summary>What a stream draws. One that unpacks to nothing though more was packed than nothing takes has lost it.</summary>
    private ReadOnlyMemory<byte> Drawn(StreamToken stream)
    {
        var content = objects.Decode(stream);
        if (content.IsEmpty && stream.Data.Length > MostPackedNothing)
            budget.Damaged();
        return content;
    }

    /// <summary>What nothing takes when it is packed: eight bytes by Flate, a few more where it is packed twice.</summary>
    private const int MostPackedNothing = 32;

    private ReadOnlyMemory<byte> Content(DictionaryToken dictionary)
    {
        if (!dictionary.TryGet(NameToken.Contents, out var token))
            return default;

        switch (objects.Resolve(token))
        {
            case StreamToken stream:
                return Drawn(stream);
            case ArrayToken array:
                var parts = new MemoryStream();
                foreach (var part in array.Data)
                {
                    // A part that is no stream is either a list that holds itself or lost: what stands there cannot be shown.
                    if (objects.Resolve(part) is not StreamToken stream)
                        throw new UnreadableFileException(new Defect(FindingCode.Corrupt));
                    parts.Write(Drawn(stream).Span);
                    parts.WriteByte((byte)'\n');
                    if (parts.Length > PdfLimits.MaxStreamBytes)
                        budget.Exceed($"{PdfLimits.MaxStreamBytes >> 20} MiB", $"> {PdfLimits.MaxStreamBytes >> 20} MiB");
                }

                return parts.GetBuffer().AsMemory(0, (int)parts.Length);
            case null:
                return default;
            default:
                throw new UnreadableFileException(new Defect(FindingCode.Corrupt));
        }
    }
}
