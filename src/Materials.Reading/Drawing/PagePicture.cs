using Materials.Reading.Images;
using Materials.Reading.Ocr;
using NetVips;

namespace Materials.Reading.Drawing;

/// <summary>A page as a picture for people: drawn, or the scan that it is, encoded anew so that nothing of the file's own bytes reaches a browser.</summary>
internal static class PagePicture
{
    /// <summary>Small print stays sharp; a page of text is about 300 KB.</summary>
    private const int Quality = 85;

    /// <summary>From this part of the page on, a picture shows the page.</summary>
    private const double WholePage = 0.8;

    /// <returns>As JPEG; null where nothing shows the page (a Word file), or it cannot be drawn or decoded.</returns>
    public static byte[]? Of(FormatContent content, PageSought sought, IPageDrawer? drawer)
    {
        try
        {
            using var picture = Drawn(content, sought, drawer) ?? Scanned(content, sought);
            if (picture is null)
                return null;
            using var upright = Turned(picture, sought.Turn);
            using var covered = upright.Mutate(canvas => Cover(canvas, sought));
            return covered.JpegsaveBuffer(q: Quality);
        }
        catch (Exception e) when (e is VipsException or UnreadableFileException)
        {
            return null;
        }
    }

    private static Image? Drawn(FormatContent content, PageSought sought, IPageDrawer? drawer)
    {
        if (content.Drawings is not { } drawings || drawer is not { IsInstalled: true }
            || drawer.Draw(drawings.Document, sought.Page, sought.LongestSide) is not { } drawn)
            return null;
        Libvips.Use();
        return Image.NewFromMemory(drawn.Pixels, drawn.Width, drawn.Height, bands: 3, Enums.BandFormat.Uchar);
    }

    private static Image? Scanned(FormatContent content, PageSought sought)
    {
        var whole = content.Images.FirstOrDefault(i =>
            i.Page == sought.Page && content.Pages[i.Page - 1].Pictures[i.Picture].Share >= WholePage);
        if (whole?.Encoded() is not { } encoded)
            return null;
        using var upright = PageImage.Colours(encoded, whole.Frame, whole.Orientation);
        return upright.ThumbnailImage(sought.LongestSide, height: sought.LongestSide, size: Enums.Size.Down).CopyMemory();
    }

    private static Image Turned(Image picture, int degrees) => degrees switch
    {
        90 => picture.Rot(Enums.Angle.D90).CopyMemory(),
        180 => picture.Rot(Enums.Angle.D180).CopyMemory(),
        270 => picture.Rot(Enums.Angle.D270).CopyMemory(),
        _ => picture.Copy(),
    };

    private static void Cover(MutableImage canvas, PageSought sought)
    {
        double[] black = [.. Enumerable.Repeat(0.0, canvas.Bands)];
        foreach (var box in sought.Covered)
        {
            var (left, top) = ((int)(box.Left * canvas.Width), (int)(box.Top * canvas.Height));
            var (right, bottom) = ((int)Math.Ceiling(box.Right * canvas.Width), (int)Math.Ceiling(box.Bottom * canvas.Height));
            canvas.DrawRect(black, left, top, Math.Max(1, right - left), Math.Max(1, bottom - top), fill: true);
        }
    }
}
