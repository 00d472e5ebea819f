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

        // At 70 dpi too little may be left to know it for a licence, or to find a code in it: then something is not there, but nothing is wrong.
        string[] gone = shrink < 0.5 ? [FindingCode.NotSubmitted, FindingCode.Illegible, FindingCode.ElementMissing] : [];
        Assert.All([withCode, withoutCode], v => Assert.Equal("", string.Join(' ', v.Findings.Where(f => f.Severity == Severity.Blocking).Select(f => f.Code).Except(gone))));
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
        using var sound = Image.NewFromBuffer(Sound);
        using var stamped = seal == 0 ? sound.Copy() : Stamped(sound, (int)(seal * sound.Width), (int)(0.2 * sound.Height));
        using var blurred = blur == 0 ? stamped.Copy() : stamped.Gaussblur(blur);
        using var small = blurred.Resize(shrink);
        using var grain = Image.Gaussnoise(small.Width, small.Height, sigma: 7, mean: 0, seed: 27922);
        return (small + grain).Cast(Enums.BandFormat.Uchar).JpegsaveBuffer(q: 45);
    }

    /// <summary>A ring with a disc and a bar in it, of the size that company seals have beside a licence of A4. Ink takes light away: black under it stays black.</summary>
    private static Image Stamped(Image page, int x, int y)
    {
        const double green = 0.8, blue = 0.78, red = 0.16;
        using var ink = Image.Black(page.Width, page.Height).Mutate(m =>
        {
            m.DrawCircle([255], x, y, 122, fill: true);
            m.DrawCircle([0], x, y, 114, fill: true);
            m.DrawCircle([255], x, y, 40, fill: true);
            m.DrawRect([255], x - 70, y + 60, 140, 12, fill: true);
        });
        using var left = ink.Linear([-red / 255, -green / 255, -blue / 255], [1.0, 1, 1]);
        return (page * left).Cast(Enums.BandFormat.Uchar);
    }
}
