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

    [Theory]
    [InlineData("柯 明")]
    [InlineData("欧阳怀恬")]
    public void A_name_alone_above_the_number_is_the_holder(string line) =>
        Assert.Equal(line.Replace(" ", ""), Assert.Single(Read("内部校准员培训证书", line, "完成长度类仪器课程，考核合格", "No. 4517-248710", "某计量公司")).Holder?.Text);

    [Theory]
    [InlineData("内部校准员培训证书", "No. 4517-248710", "柯明")]
    [InlineData("内部校准员培训证书", "柯主任", "No. 4517-248710")]
    [InlineData("内部校准员培训证书", "高压", "No. 4517-248710")]
    public void A_signature_an_office_or_another_word_is_no_holder(params string[] lines) => Assert.DoesNotContain(Read(lines), c => c.Holder is not null);

    [Fact]
    public void Wide_blanks_part_a_name_from_what_follows() =>
        Assert.Equal("柯明", Assert.Single(Read("六西格玛绿带", "姓名 柯明\u2003No.19772024483587\u20032024/4/16 / 2027/4/15")).Holder?.Text);

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
    [InlineData("序\t谁\t什么证\t证号\t领证\t到期", "1\t柯明\t高压电工作业\tT187220\t2024-08-16\t2027-08-15")]
    [InlineData("No.\t氏名\t资格\t番号\t取得日\t期限", "1\t柯明\t低压电工\tT187220\t2024/08/16\t2027/08/15")]
    [InlineData("顺序\t姓名\t工种\t证件\t字号\t核发\t届满", "1\t柯明\t起重\t作业人员证\tTS8172\t2024年8月16日\t2027年8月15日")]
    public void A_list_is_read_by_what_stands_in_its_columns(string head, string row)
    {
        var certificate = Assert.Single(Read("持证台账", head, row));

        Assert.Equal("柯明", certificate.Holder?.Text);
        Assert.Equal(new DateOnly(2027, 8, 15), certificate.ValidTo);
        Assert.NotNull(certificate.Number);
    }

    [Fact]
    public void A_list_whose_column_of_names_is_empty_names_nobody()
    {
        var certificate = Assert.Single(Read("持证台账", "顺序\t姓名\t工种\t证号\t届满", "1\t\t起重\tTS8172\t2027年8月15日"));

        Assert.Null(certificate.Holder);
        Assert.NotNull(certificate.BlankHolder);
    }

    [Fact]
    public void A_table_of_customers_lists_no_certificates() =>
        Assert.DoesNotContain(Read("来访登记", "日期\t谁来的\t什么事", "2026-05-01\t柯明\t换机油", "2026-05-02\t怀恬\t补胎"), c => c.Number is not null || c.Validity is not null);

    [Theory]
    [InlineData("Awarded to 阿May(梅朵)", "梅朵")]
    [InlineData("This certifies that 柯明 has completed Level II", "柯明")]
    [InlineData("This is to certify that Ming Ke has completed Level II", "Ming Ke")]
    [InlineData("柯明 完成质量负责人课程并考核合格", "柯明")]
    [InlineData("柯明同志经化学分析考核，成绩及格", "柯明")]
    [InlineData("学员 柯明 于本班修业期满，考评优良", "柯明")]
    public void Whoever_has_done_what_a_sentence_says_is_its_holder(string sentence, string holder) =>
        Assert.Equal(holder, Assert.Single(Read("结业证", sentence, "编号：A7")).Holder?.Text);

    [Theory]
    [InlineData("成绩合格，特发此证")]
    [InlineData("安全培训经考核合格")]
    [InlineData("本证经年审有效")]
    public void A_sentence_about_nobody_names_nobody(string sentence) => Assert.All(Read("结业证", sentence, "编号：A7"), c => Assert.Null(c.Holder));

    [Theory]
    [InlineData("2021.04.01 发 至 2024.03.31", "2024-03-31")]
    [InlineData("2021年4月1日 （三年，至2024年3月31日）", "2024-03-31")]
    [InlineData("2021年4月1日签发 2024年3月31日期满", "2024-03-31")]
    [InlineData("Issued 2021-04-01 Valid through 2024-03-31", "2024-03-31")]
    [InlineData("颁证 2021年4月1日 有效至 2024年3月31日", "2024-03-31")]
    public void A_last_day_is_known_by_the_words_around_it(string line, string last) =>
        Assert.Equal(DateOnly.Parse(last), Assert.Single(Read("结业证", "姓名：柯明", line)).ValidTo);

    [Theory]
    [InlineData("于2021年3月1日至2021年3月15日参加培训")]
    [InlineData("2021年3月1日到2021年3月15日在我中心学习")]
    public void The_end_of_a_course_is_not_the_end_of_a_certificate(string line) =>
        Assert.Null(Assert.Single(Read("结业证", "姓名：柯明", line)).ValidTo);

    [Fact]
    public void A_day_by_which_to_train_again_is_that_of_a_review() =>
        Assert.Equal(new DateOnly(2027, 6, 15), Assert.Single(Read("结业证", "姓名：柯明", "2024年6月16日 颁 2027年6月15日 前复训")).ReviewBy);

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
