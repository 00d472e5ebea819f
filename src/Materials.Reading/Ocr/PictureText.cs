using System.Collections.Immutable;
using System.Security.Cryptography;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.Ocr;

/// <summary>Reads what only the pictures of a file say: pages that are pictures, scans and photos put into a text.</summary>
internal sealed class PictureText(OcrEngine engine)
{
    /// <summary>A smaller picture is a logo, a stamp or a bullet: three lines of 16 pixels are the least that a document has.</summary>
    private const int MinHeight = 48;

    /// <summary>The least width: eight characters of 16 pixels.</summary>
    private const int MinWidth = 128;

    /// <summary>A picture on less of its page is an ornament of the text around it.</summary>
    private const double MinShare = 0.02;

    /// <summary>From this part of the page on, the picture is the page: a scan, whatever text lies beneath it.</summary>
    private const double WholePage = 0.8;

    /// <summary>Pictures recognised in one file. A bound volume of 400 scanned pages is a long one.</summary>
    private const int MaxPictures = 500;

    /// <summary>A recognised scan replaces the text layer beneath it when it gives at least this part of the layer's characters: people see the scan.</summary>
    private const double KeepsLayer = 0.5;

    /// <summary>Below this mean confidence one character in five is wrong.</summary>
    private const double LeastConfidence = 0.7;

    /// <summary>Strokes of a sharp scan fade over one or two pixels; over more than this, small text has run together and only titles are left.</summary>
    private const double BlurredEdge = 5;

    /// <summary>Titles, where the text below them is lost.</summary>
    private const int FewLines = 3;

    /// <summary>The content with the text of its pictures, and with the findings on pages that turned out blank or too poor to read.</summary>
    /// <param name="advanced">Told after each picture: a long scan takes long, and goes on.</param>
    public FormatContent Complete(FormatContent content, Action advanced, CancellationToken cancellationToken)
    {
        if (content.Images.IsEmpty)
            return content;

        var pictures = content.Images.ToLookup(i => i.Page);
        var known = new Dictionary<string, OcrPage>(StringComparer.Ordinal);
        var pages = content.Pages.ToBuilder();
        var sheets = new List<Sheet>();
        var left = MaxPictures;
        for (var i = 0; i < pages.Count && left > 0; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = pages[i];
            var read = pictures[page.Number]
                .Where(image => IsWorthwhile(page.Pictures[image.Picture]))
                .Take(left)
                .Select(image => (Picture: page.Pictures[image.Picture], Text: Read(image, known, advanced, cancellationToken)))
                .Where(r => r.Text is not null)
                .Select(r => (r.Picture, Text: r.Text!))
                .ToArray();
            left -= read.Length;
            if (read.Length == 0)
                continue;

            if (IsWhole(page, read[0].Picture))
            {
                sheets.Add(new(page.Number, read[0].Picture, read[0].Text));
                pages[i] = Scanned(page, read[0].Picture, read[0].Text);
            }
            else
                pages[i] = Mixed(page, read);
        }

        return content with { Pages = pages.ToImmutable(), Defects = [.. content.Defects, .. Poor(content, sheets)] };
    }

    private OcrPage? Read(EmbeddedImage image, Dictionary<string, OcrPage> known, Action advanced, CancellationToken cancellationToken)
    {
        if (image.Encoded() is not { } encoded)
            return null;

        // The same logo stands on every slide.
        var hash = Convert.ToHexString(SHA256.HashData(encoded.Span));
        if (!known.TryGetValue(hash, out var text))
        {
            try
            {
                text = engine.Read(encoded, cancellationToken);
            }
            catch (Exception e) when (e is NetVips.VipsException or UnreadableFileException)
            {
                // A picture that cannot be decoded stays unread, and a person is asked.
                return null;
            }

            known.Add(hash, text);
            advanced();
        }

        return text;
    }

    private static bool IsWorthwhile(Picture picture) =>
        picture.PixelWidth >= MinWidth && picture.PixelHeight >= MinHeight && picture.Share is null or >= MinShare;

