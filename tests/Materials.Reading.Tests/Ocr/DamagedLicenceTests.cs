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
public sealed class DamagedLicenceTests(DamagedLicenceTests.Copies copies) : IClassFixture<DamagedLicenceTests.Copies>
{
    private const string Holder = "合肥望江制冷设备有限公司", Code = "91340104MA2N5QWR4Q";

    private static readonly byte[] Sound = Brief(Path.Combine(AppContext.BaseDirectory, "Ocr", "Images", "licence-sound.png"));

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
        var read = copies.Read[(shrink, blur, seal)];

        // What nobody can read is told so, and the file holds nothing else that could be the licence. Everything short of that is a question.
        string[] said = read.Defects.Any(d => d.Code == FindingCode.Illegible) ? [FindingCode.Illegible, FindingCode.NotSubmitted] : [];
        Assert.All(
            [Judge(read, Code), Judge(read, null)],
            v => Assert.Equal("", string.Join(' ', v.Findings.Where(f => f.Severity == Severity.Blocking).Select(f => f.Code).Except(said))));
    }

    private static ItemVerdict Judge(FormatContent read, string? code)
    {
        var file = new FileContent { Path = "1.jpg", Sha256 = "0", Bytes = 1, MediaType = "image/jpeg", Status = FileStatus.Read, Pages = read.Pages, Defects = read.Defects };
        var package = new PackageContent(new Submission { PackageId = "P", Applicant = new(Holder, code) }, [file]);
        var verdicts = Examiner.Examine(Recogniser.Recognise(package, Checklist, new(2026, 11, 23)), Checklist);
        return verdicts.Single(v => v.Key == "business-license");
    }

    /// <summary>The licence without its scope of business: seven lines that would be half of the reading and tell nothing.</summary>
    private static byte[] Brief(string file)
    {
        using var licence = Image.NewFromFile(file);
        using var brief = licence.Mutate(m => m.DrawRect([255, 255, 255], licence.Width / 8, licence.Height * 43 / 100, licence.Width * 7 / 16, licence.Height * 23 / 100, fill: true));
        return brief.PngsaveBuffer();
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

    /// <summary>All copies, each read once, on all cores.</summary>
    public sealed class Copies
    {
        internal IReadOnlyDictionary<(double Shrink, double Blur, double Seal), FormatContent> Read { get; } =
            new Dictionary<(double Shrink, double Blur, double Seal), FormatContent>();

        public Copies()
        {
            if (!OcrEngine.IsInstalled)
                return;
            using var engine = OcrEngine.Load();
            Read = Damages.Select(d => d.Data).AsParallel().Select(d => (Key: d, Read: ReadBy(engine, Damaged(d.Item1, d.Item2, d.Item3)))).ToDictionary(d => d.Key, d => d.Read);
        }

        private static FormatContent ReadBy(OcrEngine engine, byte[] picture)
        {
            var content = new FormatContent(PageUnit.Page, [new() { Number = 1, Pictures = [new(1572, 1111, 1, 0) { Coloured = true, RedShare = 0.01 }] }], [])
            {
                Images = [new(1, 0, () => picture)],
            };
            return new PictureText(engine).Complete(content, new ReadingCourse(), CancellationToken.None);
        }
    }
}
