using System.Text;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.Tests.Html;

public sealed class HtmlTests
{
    [Fact]
    public void Headings_paragraphs_lists_and_tables_are_lines()
    {
        var file = Read("<h1>服务流程</h1><p>按下列<b>步骤</b>办理</p><ol><li>受理<li>派单</ol>"
            + "<table><tr><th>时间</th><th>内容</th></tr><tr><td>10月8日</td><td></td></tr></table>");

        Assert.Equal((FileStatus.Read, MediaTypes.Html), (file.Status, file.MediaType));
        Assert.Equal(["服务流程", "按下列步骤办理", "1. 受理", "2. 派单", "时间\t内容", "10月8日\t"], file.Texts());
        Assert.Equal((LineRole.Heading, 1), (file.Pages[0].Lines[0].Role, file.Pages[0].Lines[0].Level));
        Assert.Equal(["10月8日", ""], file.Pages[0].Lines[5].Cells);
    }

    [Theory]
    [InlineData("<p style='display:none'>服务宗旨</p>", HiddenReason.Marked)]
    [InlineData("<div hidden><p>服务宗旨</p></div>", HiddenReason.Marked)]
    [InlineData("<p class='x'>服务宗旨</p>", HiddenReason.Marked)]
    [InlineData("<p style='color:#fff'>服务宗旨</p>", HiddenReason.Colour)]
    [InlineData("<p style='background:#102030;color:rgb(16,32,48)'>服务宗旨</p>", HiddenReason.Colour)]
    [InlineData("<p style='font-size:1px'>服务宗旨</p>", HiddenReason.Tiny)]
    public void What_is_styled_away_is_kept_apart(string markup, HiddenReason reason)
    {
        var file = Read($"<style>.x {{ display: none }}</style><p>可见</p>{markup}");

        Assert.Equal(["可见"], file.Texts());
        Assert.Equal([new HiddenText("服务宗旨", reason)], file.Pages[0].Hidden);
    }

    [Fact]
    public void White_on_dark_is_seen() => Assert.Equal(["标题"], Read("<div style='background-color:#003366'><p style='color:white'>标题</p></div>").Texts());

    [Fact]
    public void Scripts_are_reported_and_never_text()
    {
        var file = Read("<p>正文</p><script>document.write('服务宗旨')</script><noscript>请启用</noscript>");

        Assert.Equal(["正文"], file.Texts());
        Assert.Equal([new Defect(FindingCode.ActiveContent, Detail: "JavaScript")], file.Defects);
    }

    [Fact]
    public void Encodings_are_told_by_the_bytes_and_by_what_the_page_says()
    {
        const string Markup = "<html><head><meta charset=\"{0}\"></head><body><p>售后服务承诺書</p></body></html>";
        foreach (var name in new[] { "GB18030", "utf-16", "big5" })
        {
            var encoding = name == "utf-16" ? Encoding.Unicode : CodePagesEncodingProvider.Instance.GetEncoding(name)!;
            var text = name == "big5" ? Markup.Replace("售后服务承诺書", "售後服務承諾書", StringComparison.Ordinal) : Markup;
            var file = Reading.One("承诺.html", [.. encoding.GetPreamble(), .. encoding.GetBytes(text.Replace("{0}", name, StringComparison.Ordinal))]);

            Assert.Equal([name == "big5" ? "售後服務承諾書" : "售后服务承诺書"], file.Texts());
        }
    }

    [Fact]
    public void Markup_nested_beyond_any_stack_is_read() =>
        Assert.Equal(["深处"], Read(string.Concat(Enumerable.Repeat("<div>", 20_000)) + "深处").Texts());

    private static FileContent Read(string body) => Reading.One("页面.html", Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><body>{body}</body></html>"));
}
