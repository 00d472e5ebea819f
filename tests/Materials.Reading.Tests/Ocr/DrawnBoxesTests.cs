using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Ocr;

namespace Materials.Reading.Tests.Ocr;

public sealed class DrawnBoxesTests
{
    [Fact]
    public void Short_lines_on_one_axis_are_the_boxes_of_one_drawing()
    {
        var marked = DrawnBoxes.Mark([At("接到电话", 0.5), At("记下来", 0.51), At("叫人去", 0.49), At("缺件?", 0.8), At("修好", 0.5), At("回头问", 0.5)]);

        Assert.All(marked, l => Assert.Equal((LineRole.Shape, 1), (l.Role, l.Group)));
    }

    [Fact]
    public void Lines_of_a_text_are_left_as_they_are()
    {
        ImmutableArray<Line> text = [.. Enumerable.Range(0, 6).Select(i => At($"第{i}条 服务人员应当在约定时间之内到达现场并做好记录", 0.5))];

        Assert.Equal(text, DrawnBoxes.Mark(text));
    }

    [Fact]
    public void Labels_in_a_column_at_the_left_and_values_of_many_lengths_are_no_drawing()
    {
        ImmutableArray<Line> form = [At("姓名", 0.1), At("王五", 0.32), At("职业", 0.1), At("家电维修", 0.45), At("等级", 0.1), At("四级", 0.6)];

        Assert.Equal(form, DrawnBoxes.Mark(form));
    }

    private static Line At(string text, double middle) => new() { Text = text, Box = new(middle - 0.05, 0.1, 0.1, 0.05) };
}
