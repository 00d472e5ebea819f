using Materials.Fields;
using Xunit;

namespace Materials.Tests.Fields;

public sealed class PlaceholderTextTests
{
    [Theory]
    [InlineData("XX公司售后服务手册")]
    [InlineData("××有限公司质量手册")]
    [InlineData("ＸＸ科技有限公司")]
    [InlineData("____公司程序文件")]
    [InlineData("[请填写企业简介]")]
    [InlineData("注册地址：【请填写省/市/区详细地址】")]
    [InlineData("【公司名称】是一家")]
    [InlineData("(此处详细描述产品或服务)")]
    [InlineData("（请在此填写服务承诺）")]
    [InlineData("服务目标：待补充")]
    [InlineData("{{company_name}}")]
    [InlineData("Lorem ipsum dolor sit amet")]
    [InlineData("单击此处输入文字。")]
    [InlineData("XXXX Co., Ltd.")]
    [InlineData("20XX年XX月XX日发布")]
    [InlineData("售后服务手册（模板）")]
    [InlineData("质量手册范本")]
    [InlineData("示例公司售后服务管理制度")]
    public void Text_of_a_template_is_found(string line) =>
        Assert.Contains(PlaceholderText.FindAll(Given.Page(1, line)), p => p.Certain);

    [Theory]
    [InlineData("客户名称:______________  联系人:__________  填表日期:____年__月__日")]
    [InlineData("您的建议:________________")]
    [InlineData("(填写登记表、判断担保期)")]
    [InlineData("(申请认证组织填写)")]
    [InlineData("规格 100×50×30，XXL 号")]
    [InlineData("型号 KFR-XX")]
    [InlineData("审核人：____ 日期：____")]
    [InlineData("王××，电话 138××××1234")]
    [InlineData("由受理人员填写维修单并输入系统。")]
    [InlineData("□很满意 □满意 □一般 □不满意")]
    [InlineData("［1］ GB/T 27922-2011")]
    [InlineData("示例：客户来电报修水泵不上水，按第三条办理。")]
    [InlineData("荣获合肥市服务示范企业称号")]
    [InlineData("质量手册是各部门工作的范本和依据。")]
    [InlineData("请按满意度问卷模板发放。")]
    [InlineData("您使用我公司产品已____年")]
    public void Forms_and_figures_are_no_template(string line) =>
        Assert.Empty(PlaceholderText.FindAll(Given.Page(1, line)));

    [Fact]
    public void Customers_may_be_left_unnamed() =>
        Assert.DoesNotContain(PlaceholderText.FindAll(Given.Page(1, "客户：XX公司，设备不制冷。")), p => p.Certain);

    [Theory]
    [InlineData("总经理：XXX", "电话：XXXXXXXX", "地址：XX市XX路XX号")]
    [InlineData("公司成立于____年", "公司现有员工____人", "本厂占地____万平方米，公司位于____市")]
    public void What_may_be_discretion_once_is_counted(params string[] lines)
    {
        var found = PlaceholderText.FindAll(Given.Page(1, lines));

        Assert.True(found.Length >= 3);
    }
}
