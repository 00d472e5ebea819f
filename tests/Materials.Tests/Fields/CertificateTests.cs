using Materials.Fields;
using Xunit;

namespace Materials.Tests.Fields;

public sealed class CertificateTests
{
    private static Certificate[] Read(params string[] lines) => [.. CertificateReader.Read(Given.Document("c", Given.File("c.pdf", lines)))];

    [Fact]
    public void A_certificate_of_labels_and_values_is_read()
    {
        var certificate = Assert.Single(Read(
            "职业技能培训证书", "姓 名：柯 明 性别：男", "证件号码：340101199001011234", "证书编号：SHFW-2024-0071835",
            "职业：售后服务管理师", "发证机构：安徽某职业培训中心", "发证日期：2024年3月15日", "有效期：2024年3月15日至2027年3月14日"));

        Assert.Equal("柯明", certificate.Holder?.Text);
        Assert.Equal("SHFW-2024-0071835", certificate.Number?.Text);
        Assert.Equal(new DateOnly(2027, 3, 14), certificate.ValidTo);
    }

    [Theory]
    [InlineData("持证人:Leo(李欧)", "李欧")]
    [InlineData("授予 阿May(梅朵)", "梅朵")]
    public void The_registered_name_stands_in_brackets_behind_the_other(string line, string name) =>
        Assert.Equal(name, Assert.Single(Read("绿带证书", line, "证书编号：GB-0071835")).Holder?.Text);

    [Fact]
    public void Several_certificates_stand_on_one_page()
    {
        var certificates = Read("姓名：柯明", "证书编号：A1", "有效期至：2027-03-14", "姓名：怀恬", "证书编号：A2", "有效期至：2028-01-01");

        Assert.Equal(["柯明", "怀恬"], certificates.Select(c => c.Holder?.Text));
        Assert.Equal(["A1", "A2"], certificates.Select(c => c.Number?.Text));
    }

    [Fact]
    public void A_roster_gives_one_certificate_a_row()
    {
        var certificates = Read("序号\t姓名\t证书名称\t证书编号\t有效期至", "1\t柯明\t电工证\tT001\t2027.03", "2\t怀恬\t内审员证\tT002\t长期", "3\t\t\t\t");

        Assert.Equal(["柯明", "怀恬"], certificates.Select(c => c.Holder?.Text));
        Assert.Equal([new DateOnly(2027, 3, 31), null], certificates.Select(c => c.ValidTo));
    }

    [Theory]
    [InlineData("兹证明 柯明 同志参加售后服务管理师培训，考核合格。", "柯明")]
    [InlineData("柯明同志于2025年3月参加培训，成绩合格，特发此证。", "柯明")]
    public void A_sentence_certifies_its_holder(string sentence, string holder) =>
        Assert.Equal(holder, Assert.Single(Read("培训合格证书", sentence)).Holder?.Text);

    [Theory]
    [InlineData("姓名：")]
    [InlineData("姓名：________")]
    [InlineData("姓名：XXX")]
    [InlineData("姓名：某某")]
    [InlineData("姓名： 性别：")]
    public void A_blank_name_names_nobody(string line) =>
        Assert.All(Read("质检员证", line, "证书编号：B7"), c => Assert.Null(c.Holder));

    [Theory]
    [InlineData("三年", "2024年3月15日", "2027-03-14")]
    [InlineData("2020-05-10起6年", null, "2026-05-09")]
    [InlineData("至2027年3月", null, "2027-03-31")]
    [InlineData("长期有效", "2024年3月15日", null)]
    public void Validity_is_reckoned_to_its_last_day(string validity, string? issued, string? last) =>
        Assert.Equal(last is null ? null : DateOnly.Parse(last), CertificateTerm.LastDay(validity, issued));
}
