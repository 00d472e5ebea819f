namespace Materials.Reading.Tests.Ocr;

/// <summary>Tables and forms with ruled lines, drawn without letters: where a text stands says what it belongs to.</summary>
public sealed class RuledFormTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.02)]
    [InlineData(-0.035)]
    public void Label_in_the_middle_of_its_cell_stands_in_one_row_with_all_lines_of_its_value(double slope) =>
        Assert.Equal(
            ["服务时间|2026-03-01|服务人员|陶然", "处理结果|更换主板并重新设置参数后连续运行两小时均正常||", "客户意见|满意||"],
            Form(slope).Layout());

    [Fact]
    public void Cell_merged_over_rows_leaves_its_column_empty_in_those_below() =>
        Assert.Equal(
            ["部门|岗位|人数", "客服部|坐席|6", "|质检|1"],
            new Canvas(1000, 500)
                .Box(100, 100, 800, 280).Upright(300, 100, 280).Upright(600, 100, 280).Level(100, 800, 160).Level(300, 800, 220)
                .Text(120, 130, "部门").Text(320, 130, "岗位").Text(620, 130, "人数")
                .Text(120, 220, "客服部").Text(320, 190, "坐席").Text(620, 190, "6")
                .Text(320, 250, "质检").Text(620, 250, "1")
                .Layout());

    [Fact]
    public void Empty_cell_stays_an_empty_cell() =>
        Assert.Equal(
            ["日期|内容|结果", "3月1日|更换滤芯|", "3月2日||正常"],
            new Canvas(1000, 500)
                .Box(100, 100, 800, 280).Upright(300, 100, 280).Upright(600, 100, 280).Level(100, 800, 160).Level(100, 800, 220)
                .Text(120, 130, "日期").Text(320, 130, "内容").Text(620, 130, "结果")
                .Text(120, 190, "3月1日").Text(320, 190, "更换滤芯")
                .Text(120, 250, "3月2日").Text(620, 250, "正常")
                .Layout());

    [Fact]
    public void What_takes_the_whole_width_of_a_table_is_a_heading_or_a_text_of_its_own() =>
        Assert.Equal(
            ["一、客户信息", "名称|青禾泵业", "电话|0551-1234"],
            new Canvas(1000, 500)
                .Box(100, 100, 800, 280).Level(100, 800, 160).Level(100, 800, 220).Upright(300, 160, 280)
                .Text(120, 130, "一、客户信息").Text(120, 190, "名称").Text(320, 190, "青禾泵业").Text(120, 250, "电话").Text(320, 250, "0551-1234")
                .Layout());

    [Fact]
    public void Text_that_fills_its_cell_and_touches_its_lines_does_not_part_it() =>
        Assert.Equal(
            ["合肥某某仪表厂|很满意", "芜湖阀门研究所|满意"],
            new Canvas(800, 400)
                .Box(100, 100, 400, 240).Upright(206, 100, 240).Level(100, 400, 170)
                .Text(102, 115, "合肥某某").Text(102, 142, "仪表厂").Text(230, 130, "很满意")
                .Text(102, 185, "芜湖阀门").Text(102, 212, "研究所").Text(230, 200, "满意")
                .Layout());

    [Fact]
    public void Table_and_the_text_around_it_come_in_their_order() =>
        Assert.Equal(
            ["以下为统计结果", "项目|得分", "质量|95", "综上所述"],
            new Canvas(1000, 500)
                .Text(100, 50, "以下为统计结果")
                .Box(100, 100, 800, 220).Upright(300, 100, 220).Level(100, 800, 160)
                .Text(120, 130, "项目").Text(320, 130, "得分").Text(120, 190, "质量").Text(320, 190, "95")
                .Text(100, 300, "综上所述")
                .Layout());

    [Fact]
    public void Fold_across_a_table_parts_no_rows() =>
        Assert.Equal(
            ["客户|青禾泵业", "故障|不制冷", "处理|更换电容", "结果|正常"],
            new Canvas(1000, 600)
                .Box(100, 100, 800, 340).Upright(300, 100, 340).Level(100, 800, 160).Level(100, 800, 220).Level(100, 800, 280)
                .Text(120, 130, "客户").Text(320, 130, "青禾泵业").Text(120, 190, "故障").Text(320, 190, "不制冷")
                .Text(120, 252, "处理").Text(320, 252, "更换电容").Text(120, 310, "结果").Text(320, 310, "正常")
                .Level(0, 999, 229)
                .Layout());

    [Fact]
    public void Edge_of_a_shadow_across_a_cell_parts_no_columns()
    {
        var canvas = new Canvas(1200, 500)
            .Box(100, 100, 1000, 280).Level(100, 1000, 160).Level(100, 1000, 220).Upright(300, 100, 280)
            .Upright(560, 100, 160).Upright(720, 100, 160).Upright(560, 220, 280).Upright(720, 220, 280)
            .Text(120, 130, "型号").Text(320, 130, "KFR-72").Text(580, 130, "编号").Text(740, 130, "0357")
            .Text(120, 190, "意见").Text(320, 190, "很满意")
            .Text(120, 250, "人员").Text(320, 250, "陶然").Text(580, 250, "签字").Text(740, 250, "柏志红");
        for (var y = 0; y < 60; y++)
            canvas.Fill(718 - 2.6 * y, 160 + y, 722 - 2.6 * y, 161 + y, 120);

        Assert.Equal(["型号|KFR-72|编号|0357", "意见|很满意||", "人员|陶然|签字|柏志红"], canvas.Layout());
    }

    [Fact]
    public void Frame_around_a_page_is_no_cell() =>
        Assert.Equal(
            ["名称|青禾泵业有限公司", "类型|有限责任公司"],
            new Canvas(1000, 600).Box(20, 20, 980, 580)
                .Text(120, 190, "名称").Text(320, 190, "青禾泵业有限公司").Text(120, 250, "类型").Text(320, 250, "有限责任公司")
                .Layout());

    private static Canvas Form(double slope) => new Canvas(1200, 600) { Slope = slope }
        .Box(100, 150, 1000, 390).Level(100, 1000, 210).Level(100, 1000, 330)
        .Upright(300, 150, 390).Upright(560, 150, 210).Upright(720, 150, 210)
        .Text(120, 180, "服务时间").Text(320, 174, "2026-03-01").Text(580, 184, "服务人员").Text(740, 180, "陶然")
        .Text(120, 270, "处理结果").Text(320, 235, "更换主板并重新设置参数后连续运行两小时").Text(320, 268, "均正常")
        .Text(120, 362, "客户意见").Text(320, 350, "满意");
}