    private static bool IsWhole(Page page, Picture picture) =>
        picture.Share >= WholePage || (page.Lines.IsEmpty && page.Pictures.Length == 1 && picture.Share is not null);

    /// <summary>A page that is a picture: what a person sees on it is what was recognised.</summary>
    private static Page Scanned(Page page, Picture picture, OcrPage text)
    {
        var poor = IsPoor(picture, text);
        var layer = page.Lines.Sum(l => l.Text.Length);
        if (layer > 0 && text.Lines.Sum(l => l.Text.Length) < KeepsLayer * layer)
            return page;

        return page with
        {
            Source = layer > 0 ? TextSource.Mixed : TextSource.Ocr,
            // A page on which nothing stands is known as surely as one that is written on.
            Trust = poor ? 0 : text.Lines.IsEmpty ? 1 : Math.Round(text.Confidence, 4),
            Lines = poor ? [] : text.Lines,
            Pictures = page.Pictures.Replace(picture, picture with { Seals = text.Seals }),
        };
    }

    /// <summary>A page of text with pictures in it: their lines stand where the picture stands.</summary>
    private static Page Mixed(Page page, (Picture Picture, OcrPage Text)[] read)
    {
        var lines = ImmutableArray.CreateBuilder<Line>();
        var group = page.Lines.Select(l => l.Group).DefaultIfEmpty().Max();
        for (var at = 0; at <= page.Lines.Length; at++)
        {
            foreach (var (_, text) in read.Where(r => Math.Min(r.Picture.AfterLine, page.Lines.Length) == at && !IsPoor(r.Picture, r.Text)))
            {
                var first = group;
                foreach (var line in (text.Lines.Any(l => l.Role == LineRole.Shape) ? text.Lines : DrawnBoxes.Mark(text.Lines)))
                {
                    lines.Add(line with { Box = null, Group = line.Group == 0 ? 0 : first + line.Group });
                    group = Math.Max(group, first + line.Group);
                }
            }

            if (at < page.Lines.Length)
                lines.Add(page.Lines[at]);
        }

        var recognised = lines.Where(l => l.Confidence < 1).Select(l => l.Confidence).DefaultIfEmpty(1).Average();
        return page with
        {
            Source = page.Lines.IsEmpty ? TextSource.Ocr : TextSource.Mixed,
            Trust = Math.Round(Math.Min(page.Trust, recognised), 4),
            Lines = lines.ToImmutable(),
            Pictures = [.. page.Pictures.Select(p => read.FirstOrDefault(r => ReferenceEquals(r.Picture, p)).Text is { } text ? p with { Seals = text.Seals } : p)],
        };
    }

    /// <summary>A file of scans that is blank throughout, and each page that is too poor to read.</summary>
    private static IEnumerable<Defect> Poor(FormatContent content, List<Sheet> sheets)
    {
        if (sheets.Count > 0 && sheets.Count == content.Pages.Length && sheets.TrueForAll(s => s.Text.Legibility.IsBlank))
        {
            if (!content.Defects.Any(d => d.Code == FindingCode.Blank))
                yield return new(FindingCode.Blank);
            yield break;
        }

        foreach (var sheet in sheets.Where(s => IsPoor(s.Picture, s.Text)))
            yield return new(FindingCode.Illegible, content.Pages.Length > 1 ? sheet.Page : null);
    }

    /// <summary>
    /// Too dark, faint, blurred or small to be trusted, even where something was recognised. What shows colours and no text is a photograph
    /// of a room and no bad document; what shows neither, and is not blank, is a page that nobody can read.
    /// </summary>
    private static bool IsPoor(Picture picture, OcrPage text) => text.Lines.IsEmpty
        ? picture.Coloured == false && !text.Legibility.IsBlank
        : text.Legibility.IsIllegible || text.Confidence < LeastConfidence
            || (picture.Coloured == false && text.Lines.Length <= FewLines && text.Legibility.Edge > BlurredEdge);

    private sealed record Sheet(int Page, Picture Picture, OcrPage Text);
}
