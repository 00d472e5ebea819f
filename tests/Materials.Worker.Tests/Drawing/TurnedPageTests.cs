using Materials.Pages;
using Materials.Reading.Containment;
using Materials.Reading.Drawing;
using Materials.Reading.Ocr;
using Materials.Worker.Tests.Containment;
using Materials.Worker.Tests.Fixtures;
using NetVips;

namespace Materials.Worker.Tests.Drawing;

/// <summary>A scan that lies on its side or its head is shown upright, and what is marked or covered on it lies where it was read.</summary>
public sealed class TurnedPageTests
{
    /// <summary>A photo of a licence, 1500 pixels wide, and a line of it.</summary>
    private const string Photo = "licence__photo.jpg", Number = "91340104MA2N5QWR7K";

    private const int LongestSide = 1000;

    /// <summary>Of 255: what encoding a picture twice changes at the most, on average.</summary>
    private const double SamePicture = 12;

    /// <summary>In shares of the page: turned, a line is found within a letter's breadth of where it was.</summary>
    private const double SamePlace = 0.02;

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task Marked_line_of_a_turned_scan_lies_where_the_picture_shows_it(int turned)
    {
        Assert.SkipUnless(OcrEngine.IsInstalled, "The OCR models are not installed: the build could not fetch them by npm.");
        using var upright = Image.NewFromFile(Path.Combine(Repository.Root, "tests", "Materials.Reading.Tests", "Ocr", "Images", Photo)).CopyMemory();
        using var lying = turned == 0 ? upright.Copy() : upright.Rot((Enums.Angle)(turned / 90));
        var scan = lying.JpegsaveBuffer(q: 95);
        using var pool = new ReadingPool(Pools.OfProgram);

        var page = Assert.Single((await pool.ReadBytesAsync("scan.jpg", scan)).Single().Pages);
        Assert.Equal((360 - turned) % 360, page.Turn);
        var line = Assert.Single(page.Lines, l => l.Text.Contains(Number, StringComparison.Ordinal));
        using var shown = await ShowAsync(pool, scan, page, []);
        using var covered = await ShowAsync(pool, scan, page, [line.Box!.Value]);

        // It stands as it did before it was turned ...
        using var small = upright.ThumbnailImage(LongestSide, height: LongestSide, size: Enums.Size.Down);
        Assert.Equal((small.Width, small.Height), (shown.Width, shown.Height));
        Assert.InRange((small - shown).Abs().Avg(), 0, SamePicture);
        // ... and where the cover lies, and nowhere else, it shows the number: read again, the page lacks that and no other line.
        var before = await ReadAsync(pool, shown);
        var after = await ReadAsync(pool, covered);
        var place = Assert.Single(before.Lines, l => l.Text.Contains(Number, StringComparison.Ordinal)).Box!.Value;
        Assert.Equal(place.Left, line.Box!.Value.Left, SamePlace);
        Assert.Equal(place.Top, line.Box!.Value.Top, SamePlace);
        Assert.DoesNotContain(Number, after.Text, StringComparison.Ordinal);
        Assert.Contains("营业执照", after.Text, StringComparison.Ordinal);
    }

    private static async Task<Image> ShowAsync(ReadingPool pool, byte[] scan, Page page, Box[] covered)
    {
        await using var file = Pools.Open(scan);
        var picture = await pool.ShowAsync("scan.jpg", file, new PageSought("scan.jpg", page.Number, LongestSide, [.. covered], page.Turn), TestContext.Current.CancellationToken);
        Assert.NotNull(picture);
        using var decoded = Image.NewFromBuffer(picture);
        return decoded.CopyMemory();
    }

    private static async Task<Page> ReadAsync(ReadingPool pool, Image picture) =>
        Assert.Single((await pool.ReadBytesAsync("shown.jpg", picture.JpegsaveBuffer(q: 95))).Single().Pages);
}
