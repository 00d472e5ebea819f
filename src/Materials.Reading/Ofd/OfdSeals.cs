using System.Collections.Immutable;
using System.Xml.Linq;
using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Ofd;

/// <summary>The seals that signatures put on the pages (GB/T 33190, clause 18). Whether a signature holds is not checked.</summary>
internal sealed class OfdSeals
{
    private readonly OfdPackage _package;
    private readonly ReadingLimits _limits;
    private readonly OfdBudget _budget;
    private readonly ILookup<string, (Area Place, ReadOnlyMemory<byte> Picture)> _stamps;

    /// <param name="part">The list of signatures.</param>
    public OfdSeals(OfdPackage package, string part, ReadingLimits limits, OfdBudget budget)
    {
        (_package, _limits, _budget) = (package, limits, budget);
        _stamps = Stamps(part).ToLookup(s => s.Page, s => (s.Place, s.Picture));
    }

    /// <summary>Draws the seals of a page.</summary>
    /// <returns>Those that are drawings; those that are pictures have gone to the painter.</returns>
    public ImmutableArray<DrawnSeal> DrawOn(string page, PageContent content, OfdPainter painter, Matrix space, CancellationToken cancellationToken)
    {
        var drawn = ImmutableArray.CreateBuilder<DrawnSeal>();
        foreach (var (place, picture) in _stamps[page])
        {
            var area = space.Map(place.Left, place.Top, place.Right, place.Bottom);
            if (MediaTypeDetector.ByMagic(picture.Span) is not MediaTypes.Zip)
                painter.PlaceSeal(picture, area);
            else if (DrawFile(picture, area, content, cancellationToken) is { } seal)
                drawn.Add(seal);
        }
        return drawn.ToImmutable();
    }

    /// <summary>A seal that is an OFD of its own: the first page of it, fitted into its place.</summary>
    private DrawnSeal? DrawFile(ReadOnlyMemory<byte> file, in Area area, PageContent content, CancellationToken cancellationToken)
    {
        var package = new OfdPackage(new MemoryStream(file.ToArray(), writable: false), _limits);
        // No seals on seals.
        if (OfdDocument.Roots(package) is not [var (root, _), ..] || OfdDocument.Open(package, root, signatures: null, _limits, _budget) is not { PageCount: > 0 } document)
            return null;
        var seal = document.Draw(0, content.Number, cancellationToken);
        var fit = new Matrix(area.Width / seal.Content.Width, 0, 0, area.Height / seal.Content.Height, area.Left, area.Top);
        var scale = Math.Sqrt(Math.Abs(fit.A * fit.D));
        foreach (var f in seal.Content.Fragments)
        {
            var ((startX, startY), (endX, endY)) = (fit.Map(f.StartX, f.StartY), fit.Map(f.EndX, f.EndY));
            content.Fragments.Add(new Fragment
            {
                Text = f.Text,
                UnknownLetters = f.UnknownLetters,
                StartX = startX,
                StartY = startY,
                EndX = endX,
                EndY = endY,
                Size = f.Size * scale,
                Turn = f.Turn,
                Bold = f.Bold,
                Colour = f.Colour,
                Inkless = f.Inkless,
                InHiddenLayer = f.InHiddenLayer,
                Clip = area,
                Order = int.MaxValue,
            });
        }
        content.LetterCount += seal.Content.LetterCount;
        content.HasInk |= seal.Content.HasInk;
        return new(area, seal.HasRed);
    }

    private IEnumerable<(string Page, Area Place, ReadOnlyMemory<byte> Picture)> Stamps(string list)
    {
        foreach (var listed in _package.Xml(list).Named("Signature"))
        {
            if (listed.Get("BaseLoc") is not { } path)
                continue;
            var part = OfdPackage.Resolve(list, path);
            var signature = _package.Xml(part);
            var stamps = signature.First("SignedInfo").Named("StampAnnot").ToArray();
            if (stamps.Length == 0 || PictureOf(part, signature) is not { } picture)
                continue;
            foreach (var stamp in stamps)
                if (stamp.Get("PageRef") is { } page && OfdXml.Box(stamp.Get("Boundary")) is { } place)
                    yield return (page, place, picture);
        }
    }

    /// <summary>The seal stands in a part of its own, or in the signature's value, which holds a copy of it.</summary>
    private ReadOnlyMemory<byte>? PictureOf(string part, XElement? signature)
    {
        foreach (var path in new[] { signature.First("SignedInfo").First("Seal").Text("BaseLoc"), signature.Text("SignedValue") })
            if (path is not null && _package.Bytes(OfdPackage.Resolve(part, path)) is { } bytes && SealPicture.In(bytes) is { } picture)
                return picture;
        return null;
    }
}
