using Materials.Fields;
using Materials.Pages;
using Xunit;

namespace Materials.Tests.Fields;

public sealed class LicenseTests
{
    private static License Read(params string[] lines) => License.Read(Given.Document("business-license", Given.File("a.pdf", lines)));

    [Fact]
    public void A_licence_in_two_columns_is_read()
    {
        var license = Read(
            "营业执照", "(副 本)", "统一社会信用代码", "91350100M000100Y43",
            "名 称 庐州青禾机电有限公司               注册资本              贰仟万圆整",
            "类 型 有限责任公司(自然人投资或控股)           成立日期              2014年05月19日",
            "法定代表人 柯景澜                      营业期限              2014年05月19日 至 2034年05月18日");

        Assert.Equal("庐州青禾机电有限公司", license.Name?.Text);
        Assert.Equal(Given.Code, license.Code?.Text);
        Assert.StartsWith("有限责任公司", license.Type?.Text, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2034, 5, 18), license.Term?.Last);
        Assert.Null(license.Original);
        Assert.Null(license.WithoutLegalPersonality(["个人独资"]));
    }

    [Fact]
    public void A_label_may_be_spread_wide() =>
        Assert.Equal("庐州青禾机电有限公司", Read("营业执照", "名        称\t庐州青禾机电有限公司", "类        型\t有限责任公司").Name?.Text);

    [Fact]
    public void A_licence_in_a_table_is_read()
    {
        var license = Read("统一社会信用代码\t91350100M000100Y43", "企业名称\t庐州青禾机电有限公司\t类型\t个人独资企业", "经营期限\t长期");

        Assert.Equal(("庐州青禾机电有限公司", Given.Code), (license.Name?.Text, license.Code?.Text));
        Assert.Null(license.Term);
        Assert.Equal("个人独资", license.WithoutLegalPersonality(["个人独资"])?.Word);
    }

    [Fact]
    public void Labels_and_values_may_touch_as_scans_are_read()
    {
        var license = Read("统一社会信用代码91350100M000100Y43", "名称庐州青禾机电有限公司", "营业期限自2014年05月19日至2024年05月18日");

        Assert.Equal(("庐州青禾机电有限公司", Given.Code), (license.Name?.Text, license.Code?.Text));
        Assert.Equal(new DateOnly(2024, 5, 18), license.Term?.Last);
    }

    [Fact]
    public void A_name_goes_on_in_the_next_line()
    {
        var license = Read("名称：庐州青禾机电设备制造与安装服务（安徽）", "有限公司", "类型：有限责任公司");

        Assert.Equal("庐州青禾机电设备制造与安装服务（安徽）有限公司", license.Name?.Text);
    }

    [Theory]
    [InlineData("名 称 庐州青禾机电设备制造与安装服务          注册资本 贰仟万圆整", "（安徽）有限公司                成立日期 2014年05月19日")]
    [InlineData("名 称 庐州青禾机电设备制造与安装服务\t注册资本\t贰仟万圆整", "（安徽）有限公司\t成立日期\t2014年05月19日")]
    [InlineData("名称 庐州青禾机电设备制造与安装服务", "注册资本 贰仟万圆整", "（安徽）有限公司", "成立日期 2014年05月19日")]
    [InlineData("名称 庐州青禾机电设备制造与安装服务（安徽）", "注册资本 贰仟万圆整", "有限公司", "类型 有限责任公司")]
    public void A_name_goes_on_in_the_next_line_of_its_column(params string[] lines) =>
        Assert.Equal("庐州青禾机电设备制造与安装服务（安徽）有限公司", Read(["营业执照", .. lines]).Name?.Text);

    [Fact]
    public void A_name_that_already_ends_as_names_do_goes_on_where_the_line_below_is_the_rest_of_it() =>
        Assert.Equal("庐州青禾机电集团有限公司", Read("营业执照", "名称：庐州青禾机电集团", "有限公司", "类型：有限责任公司").Name?.Text);

    [Fact]
    public void A_whole_name_takes_nothing_from_the_line_below() =>
        Assert.Equal("庐州青禾机电有限公司", Read("名称", "庐州青禾机电有限公司", "有限责任公司").Name?.Text);

    [Fact]
    public void A_new_licence_prints_no_term_and_none_is_invented() =>
        Assert.Null(Read("名称 庐州青禾机电有限公司", "成立日期 2014年05月19日", "登记机关 2023年08月11日").Term);

    [Fact]
    public void A_code_of_the_wrong_length_is_kept_as_it_stands() =>
        Assert.Equal("91350100M000100Y4", Read("统一社会信用代码：91350100M000100Y4").Code?.Text);

    [Theory]
    [InlineData("注册号 340104000261937", "340104000261937")]
    [InlineData("注册号340104000261937（1-1)", "340104000261937")]
    [InlineData("注 册 号：３４０１０４０００２６１９３７（1-1）", "340104000261937")]
    [InlineData("注册号\t3401002012345\t成立日期\t2003年05月19日", "3401002012345")]
    [InlineData("统一社会信用代码/注册号：340104000261937", "340104000261937")]
    public void The_number_of_an_old_licence_is_no_credit_code(string line, string number)
    {
        var license = Read("营业执照", line, "名称 庐州青禾机电有限公司", "营业期限 2008年05月08日至2028年05月07日");

        Assert.Equal((number, null), (license.OldNumber?.Text, license.Code?.Text));
    }

    [Theory]
    [InlineData("注册号 340104000261937", "统一社会信用代码 91350100M000100Y43")]
    [InlineData("注册号 91350100M000100Y43", "编号 340104000261937")]
    public void A_licence_that_bears_a_credit_code_is_no_old_one(params string[] lines)
    {
        var license = Read(["营业执照", .. lines, "名称 庐州青禾机电有限公司"]);

        Assert.Equal((null, Given.Code), (license.OldNumber?.Text, license.Code?.Text));
    }

    [Fact]
    public void A_code_with_a_character_lost_is_no_old_number() => Assert.Null(Read("营业执照", "注册号 9135010M000100Y43").OldNumber);

    [Theory]
    [InlineData("庐州青禾机电有限公司", "庐州青禾机电有限公司", NameComparison.Same)]
    [InlineData("安徽（庐州）青禾机电有限公司", "安徽(庐州) 青禾机电有限公司", NameComparison.Same)]
    [InlineData("庐州青禾机电有限公司", "庐州青禾机电有限责任公司", NameComparison.Near)]
    [InlineData("庐州青禾机电有限公司", "庐州青禾机电有限公司芜湖分公司", NameComparison.Near)]
    [InlineData("庐州青禾机电有限公司", "庐州青木机电有限公司", NameComparison.Near)]
    [InlineData("庐州青禾机电有限公司", "宣城石臼湖泵业有限公司", NameComparison.Different)]
    internal void Names_are_compared_without_widths_and_blanks(string one, string other, NameComparison expected) =>
        Assert.Equal(expected, CompanyName.Compare(one, other));

    [Fact]
    public void A_row_of_labels_may_stand_above_a_row_of_values()
    {
        var license = Read("营业执照", "统一社会信用代码\t名称\t类型", "91350100M000100Y43\t庐州青禾机电有限公司\t有限责任公司", "法定代表人\t成立日期\t营业期限", "柯景澜\t2014年05月19日\t2014年05月19日至2034年05月18日");

        Assert.Equal(("庐州青禾机电有限公司", Given.Code, "有限责任公司"), (license.Name?.Text, license.Code?.Text, license.Type?.Text));
        Assert.Equal(new DateOnly(2034, 5, 18), license.Term?.Last);
    }

    [Fact]
    public void A_column_of_labels_may_be_read_before_the_column_of_values()
    {
        var license = Placed(
            ("注册号", 0.1, 0.2), ("名称", 0.1, 0.25), ("类型", 0.1, 0.3), ("法定代表人", 0.1, 0.35), ("营业期限", 0.1, 0.4),
            ("91350100M000100Y43", 0.4, 0.203), ("庐州青禾机电有限公司", 0.4, 0.246), ("有限责任公司", 0.4, 0.305), ("柯景澜", 0.4, 0.35), ("2014年05月19日至2034年05月18日", 0.4, 0.402));

        Assert.Equal(("庐州青禾机电有限公司", Given.Code, "有限责任公司"), (license.Name?.Text, license.Code?.Text, license.Type?.Text));
        Assert.Equal(new DateOnly(2034, 5, 18), license.Term?.Last);
    }

    [Fact]
    public void A_value_a_little_higher_than_its_label_is_not_taken_for_the_row_above()
    {
        var license = Placed(("庐州青禾机电有限公司", 0.4, 0.24), ("名称", 0.1, 0.25), ("个人独资企业", 0.4, 0.29), ("类型", 0.1, 0.3));

        Assert.Equal(("庐州青禾机电有限公司", "个人独资企业"), (license.Name?.Text, license.Type?.Text));
    }

    [Fact]
    public void A_label_may_stand_above_its_value_in_one_of_two_columns()
    {
        var license = Placed(
            ("名称", 0.1, 0.2), ("类型", 0.55, 0.2), ("庐州青禾机电有限公司", 0.1, 0.23), ("有限责任公司", 0.55, 0.23), ("统一社会信用代码", 0.1, 0.3), ("91350100M000100Y43", 0.1, 0.33));

        Assert.Equal(("庐州青禾机电有限公司", Given.Code, "有限责任公司"), (license.Name?.Text, license.Code?.Text, license.Type?.Text));
    }

    private static License Placed(params (string Text, double Left, double Top)[] lines)
    {
        var file = Given.File("a.jpg", [.. lines.Select(l => l.Text)]);
        var page = file.Pages[0] with
        {
            Lines = [.. lines.Select(l => new Line { Text = l.Text, Box = new Box(l.Left, l.Top, 0.018 * l.Text.Length, 0.02) })],
        };
        return License.Read(Given.Document("business-license", file with { Pages = [page] }));
    }
}
