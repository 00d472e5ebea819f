namespace Materials.Reading.Tests.Ocr;

/// <summary>Forms without ruled lines: labels and values told by how they stand.</summary>
public sealed class OpenFormTests
{
    [Theory]
    [InlineData(190)]
    [InlineData(206)]
    [InlineData(222)]
    public void Label_stands_in_one_row_with_a_value_of_two_lines_wherever_beside_it(double label) =>
        Assert.Equal(
            ["类型|有限责任公司", "名称|安徽长江青禾智能泵业设备制造有限公司", "住所|合肥市"],
            new Canvas(1200, 600)
                .Text(100, 130, "类型").Text(300, 130, "有限责任公司")
                .Text(100, label, "名称").Text(300, 190, "安徽长江青禾智能泵业设备制").Text(300, 222, "造有限公司")
                .Text(100, 290, "住所").Text(300, 290, "合肥市")
                .Layout());

    [Fact]
    public void Name_over_two_lines_leaves_the_right_column_alone() =>
        Assert.Equal(
            ["名称|安徽长江青禾智能泵业有限公司|注册资本|伍佰万元", "类型|有限责任公司|成立日期|2014年"],
            new Canvas(1400, 600)
                .Text(100, 206, "名称").Text(300, 190, "安徽长江青禾智能").Text(300, 222, "泵业有限公司").Text(700, 206, "注册资本").Text(900, 206, "伍佰万元")
                .Text(100, 290, "类型").Text(300, 290, "有限责任公司").Text(700, 290, "成立日期").Text(900, 290, "2014年")
                .Layout());

    [Fact]
    public void Number_beside_a_title_is_no_cell_of_its_row() =>
        Assert.Equal(
            ["维修服务单", "No.2600411", "客户名称|青禾泵业"],
            new Canvas(1200, 600)
                .Text(400, 100, "维修服务单", height: 40).Text(900, 104, "No.2600411")
                .Text(100, 200, "客户名称").Text(300, 200, "青禾泵业")
                .Layout());

    [Fact]
    public void Paragraphs_under_one_another_are_no_value() =>
        Assert.Equal(
            ["本公司设立客户服务中心并公布电话接", "受客户报修，全年不间断"],
            new Canvas(1200, 600).Text(100, 100, "本公司设立客户服务中心并公布电话接").Text(100, 134, "受客户报修，全年不间断").Layout());

    [Fact]
    public void Watermark_laid_over_a_form_is_no_cell_of_it() =>
        Assert.Equal(
            ["名称|青禾泵业|注册资本|伍佰万元", "类型|有限责任公司|成立日期|2014年", "仅供认证使用"],
            new Canvas(1400, 600)
                .Text(100, 190, "名称").Text(300, 190, "青禾泵业").Text(700, 190, "注册资本").Text(900, 190, "伍佰万元")
                .Text(100, 290, "类型").Text(300, 290, "有限责任公司").Text(700, 290, "成立日期").Text(900, 290, "2014年")
                .Aslant(560, 192, "仅供认证使用", -31)
                .Layout());

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Columns_of_text_are_read_one_after_the_other(int columns)
    {
        var canvas = new Canvas(1500, 600);
        for (var column = 0; column < columns; column++)
        {
            var left = 60 + 460 * column;
            canvas.Text(left, 100, "第一节服务").Text(left, 134, $"栏{column}一接到报修电话的人员当即登").Text(left, 168, $"栏{column}二记客户与设备并在十分钟内派").Text(left, 202, $"栏{column}三单给所在片区的维修工程师到");
        }

        Assert.Equal(
            Enumerable.Range(0, columns).SelectMany(c => (string[])["第一节服务", $"栏{c}一接到报修电话的人员当即登", $"栏{c}二记客户与设备并在十分钟内派", $"栏{c}三单给所在片区的维修工程师到"]),
            canvas.Layout());
    }
}
