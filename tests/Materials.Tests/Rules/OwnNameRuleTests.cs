using Materials.Checklists;
using Materials.Reports;
using Xunit;

namespace Materials.Tests.Rules;

public sealed class OwnNameRuleTests
{
    private static readonly ChecklistItem Profile = Given.Item("enterprise-profile", "企业基本信息", "Enterprise profile", Given.Rule("own-name"));

    [Theory]
    [InlineData("我厂大名叫庐州青禾机电有限公司,开了十年。")]
    [InlineData("企业名称：庐州青禾机电有限公司")]
    [InlineData("客户有芜湖澄江泵业有限公司，我们是庐州青禾机电有限公司。")]
    [InlineData("我们做水泵。")]
    public void A_profile_that_names_the_applicant_or_nobody_is_fine(string line) =>
        RuleTest.Examine(Profile, Given.Document("enterprise-profile", Given.File("简介.docx", line))).ShouldBeFine();

    [Fact]
    public void A_profile_that_names_only_another_company_is_a_name_mismatch()
    {
        var finding = RuleTest.Examine(Profile, Given.Document("enterprise-profile", Given.File("简介.docx", "公司简介", "大名叫芜湖澄江泵业有限公司，开了十年。")))
            .ShouldFind(FindingCode.NameMismatch);

        Assert.Contains("芜湖澄江泵业有限公司", finding.Message.Zh, StringComparison.Ordinal);
    }
}
