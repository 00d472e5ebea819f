namespace Materials.Reading.Tests.Ocr;

/// <summary>Flowcharts drawn as boxes in a picture.</summary>
public sealed class DrawingTests
{
    [Fact]
    public void Chart_that_runs_to_and_fro_comes_in_the_order_of_its_arrows() =>
        Assert.Equal(
            ["[受理]", "[建单]", "[派工]", "[实施]", "[回访]", "[归档]"],
            Boxes((150, 100, "受理"), (450, 100, "建单"), (750, 100, "派工"), (750, 300, "实施"), (450, 300, "回访"), (150, 300, "归档"))
                .Arrow(230, 100, 370, 100).Arrow(530, 100, 670, 100).Arrow(750, 135, 750, 265).Arrow(670, 300, 530, 300).Arrow(370, 300, 230, 300)
                .Layout());

    [Fact]
    public void Chart_that_runs_upwards_begins_below() =>
        Assert.Equal(
            ["[受理]", "[派工]", "[实施]"],
            Boxes((450, 500, "受理"), (450, 300, "派工"), (450, 100, "实施")).Arrow(450, 465, 450, 335).Arrow(450, 265, 450, 135).Layout());

    [Fact]
    public void Way_back_does_not_upset_the_order() =>
        Assert.Equal(
            ["[受理]", "[派工]", "[实施]", "[回访]"],
            Boxes((450, 80, "受理"), (450, 220, "派工"), (450, 360, "实施"), (450, 500, "回访"))
                .Arrow(450, 115, 450, 185).Arrow(450, 255, 450, 325).Arrow(450, 395, 450, 465)
                .Level(530, 700, 360).Upright(700, 220, 360).Arrow(700, 220, 530, 220)
                .Layout());

    [Fact]
    public void Filled_boxes_without_outline_are_boxes()
    {
        var canvas = new Canvas(1000, 600);
        foreach (var (y, text) in (ReadOnlySpan<(int, string)>)[(80, "受理"), (220, "派工"), (360, "实施"), (500, "回访")])
            canvas.Fill(370, y - 35, 530, y + 35, 225).Text(430, y, text);

        Assert.Equal(["[受理]", "[派工]", "[实施]", "[回访]"], canvas.Arrow(450, 115, 450, 185).Arrow(450, 255, 450, 325).Arrow(450, 395, 450, 465).Layout());
    }

    [Fact]
    public void Lines_in_one_box_are_one_step_and_a_title_is_none() =>
        Assert.Equal(
            ["服务流程图", "[受理（登记）]", "[派工]", "[实施]"],
            Boxes((450, 240, "派工"), (450, 400, "实施")).Box(350, 60, 550, 140).Text(400, 25, "服务流程图").Text(425, 85, "受理").Text(400, 115, "（登记）")
                .Arrow(450, 140, 450, 205).Arrow(450, 275, 450, 365)
                .Layout());

    [Fact]
    public void Arrows_are_followed_across_the_lines_of_lanes()
    {
        var canvas = Boxes((250, 120, "受理"), (450, 320, "派工"), (650, 320, "实施"), (850, 120, "回访")).Box(20, 20, 980, 420).Level(20, 980, 220);

        Assert.Equal(
            ["[受理]", "[派工]", "[实施]", "[回访]"],
            canvas.Level(250, 450, 250).Upright(250, 155, 250).Arrow(450, 250, 450, 285).Arrow(530, 320, 570, 320).Upright(850, 175, 320).Level(730, 850, 320).Arrow(850, 200, 850, 155).Layout());
    }

    [Fact]
    public void Dashed_boxes_are_boxes() =>
        Assert.Equal(
            ["[受理]", "[派工]", "[实施]"],
            new Canvas(1000, 600)
                .Box(370, 45, 530, 115).Text(426, 80, "受理").DashedBox(370, 205, 537, 281).Text(426, 243, "派工").Box(370, 385, 530, 455).Text(426, 420, "实施")
                .Arrow(450, 115, 450, 203).Arrow(450, 283, 450, 385)
                .Layout());

    [Fact]
    public void Fields_of_a_form_on_a_screen_are_no_drawing() =>
        Assert.DoesNotContain(
            new Canvas(1000, 600)
                .Text(100, 100, "客户").Box(300, 75, 700, 125).Text(320, 100, "青禾泵业")
                .Text(100, 180, "电话").Box(300, 155, 700, 205).Text(320, 180, "0551-1234")
                .Text(100, 260, "故障").Box(300, 235, 700, 285).Text(320, 260, "不制冷")
                .Layout(),
            l => l.StartsWith('['));

    private static Canvas Boxes(params (int X, int Y, string Text)[] boxes)
    {
        var canvas = new Canvas(1000, 600);
        foreach (var (x, y, text) in boxes)
            canvas.Box(x - 80, y - 35, x + 80, y + 35).Text(x - 24, y, text);
        return canvas;
    }
}
