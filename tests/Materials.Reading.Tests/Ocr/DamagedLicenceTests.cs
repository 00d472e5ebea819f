using System.Globalization;
using Materials.Checklists;
using Materials.Documents;
using Materials.Packages;
using Materials.Pages;
using Materials.Reading.Containment;
using Materials.Reading.Ocr;
using Materials.Reports;
using NetVips;

namespace Materials.Reading.Tests.Ocr;

/// <summary>
/// A correct licence (drawn, <c>Images/licence-sound.html</c>) damaged as copiers, seals and phones damage it: whatever is misread, a person is
/// asked, and the applicant is never told that the licence is wrong.
/// </summary>
public sealed class DamagedLicenceTests(OcrEngineTests.Loaded loaded) : IClassFixture<OcrEngineTests.Loaded>
{
    private const string Holder = "合肥望江制冷设备有限公司", Code = "91340104MA2N5QWR4Q";

    private static readonly byte[] Sound = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Ocr", "Images", "licence-sound.png"));

    private static readonly Checklist Checklist = ChecklistFile.Open("gbt27922-core")!.Checklist!;

    public static TheoryData<double, double, double> Damages =>
    [
        .. from shrink in (double[])[1, 0.6, 0.45]
           from blur in (double[])[0, 1, 1.6]
           from seal in (double[])[0, 0.05, 0.12, 0.2, 0.27, 0.34]
           select (shrink, blur, seal),
    ];

    [Theory]
    [MemberData(nameof(Damages))]
    public void Correct_licence_damaged_in_any_way_is_never_called_wrong(double shrink, double blur, double seal)
    {
        Assert.SkipUnless(OcrEngine.IsInstalled, "The OCR models are not installed: the build could not fetch them by npm.");
        var picture = Damaged(shrink, blur, seal);

        var withCode = Judge(picture, Code);
        var withoutCode = Judge(picture, null);

        Assert.All([withCode, withoutCode], v => Assert.DoesNotContain(v.Findings, f =>
            f.Severity == Severity.Blocking && f.Code is FindingCode.CreditCodeInvalid or FindingCode.NameMismatch or FindingCode.LicenseExpired));
        Assert.All([withCode, withoutCode], v => Assert.True(v.Status is ItemStatus.Satisfied or ItemStatus.NeedsReview, v.Status.ToString()));
    }

    private ItemVerdict Judge(byte[] picture, string? code)
    {
        var content = new FormatContent(PageUnit.Page, [new() { Number = 1, Pictures = [new(1572, 1111, 1, 0) { Coloured = true, RedShare = 0.01 }] }], [])
        {
            Images = [new(1, 0, () => picture)],
        };
        var read = new PictureText(loaded.Engine!).Complete(content, new ReadingCourse(), TestContext.Current.CancellationToken);
        var file = new FileContent { Path = "1.jpg", Sha256 = "0", Bytes = picture.Length, MediaType = "image/jpeg", Status = FileStatus.Read, Pages = read.Pages, Defects = read.Defects };
        var package = new PackageContent(new Submission { PackageId = "P", Applicant = new(Holder, code) }, [file]);
        var verdicts = Examiner.Examine(Recogniser.Recognise(package, Checklist, new(2026, 11, 23)), Checklist);
        return verdicts.Single(v => v.Key == "business-license");
    }

    /// <param name="shrink">To this part of 150 dpi.</param>
    /// <param name="blur">Pixels at 150 dpi.</param>
    /// <param name="seal">Where across the page a red seal lies over code and name; 0 for none.</param>
    private static byte[] Damaged(double shrink, double blur, double seal)
    {
        using var sound = Image.NewFromBuffer(Sound).Flatten([255]).Copy();
        using var stamped = seal == 0 ? sound : sound.Composite2(Seal(sound, seal), Enums.BlendMode.Over).Flatten([255]);
        using var blurred = blur == 0 ? stamped.Copy() : stamped.Gaussblur(blur);
        using var small = blurred.Resize(shrink);
        using var grain = Image.Gaussnoise(small.Width, small.Height, sigma: 7, mean: 0, seed: 27922);
        return (small + grain).Cast(Enums.BandFormat.Uchar).JpegsaveBuffer(q: 45);
    }

    /// <summary>A ring with a star and a bar, of the size that company seals have beside a licence of A4.</summary>
    private static Image Seal(Image page, double across)
    {
        var (x, y) = ((across * page.Width).ToString("F0", CultureInfo.InvariantCulture), (0.2 * page.Height).ToString("F0", CultureInfo.InvariantCulture));
        var svg = $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{page.Width}" height="{page.Height}"><g transform="translate({x} {y})" opacity="0.85" fill="#d3222a" stroke="#d3222a">
            <circle r="120" fill="none" stroke-width="8"/><path d="M0,-45 L13,-14 L46,-14 L20,6 L29,38 L0,19 L-29,38 L-20,6 L-46,-14 L-13,-14 z"/><rect x="-70" y="58" width="140" height="12"/></g></svg>
            """;
        return Image.SvgloadBuffer(System.Text.Encoding.UTF8.GetBytes(svg));
    }
}
