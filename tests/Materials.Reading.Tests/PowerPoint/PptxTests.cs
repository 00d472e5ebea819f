using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.Tests.PowerPoint;

public sealed class PptxTests
{
    [Fact]
    public void Every_slide_is_a_page_named_by_its_title()
    {
        var file = Read(new(Pptx.Shape("售后服务体系", "title") + Pptx.Shape("服务宗旨：客户至上", "body")), new(Pptx.Shape("组织架构", "title")));

        Assert.Equal(PageUnit.Slide, file.Unit);
        Assert.Equal(["售后服务体系", "组织架构"], file.Pages.Select(p => p.Name));
        Assert.Equal((LineRole.Heading, LineRole.Paragraph), (file.Pages[0].Lines[0].Role, file.Pages[0].Lines[1].Role));
        Assert.Equal("服务宗旨：客户至上", file.Pages[0].Lines[1].Text);
    }

    [Fact]
    public void Figures_joined_by_connectors_are_one_drawing_in_reading_order()
    {
        var file = Read(new Pptx.Slide(Pptx.Shape("反馈", x: 6_000_000) + Pptx.Shape("派单", x: 2_000_000) + Pptx.Shape("受理") + Pptx.Connector() + Pptx.Shape("实施", x: 4_000_000)));

        var lines = file.Pages[0].Lines;
        Assert.Equal(["受理", "派单", "实施", "反馈"], lines.Select(l => l.Text));
        Assert.All(lines, l => Assert.Equal(LineRole.Shape, l.Role));
        Assert.True(lines[0].Group > 0);
        Assert.Single(lines.Select(l => l.Group).Distinct());
    }

    [Fact]
    public void Tables_keep_their_cells()
    {
        var file = Read(new Pptx.Slide(Pptx.Table(["姓名", "证书编号"], ["周工", "A-1"])));

        Assert.Equal([LineRole.TableRow, LineRole.TableRow], file.Pages[0].Lines.Select(l => l.Role));
        Assert.Equal(["周工", "A-1"], file.Pages[0].Lines[1].Cells);
    }

    [Fact]
    public void The_speakers_notes_stand_beside_the_slide()
    {
        var file = Read(new Pptx.Slide(Pptx.Shape("目标", "title")) { Notes = "投诉率低于百分之一" });

        Assert.Equal((LineRole.Note, "投诉率低于百分之一"), (file.Pages[0].Lines[^1].Role, file.Pages[0].Lines[^1].Text));
    }

    [Fact]
    public void A_hidden_slide_proves_nothing()
    {
        var file = Read(new(Pptx.Shape("封面", "title")), new(Pptx.Shape("服务宗旨", "title")) { IsHidden = true });

        Assert.Empty(file.Pages[1].Lines);
        Assert.Equal([new HiddenText("服务宗旨", HiddenReason.Marked)], file.Pages[1].Hidden);
        Assert.Contains(FindingCode.HiddenText, file.Codes());
    }

    [Fact]
    public void A_figure_off_the_slide_is_hidden()
    {
        var file = Read(new Pptx.Slide(Pptx.Shape("看得见", "title") + Pptx.Shape("看不见", x: 20_000_000)));

        Assert.Equal(["看得见"], file.Texts());
        Assert.Equal([new HiddenText("看不见", HiddenReason.OffPage)], file.Pages[0].Hidden);
    }

    private static FileContent Read(params Pptx.Slide[] slides) => Reading.One("介绍.pptx", Pptx.Of(slides));
}
