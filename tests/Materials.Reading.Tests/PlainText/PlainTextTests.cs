using System.Text;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.Tests.PlainText;

public sealed class PlainTextTests
{
    private const string Text = "售后服务流程\n客户报修，受理登记，派单，上门维修，回访。\n";

    static PlainTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("gb18030")]
    [InlineData("gb2312")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Chinese_text_is_read_in_the_encodings_that_editors_write(string encoding)
    {
        var file = Reading.One("流程.txt", Encoding.GetEncoding(encoding).GetBytes(Text));

        Assert.Equal(MediaTypes.PlainText, file.MediaType);
        Assert.Equal(["售后服务流程", "客户报修，受理登记，派单，上门维修，回访。"], file.Texts());
    }

    [Fact]
    public void Characters_of_four_bytes_are_read()
    {
        var file = Reading.One("名单.txt", Encoding.GetEncoding("GB18030").GetBytes("负责人：𠮷田，㐂工，䶮经理，联系客户服务部门\n"));

        Assert.Equal(["负责人：𠮷田，㐂工，䶮经理，联系客户服务部门"], file.Texts());
    }

    [Fact]
    public void Comma_separated_values_are_a_table()
    {
        var file = Reading.One("记录.csv", Encoding.GetEncoding("GB18030").GetBytes("时间,内容,结果\r\n10月8日,\"更换,压缩机\",已修复\r\n"));

        Assert.Equal(["10月8日", "更换,压缩机", "已修复"], file.Pages[0].Lines[1].Cells);
        Assert.Equal(LineRole.TableRow, file.Pages[0].Lines[1].Role);
    }

    [Fact]
    public void Bytes_of_no_format_are_no_text()
    {
        var file = Reading.One("说明.txt", [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 31 % 29))]);

        Assert.Equal(FileStatus.Unreadable, file.Status);
        Assert.Contains(FindingCode.Corrupt, file.Codes());
    }

    [Fact]
    public void The_texts_of_an_xml_are_lines_and_nothing_in_it_is_looked_up()
    {
        var file = Reading.One("发票.xml", Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a><b>购买方</b><c>甲公司</c></a>"));

        Assert.Equal(["购买方", "甲公司"], file.Texts());
    }

    [Fact]
    public void An_xml_that_needs_what_it_defines_elsewhere_is_refused() =>
        Assert.Equal([FindingCode.Corrupt], Reading.One("发票.xml", Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")).Codes());
}
