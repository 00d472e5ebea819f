using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Materials.Pages;
using Materials.Reading.Containment;
using Materials.Reading.Tests.Archives;
using Materials.Reading.Tests.Excel;
using Materials.Reading.Tests.PowerPoint;
using Materials.Reading.Tests.Word;
using NetVips;

namespace Materials.Hostile.Making;

/// <summary>Small sound files of every format that is read, which use much of what their formats offer.</summary>
internal static class Samples
{
    public const string Sentence = "售后服务手册 after-sales service 2026";

    public static ImmutableArray<byte[]> Pdfs => [.. PdfSamples.All];

    public static ImmutableArray<byte[]> Docxs { get; } = [Docx.Of(Docx.P(Sentence)), OfficeSamples.RichDocx()];

    public static ImmutableArray<byte[]> Xlsxs { get; } =
    [
        Xlsx.Of(new Xlsx.Sheet("服务记录", [Xlsx.Text("时间"), Xlsx.Text("内容")], [Xlsx.Number(45000, Xlsx.Date), Xlsx.Shared()], [Xlsx.Formula("A1*2", "90000"), Xlsx.Number(0.98, Xlsx.Percent)]) { HiddenRow = 3 }),
        Xlsx.Of(new Xlsx.Sheet("一", [Xlsx.Shared(), null, Xlsx.Text(Sentence)]), new Xlsx.Sheet("二", [Xlsx.Text("不可见")]) { IsHidden = true }),
    ];

    public static ImmutableArray<byte[]> Pptxs { get; } =
    [
        Pptx.Of(
            new Pptx.Slide(Pptx.Shape("服务流程图", "title") + Pptx.Shape("受理", x: 100_000, y: 900_000) + Pptx.Connector() + Pptx.Shape("派单", x: 3_000_000, y: 900_000)) { Notes = "讲稿" },
            new Pptx.Slide(Pptx.Table(["项目", "结果"], ["满意率", "98%"]) + Pptx.Shape("屏幕外", x: -90_000_000)),
            new Pptx.Slide(Pptx.Shape("隐藏")) { IsHidden = true }),
    ];

    public static ImmutableArray<byte[]> Docs { get; } = [File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Files", "records.doc"))];

    public static ImmutableArray<byte[]> Texts { get; } =
    [
        Encoding.UTF8.GetBytes($"{Sentence}\n第二行\f第二页\n"),
        Encoding.UTF8.GetBytes("时间,内容,结果\n2026-01-02,\"维修, 更换\",完成\n2026-01-03,咨询,完成\n"),
        [0xff, 0xfe, .. Encoding.Unicode.GetBytes(Sentence)],
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("客户满意度调查方案\n一、调查对象"),
        Encoding.ASCII.GetBytes("MIME-Version: 1.0\r\nSubject: =?utf-8?B?5pyN5Yqh?=\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nservice\r\n--b\r\n" +
            "Content-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment; filename=a.txt\r\nContent-Transfer-Encoding: base64\r\n\r\nc2VydmljZQ==\r\n--b--\r\n"),
        Encoding.ASCII.GetBytes(@"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0 SimSun;}}\pard\f0 \'ca\'db\'ba\'f3 service\par \u21463?\u29702?\trowd\cellx1000 a\cell b\cell\row{\v hidden}}"),
        Encoding.UTF8.GetBytes("<html><head><meta charset=utf-8><style>p{color:red}</style></head><body><h1>手册</h1><p>服务<table><tr><td>a<td>b</table></body></html>"),
    ];

    public static ImmutableArray<byte[]> Pictures { get; } = MakePictures();

    public static ImmutableArray<byte[]> Zips { get; } =
    [
        Zip(("a.txt", Texts[0]), ("夹/b.csv", Texts[1]), ("c.zip", Zip(("d.txt", Texts[2])))),
        Zip(("手册.docx", Docxs[0]), ("p.png", Pictures[0])),
    ];

    /// <summary>What a reading process answers, framed.</summary>
    public static ImmutableArray<byte[]> Frames { get; } =
    [
        Frame(FrameKind.Answer, JsonSerializer.SerializeToUtf8Bytes(Answer(), ReadingJson.Compact.ReadingAnswer)),
        [.. Frame(FrameKind.Ready, "{\"level\":15}"u8), .. Frame(FrameKind.Progress, "a.txt"u8), .. Frame(FrameKind.Answer, JsonSerializer.SerializeToUtf8Bytes(Answer(), ReadingJson.Compact.ReadingAnswer))],
    ];

    public static byte[] Zip(params (string Name, byte[] Content)[] members)
    {
        using var zip = new RawZip();
        foreach (var (name, content) in members)
            zip.Add(name, content);
        return zip.ToArray();
    }

    private static ReadingAnswer Answer() => new(
        [
            new FileContent
            {
                Path = "a.txt", Sha256 = new('0', 64), Bytes = 5, MediaType = "text/plain", Status = FileStatus.Read,
                Pages = [new Page { Number = 1, Source = TextSource.Mixed, Lines = [new Line { Text = Sentence, Cells = ["a", "b"], Box = new(0, 0, 1, 1), Role = LineRole.TableRow }], Hidden = [new("x", HiddenReason.Tiny)], Pictures = [new(10, 10, 0.5, 1)] }],
                Defects = [new("corrupt", 1, "detail", "1 MiB", "2 MiB")],
            },
            new FileContent { Path = "a.txt/b", Sha256 = "", Bytes = 0, MediaType = "text/plain", Status = FileStatus.Unreadable, Defects = [new("encrypted")] },
        ],
        null);

    private static byte[] Frame(byte kind, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[5 + payload.Length];
        frame[0] = kind;
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(1), payload.Length);
        payload.CopyTo(frame.AsSpan(5));
        return frame;
    }

    private static ImmutableArray<byte[]> MakePictures()
    {
        using var grey = Image.Gaussnoise(64, 48, sigma: 60, mean: 128).Cast(Enums.BandFormat.Uchar);
        using var colour = grey.Bandjoin(grey.Invert(), grey).Copy(interpretation: Enums.Interpretation.Srgb);
        using var cmyk = grey.Bandjoin(grey, grey, grey).Copy(interpretation: Enums.Interpretation.Cmyk);
        return
        [
            colour.PngsaveBuffer(), grey.PngsaveBuffer(interlace: true), colour.PngsaveBuffer(palette: true), colour.JpegsaveBuffer(q: 80), colour.JpegsaveBuffer(interlace: true),
            cmyk.JpegsaveBuffer(), colour.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw), grey.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Deflate, tile: true),
            colour.WebpsaveBuffer(), colour.GifsaveBuffer(), PictureFiles.Bmp(32, 24),
        ];
    }
}
