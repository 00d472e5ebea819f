using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reading.Ocr;

/// <summary>Brings the text that a page's file holds and the text that was recognised together.</summary>
internal static class PageText
{
    /// <summary>A recognised scan replaces the text layer beneath it when it gives at least this part of the layer's characters: people see the scan.</summary>
    private const double KeepsLayer = 0.5;

    /// <summary>Text of which a scanner's layer is a part is trusted less than this; text drawn with ink by sound fonts, more.</summary>
    private const double InkTrust = 0.9;

    /// <summary>A recognised line of which this part is covered by the file's own lines is the same line.</summary>
    private const double SameLine = 0.5;

    /// <summary>Whether its embedded text is drawn with ink, in letters that mean something: then it stays, whatever is recognised beside it.</summary>
    public static bool IsWritten(Page page) => !page.Lines.IsEmpty && page.Trust >= InkTrust;

    /// <summary>A page that is a picture: what a person sees on it is what was recognised.</summary>
    public static Page Scanned(Page page, Picture picture, OcrPage text)
    {
        var poor = PoorPicture.Is(picture, text);
        var layer = page.IsLegible ? page.Lines.Sum(l => l.Text.Length) : 0;
        if (layer > 0 && text.Lines.Sum(l => l.Text.Length) < KeepsLayer * layer)
            return page;

        return page with
        {
            Source = layer > 0 ? TextSource.Mixed : TextSource.Ocr,
            // A page on which nothing stands is known as surely as one that is written on.
            Trust = poor ? 0 : text.Lines.IsEmpty ? 1 : Math.Round(text.Confidence, 4),
            Lines = poor ? [] : text.Lines,
            Turn = poor ? 0 : text.Turn,
            Pictures = page.Pictures.Replace(picture, picture with { Seals = text.Seals }),
        };
    }

    /// <summary>A page of text over or beside what was recognised on the whole of it: both, each line once.</summary>
    public static Page Merged(Page page, OcrPage text, ImmutableArray<Picture> pictures)
    {
        var own = page.Lines.Where(l => l.Box is not null).Select(l => l.Box!.Value).ToArray();
        var more = text.Turn == 0 ? text.Lines.Where(l => l.Box is { } box && Covered(box, own) < SameLine).ToArray() : [.. text.Lines];
        if (more.Length == 0)
            return page with { Pictures = pictures };

        var group = page.Lines.Select(l => l.Group).DefaultIfEmpty().Max();
        var lines = page.Lines.ToList();
        foreach (var line in more)
        {
            var at = lines.FindIndex(l => l.Box is { } box && line.Box is { } place && box.Top + box.Height / 2 > place.Top + place.Height / 2);
            lines.Insert(at < 0 ? lines.Count : at, line with
            {
                Group = line.Group == 0 ? 0 : group + line.Group,
                // The page's own lines stand as the file shows them, and so do these beside them.
                Box = line.Box is { } upright ? AsShown(upright, text.Turn) : null,
            });
        }

        return page with
        {
            Source = TextSource.Mixed,
            Trust = Math.Round(Math.Min(page.Trust, more.Average(l => l.Confidence)), 4),
            Lines = [.. lines],
            Pictures = pictures,
        };
    }

    /// <summary>The place of something on a page before it was turned clockwise to stand upright.</summary>
    private static Box AsShown(in Box upright, int turn) => turn switch
    {
        90 => new(upright.Top, 1 - upright.Right, upright.Height, upright.Width),
        180 => new(1 - upright.Right, 1 - upright.Bottom, upright.Width, upright.Height),
        270 => new(1 - upright.Bottom, upright.Left, upright.Height, upright.Width),
        _ => upright,
    };

    /// <summary>A page of text with pictures in it: their lines stand where the picture stands.</summary>
    public static Page Mixed(Page page, ReadPicture[] read)
    {
        var lines = ImmutableArray.CreateBuilder<Line>();
        var group = page.Lines.Select(l => l.Group).DefaultIfEmpty().Max();
        for (var at = 0; at <= page.Lines.Length; at++)
        {
            foreach (var (_, text) in read.Where(r => Math.Min(r.Picture.AfterLine, page.Lines.Length) == at && !PoorPicture.Is(r.Picture, r.Text!)))
            {
                var first = group;
                foreach (var line in DrawnBoxes.Mark(text!.Lines))
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
            Pictures = [.. page.Pictures.Select(p => read.FirstOrDefault(r => ReferenceEquals(r.Picture, p))?.Text is { } text ? p with { Seals = text.Seals } : p)],
        };
    }

    /// <summary>How much of a box others cover, 0 to 1; where they overlap each other, it counts for each.</summary>
    private static double Covered(Box box, Box[] others)
    {
        var size = box.Width * box.Height;
        return size <= 0 ? 1 : others.Sum(o =>
            Math.Max(0, Math.Min(o.Right, box.Right) - Math.Max(o.Left, box.Left)) * Math.Max(0, Math.Min(o.Bottom, box.Bottom) - Math.Max(o.Top, box.Top))) / size;
    }
}
