using System.Text;
using Materials.Pages;
using Materials.Reports;
using NetVips;

namespace Materials.Reading.Tests.Rtf;

public sealed class RtfTests
{
    private const string Head = @"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\fswiss\fcharset0 Arial;}}"
        + @"{\colortbl;\red255\green255\blue255;\red200\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}}";

    [Fact]
    public void Chinese_in_a_code_page_and_in_unicode_is_read()
    {
        var file = Read(@"\pard\s1 " + Gbk("服务流程") + @"\par\pard\s0 " + @"\u21463?\u29702?" + Gbk("：") + @"\f1 OK\par");

        Assert.Equal((FileStatus.Read, MediaTypes.Rtf), (file.Status, file.MediaType));
        Assert.Equal(["服务流程", "受理：OK"], file.Texts());
        Assert.Equal((LineRole.Heading, 1), (file.Pages[0].Lines[0].Role, file.Pages[0].Lines[0].Level));
    }

    [Fact]
    public void Bytes_that_stand_in_for_unicode_are_passed_over() =>
        Assert.Equal(["受理完成"], Read(@"\uc2\u21463" + Gbk("受") + @"\u29702" + Gbk("理") + @"\uc0\u23436\u25104 \par").Texts());

    [Fact]
    public void Tables_are_rows_with_cells()
    {
        var file = Read(@"\trowd\cellx1000\cellx2000\pard\intbl A\cell B1\par B2\cell\row\trowd\pard\intbl C\cell\cell\row\pard after\par");

        Assert.Equal(["A\tB1 B2", "C\t", "after"], file.Texts());
        Assert.Equal(["C", ""], file.Pages[0].Lines[1].Cells);
        Assert.Equal(file.Pages[0].Lines[0].Group, file.Pages[0].Lines[1].Group);
    }

    [Theory]
    [InlineData(@"{\v hidden words}", HiddenReason.Marked)]
    [InlineData(@"{\cf1 hidden words}", HiddenReason.Colour)]
    [InlineData(@"{\fs2 hidden words}", HiddenReason.Tiny)]
    public void Text_that_no_person_sees_is_kept_apart(string run, HiddenReason reason)
    {
        var file = Read($@"seen {run}\par");

        Assert.Equal(["seen"], file.Texts());
        Assert.Equal([new HiddenText("hidden words", reason)], file.Pages[0].Hidden);
    }

    [Fact]
    public void Settings_instructions_and_unknown_destinations_are_no_text()
    {
        var file = Read(@"{\info{\title no}}{\*\unknown no{\b no}}{\field{\*\fldinst HYPERLINK no}{\fldrslt yes}}{\upr{no}{\*\ud{ too}}}\par");

        Assert.DoesNotContain("no", file.Pages[0].Text, StringComparison.Ordinal);
        Assert.Contains("yes", file.Pages[0].Text, StringComparison.Ordinal);
        Assert.Contains("too", file.Pages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_notes_and_boxes_have_their_roles()
    {
        var file = Read(@"{\header letterhead\par}body{\footnote note\par}\par{\shp{\*\shpinst{\shptxt box\par}}{\shprslt{box\par}}}");

        Assert.Equal([("letterhead", LineRole.Header), ("box", LineRole.Shape)], file.Pages[0].Lines.Where(l => l.Role is LineRole.Header or LineRole.Shape).Select(l => (l.Text, l.Role)));
        Assert.Contains(file.Pages[0].Lines, l => l is { Text: "note", Role: LineRole.Note });
        Assert.Contains(file.Pages[0].Lines, l => l is { Text: "body", Role: LineRole.Paragraph });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Pictures_in_hexadecimal_and_in_binary_are_pictures(bool isBinary)
    {
        using var image = Image.Black(200, 100);
        var png = image.PngsaveBuffer();
        byte[] picture = isBinary ? [.. Encoding.ASCII.GetBytes($@"{{\*\shppict{{\pict\pngblip\bin{png.Length} "), .. png, .. "}}"u8]
            : Encoding.ASCII.GetBytes(@"{\pict\pngblip " + Convert.ToHexString(png) + "}");

        var file = Reading.One("a.rtf", [.. Encoding.ASCII.GetBytes(Head + "text "), .. picture, .. @"\par}"u8]);

        Assert.Equal((200, 100), (file.Pages[0].Pictures[0].PixelWidth, file.Pages[0].Pictures[0].PixelHeight));
        Assert.Equal(["text"], file.Texts());
    }

    [Fact]
    public void Page_breaks_part_sections() => Assert.Equal(["one", "two"], Read(@"one\par\page two\par").Pages.Select(p => p.Text));

    [Fact]
    public void A_file_under_the_ending_of_word_is_no_mismatch() =>
        Assert.Empty(Reading.One("制度.doc", Encoding.ASCII.GetBytes(Head + @"text\par}")).Defects);

    [Theory]
    [InlineData("text")]
    [InlineData("{text")]
    public void A_file_cut_off_is_corrupt(string body) =>
        Assert.Equal([FindingCode.Corrupt], Reading.One("a.rtf", Encoding.ASCII.GetBytes(Head + body)).Codes());

    [Fact]
    public void A_flood_of_braces_meets_a_limit() =>
        Assert.Equal([FindingCode.LimitExceeded], Reading.One("a.rtf", Encoding.ASCII.GetBytes(Head + new string('{', 200_000))).Codes());

    private static FileContent Read(string body) => Reading.One("a.rtf", Encoding.ASCII.GetBytes(Head + body + "}"));

    private static string Gbk(string text) =>
        string.Concat(CodePagesEncodingProvider.Instance.GetEncoding("GBK")!.GetBytes(text).Select(b => $@"\'{b:x2}"));
}
