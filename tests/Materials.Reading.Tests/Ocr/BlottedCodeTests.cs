using Materials.Checklists;
using Materials.Documents;
using Materials.Packages;
using Materials.Pages;
using Materials.Reading.Ocr;
using Materials.Reports;
using NetVips;

namespace Materials.Reading.Tests.Ocr;

/// <summary>A correct licence of whose credit code one to three characters are blotted, scratched or half torn away: a person is asked, with what was read.</summary>
public sealed class BlottedCodeTests(OcrEngineTests.Loaded loaded) : IClassFixture<OcrEngineTests.Loaded>
{
    private const string Holder = "合肥望江制冷设备有限公司", Code = "91340104MA2N5QWR4Q";

    /// <summary>Where the code stands on <c>licence-sound.png</c>, in pixels.</summary>
    private const double Left = 113, Width = 346, Middle = 172, Height = 30, Letter = Width / 18;

    private static readonly byte[] Licence = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Ocr", "Images", "licence-sound.png"));

    private static readonly Checklist Checklist = ChecklistFile.Open("gbt27922-core")!.Checklist!;

    public static TheoryData<string, int[]> Damages =>
    [
        .. from how in (string[])["blot", "scratch", "half"]
           from places in (int[][])[[6], [13], [2, 9], [10, 4], [11, 6, 9], [5, 10, 3]]
           select (how, places),
    ];

    [Theory]
    [MemberData(nameof(Damages))]
    public void Code_that_lost_characters_is_a_question_and_never_a_finding(string how, int[] places)
    {
        Assert.SkipUnless(OcrEngine.IsInstalled, "The OCR models are not installed: the build could not fetch them by npm.");
        var read = loaded.Engine!.Read(Damaged(how, places), TestContext.Current.CancellationToken).Lines.MaxBy(l => l.Text.Count(char.IsAsciiLetterOrDigit))!;

        foreach (var given in (string?[])[Code, null])
        {
            var verdict = Judge(read, given);

            Assert.DoesNotContain(verdict.Findings, f => f.Severity == Severity.Blocking);
            Assert.True(read.Text == Code || verdict.Status == ItemStatus.NeedsReview, $"{read.Text}: {verdict.Status}");
        }
    }

    /// <summary>The licence's own lines around the one that was read from the damaged picture.</summary>
    private static ItemVerdict Judge(Line code, string? given)
    {
        var page = new Page
        {
            Number = 1,
            Source = TextSource.Ocr,
            Trust = 0.98,
            Lines =
            [
                Known("营业执照", 0.1), Known("统一社会信用代码", 0.12), code with { Box = new(0.07, 0.14, 0.22, 0.03) }, Known("(副本)", 0.2),
                Known($"名称 {Holder}", 0.28), Known("类型 有限责任公司(自然人独资)", 0.33), Known("法定代表人 裴景澄", 0.38), Known("注册资本 贰仟叁佰陆拾万圆整", 0.43),
                Known("成立日期 2014年07月29日", 0.48), Known("住所 安徽省合肥市蜀山区望江西路198号", 0.53), Known("登记机关", 0.7), Known("2022年03月17日", 0.8),
            ],
            Pictures = [new(1572, 1112, 1, 0) { Coloured = true, RedShare = 0.01, Seals = [new(new(0.6, 0.65, 0.1, 0.14), Red: true)] }],
        };
        var file = new FileContent { Path = "1.jpg", Sha256 = "0", Bytes = 1, MediaType = "image/jpeg", Status = FileStatus.Read, Pages = [page] };
        var package = new PackageContent(new Submission { PackageId = "P", Applicant = new(Holder, given) }, [file]);
        return Examiner.Examine(Recogniser.Recognise(package, Checklist, new(2026, 11, 23)), Checklist).Single(v => v.Key == "business-license");

        static Line Known(string text, double top) => new() { Text = text, Confidence = 0.99, Box = new(0.1, top, 0.3, 0.03) };
    }

    /// <summary>The strip of the licence that the code stands in.</summary>
    private static byte[] Damaged(string how, int[] places)
    {
        using var licence = Image.NewFromBuffer(Licence);
        var top = (int)(Middle - Height / 2);
        using var damaged = licence.CopyMemory().Mutate(m =>
        {
            foreach (var left in places.Select(p => (int)(Left + p * Letter)))
            {
                if (how == "blot")
                    m.DrawCircle([40, 40, 40], left + (int)(Letter / 2), (int)(top + Height * 0.7), (int)(Height * 0.28), fill: true);
                else if (how == "scratch")
                    m.DrawRect([255, 255, 255], left - 1, (int)(top + Height * 0.45), (int)Letter + 2, (int)(Height * 0.22), fill: true);
                else
                    m.DrawRect([255, 255, 255], left + (int)(Letter / 2), top, (int)(Letter / 2) + 1, (int)Height, fill: true);
            }
        });
        using var strip = damaged.Crop((int)Left - 60, (int)(Middle - Height * 2), (int)Width + 160, (int)Height * 4);
        return strip.JpegsaveBuffer(q: 80);
    }
}
