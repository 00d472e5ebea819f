using Materials.Pages;

namespace Materials.Reading.Tests.Word97;

public sealed class DocTests
{
    /// <summary>Written by LibreOffice in the format of Word 97: a heading, a sentence, a table of two rows, a line below it.</summary>
    private static readonly byte[] Records = Specimen.Read("Word97/Files/records.doc");

    [Theory]
    [InlineData("服务记录.doc")]
    [InlineData("服务记录.wps")]
    public void Text_and_tables_of_word_97_are_read_whatever_the_file_is_called(string path)
    {
        var file = Reading.One(path, Records);

        Assert.Equal((FileStatus.Read, MediaTypes.Doc), (file.Status, file.MediaType));
        Assert.Equal(["售后服务记录", "本表由维修站按月填写。", "时间\t内容\t处理结果", "2026-10-08\t更换压缩机\t已修复", "填表人：周工"], file.Texts());
        Assert.Equal(LineRole.Heading, file.Pages[0].Lines[0].Role);
        Assert.Equal(["2026-10-08", "更换压缩机", "已修复"], file.Pages[0].Lines[3].Cells);
    }

    [Fact]
    public void Rows_of_many_columns_end_where_they_end()
    {
        // Written by LibreOffice: the definition of a row of eight columns stands in the data stream.
        var file = Reading.One("台账.doc", Specimen.Read("Word97/Files/wide-table.doc"));

        Assert.Equal(["单号\t时间\t客户\t地点\t现象\t处理\t结果\t经办", "1\t2026-10-08\t某厂\t一车间\t漏油\t换密封\t已修复\t周工"], file.Texts());
        Assert.All(file.Pages[0].Lines, l => Assert.Equal(8, l.Cells.Length));
    }

    [Fact]
    public void A_file_cut_off_is_never_a_blank_one()
    {
        var file = Reading.One("服务记录.doc", Records[..4096]);

        Assert.Equal(FileStatus.Unreadable, file.Status);
        Assert.Equal([Reports.FindingCode.Corrupt], file.Codes());
    }

    [Fact]
    public void Numbers_of_lists_hidden_text_pictures_and_notes_are_read_as_people_see_them()
    {
        // Written by LibreOffice: a heading, hidden and white words, a numbered list, a table, a page break, a picture, a footnote.
        var file = Reading.One("制度.doc", Specimen.Read("Word97/Files/policy.doc"));

        Assert.Equal(["售后服务管理制度", "本制度适用于全部网点。", "正文继续。", "1. 受理报修", "2. 派单上门", "岗位\t职责", "服务经理\t监督回访"], file.Pages[0].Lines.Select(l => l.Text));
        Assert.Equal([new HiddenText("暗中的服务宗旨", HiddenReason.Marked), new HiddenText("白色的目标", HiddenReason.Colour)], file.Pages[0].Hidden);
        Assert.Equal(["第二部分", "附注正文"], file.Pages[1].Lines.Where(l => l.Role != LineRole.Note).Select(l => l.Text));
        Assert.Contains(file.Pages[1].Lines, l => l is { Text: "脚注内容", Role: LineRole.Note });
        Assert.Equal((240, 160), (file.Pages[1].Pictures[0].PixelWidth, file.Pages[1].Pictures[0].PixelHeight));
    }
}
