using Materials.Desk.Tests.Fixtures;
using Materials.Reading.Tests.Pdf;
using Materials.Worker.Tests.Fixtures;
using NetVips;

namespace Materials.Desk.Tests;

/// <summary>The page that a verdict rests on, as a picture: drawn apart from the program, encoded anew, without personal numbers.</summary>
public sealed class PagePictureTests(Browser browser, PlainDesk plain)
{
    private const string File = "manual.pdf";

    /// <summary>Below it a sample is ink or cover.</summary>
    private const int Dark = 60;

    private readonly CancellationToken _patience = Patience.OfSeconds(300);

    [Fact]
    public async Task Page_of_a_pdf_in_an_archive_is_shown_and_its_telephone_number_is_covered_until_asked_for()
    {
        var desk = plain.Scene;
        // The number stands alone in a line across the middle of the page.
        var pdf = PdfFile.OnePage($"BT /F 24 Tf 100 400 Td ({SmallPackage.Telephone}) Tj ET");
        SmallPackage.PutIn(desk, "AH-80", "a", archive: (File, pdf.ToBytes()));
        await using var window = await browser.OpenAsync(desk.Address);
        do
        {
            await Task.Delay(200, _patience);
            await window.GoAsync("/packages?q=AH-80");
        }
        while (await window.Page.Locator("table.queue tbody tr").CountAsync() == 0);
        using var http = new HttpClient { BaseAddress = new(desk.Address) };

        using var masked = await PictureAsync(http);
        Assert.Equal(800, masked.Height * 600.0 / masked.Width, tolerance: 4);
        await window.GoAsync("/packages/AH-80?item=service-flowchart");
        await window.Page.ClickAsync(".numbers button");
        using var whole = await PictureAsync(http);

        Assert.True(DarkShare(masked) > 2 * DarkShare(whole), $"covered {DarkShare(masked)}, whole {DarkShare(whole)}");
        Assert.True(DarkShare(whole) > 0, "The number itself is to be seen.");
    }

    private async Task<Image> PictureAsync(HttpClient http)
    {
        using var answer = await http.GetAsync(new Uri($"/packages/AH-80/page?revision=1&file=附件.zip/{File}&page=1", UriKind.Relative), _patience);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        using var decoded = Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync(_patience));
        return decoded.CopyMemory();
    }

    private static double DarkShare(Image picture)
    {
        var samples = picture.WriteToMemory<byte>();
        return samples.Count(s => s < Dark) / (double)samples.Length;
    }
}
