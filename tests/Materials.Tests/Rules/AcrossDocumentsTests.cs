using Materials.Checklists;
using Materials.Checklists.Rules;
using Materials.Documents;
using Materials.Packages;
using Materials.Pages;
using Materials.Reports;
using Xunit;

namespace Materials.Tests.Rules;

/// <summary>What one document says is held against what the others say; where they disagree, both are quoted.</summary>
public sealed class AcrossDocumentsTests
{
    private static RuleResult Examine(string rule, Document about, Document[] others, params (string, string)[] options) => Examine(rule, about, new Applicant(Given.Applicant, Given.Code), others, options);

    private static RuleResult Examine(string rule, Document about, Applicant applicant, Document[] others, params (string, string)[] options)
    {
        var use = Given.Rule(rule, options);
        var package = Given.Package([about, .. others]).Of(s => s with { Applicant = applicant });
        return RuleList.Named(rule).Examine(new(Given.Item(about.Kind, "该材料", "The item", use), use, [about], package));
    }

    private static Document Doc(string kind, string path, params string[] lines) => Given.Document(kind, Given.File(path, lines));

    private static Document Doc(string kind, string path, Page page) => Given.Document(kind, Given.File(path, page));

    private static Finding ShouldHint(RuleResult result, string code)
    {
        Assert.Empty(result.Doubts);
        var finding = Assert.Single(result.Findings);
        Assert.Equal((code, Severity.Advisory), (finding.Code, finding.Severity));
        return finding;
    }

    public sealed class CreditCodes
    {
        private static readonly Document License = Doc("business-license", "执照.pdf", "营业执照", $"统一社会信用代码 {Given.Code}");

        private static RuleResult Examine(Document about, params Document[] others) => AcrossDocumentsTests.Examine("own-code", about, others);

        [Fact]
        public void The_same_code_everywhere_is_fine() => Examine(Doc("enterprise-profile", "概况.docx", $"统一社会信用代码：{Given.Code}"), License).ShouldBeFine();

        [Fact]
        public void Another_code_than_the_licences_quotes_both_places()
        {
            var finding = Examine(Doc("enterprise-profile", "概况.docx", "统一社会信用代码：91110108MA01EBFH9B"), License).ShouldFind(FindingCode.CreditCodeInvalid);

            Assert.Equal("统一社会信用代码：91110108MA01EBFH9B", finding.Quote);
            Assert.Equal(("执照.pdf", 1, $"统一社会信用代码 {Given.Code}"), (finding.Contradicts!.File, finding.Contradicts.Page, finding.Contradicts.Quote));
            Assert.Contains("概况.docx", finding.Message.Zh, StringComparison.Ordinal);
        }

        [Fact]
        public void A_customers_code_is_nobodys_business() =>
            Examine(Doc("service-manual", "手册.docx", "客户：某厂", "统一社会信用代码：91110108MA01EBFH9B"), License).ShouldBeFine();

        [Fact]
        public void A_recognised_code_that_only_looks_alike_was_misread() =>
            Examine(Doc("enterprise-profile", "概况.jpg", Given.Page(1, "统一社会信用代码：9135O1OOMOOO1OOY43").Scanned(0.97)), License).ShouldBeFine();

        [Fact]
        public void Where_licence_and_application_disagree_no_other_document_is_blamed() =>
            Examine(Doc("enterprise-profile", "概况.docx", "统一社会信用代码：91110108MA01EBFH9B"), Doc("business-license", "执照.pdf", "统一社会信用代码 11320000MB151840XJ")).ShouldBeFine();
    }

    public sealed class Addresses
    {
        private static readonly Document License = Doc("business-license", "执照.pdf", "营业执照", "住所 安徽省合肥市蜀山区望江西路 1 号");

        private static RuleResult Examine(string line) => AcrossDocumentsTests.Examine("as-licensed", Doc("enterprise-profile", "概况.docx", line), [License]);

        [Theory]
        [InlineData("注册地址：安徽省芜湖市弋江区花津路 2 号", "芜湖市", "合肥市")]
        [InlineData("住所：安徽省合肥市包河区徽州大道 8 号", "包河区", "蜀山区")]
        [InlineData("登记住所\t江苏省南京市鼓楼区中山路 3 号", "江苏省", "安徽省")]
        public void Another_region_than_the_licences_is_for_a_person_with_both_places_named(string line, string here, string there)
        {
            var question = Examine(line).ShouldDoubt().Question.Zh;

            Assert.Contains($"“{here}”", question, StringComparison.Ordinal);
            Assert.Contains($"“{there}”", question, StringComparison.Ordinal);
            Assert.Contains("概况.docx", question, StringComparison.Ordinal);
            Assert.Contains("执照.pdf", question, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("注册地址：安徽省合肥市蜀山区望江西路1号")]
        [InlineData("注册地址：合肥市望江西路 1 号")]
        [InlineData("注册地址：安徽省合肥市高新区望江西路 1 号")]
        [InlineData("注册地址：安徽合肥蜀山区望江西路")]
        [InlineData("生产地址：安徽省芜湖市弋江区花津路 2 号")]
        public void The_same_region_however_written_is_fine(string line) => Examine(line).ShouldBeFine();
    }

    public sealed class Registered
    {
        private static readonly Document License = Doc("business-license", "执照.pdf", "营业执照", "法定代表人 柯明", "经营范围 许可项目：特种设备安装改造修理；一般项目：水泵、风机的制造、销售及维修；", "机电设备安装。", "登记机关 庐州市市场监督管理局");

        private static RuleResult Examine(params string[] lines) => AcrossDocumentsTests.Examine("as-licensed", Doc("enterprise-profile", "概况.docx", lines), [License]);

        [Fact]
        public void Another_legal_representative_is_for_a_person_with_both_named()
        {
            var question = Examine("法定代表人：陶安").ShouldDoubt().Question.Zh;

            Assert.Contains("“陶安”", question, StringComparison.Ordinal);
            Assert.Contains("“柯明”", question, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("法定代表人：柯明")]
        [InlineData("法人代表：柯 明")]
        [InlineData("总经理：陶安")]
        [InlineData("法定代表人：Ke Ming")]
        public void The_same_or_another_post_is_fine(string line) => Examine(line).ShouldBeFine();

        [Fact]
        public void Nothing_is_held_against_another_companys_licence() => AcrossDocumentsTests.Examine(
            "as-licensed", Doc("enterprise-profile", "概况.docx", "法定代表人：陶安"),
            [Doc("business-license", "执照.pdf", "营业执照", "名称 宣城石臼湖泵业有限公司", "法定代表人 柯明")]).ShouldBeFine();

        [Fact]
        public void A_scope_of_other_things_is_for_a_person_with_both_quoted()
        {
            var question = Examine("经营范围：服装、鞋帽的批发零售；餐饮管理；物业管理服务。").ShouldDoubt().Question.Zh;

            Assert.Contains("服装", question, StringComparison.Ordinal);
            Assert.Contains("特种设备", question, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("经营范围：水泵、风机的制造、销售及维修；机电设备安装。")]
        [InlineData("经营范围：生产销售水泵和风机，承接机电设备安装维修")]
        [InlineData("经营范围：特种设备安装、改造、修理，水泵销售")]
        [InlineData("经营范围：见营业执照")]
        [InlineData("主营业务：二手设备租赁，技术咨询，货物运输")]
        public void The_same_scope_reworded_or_shortened_is_fine(string line) => Examine(line).ShouldBeFine();
    }

    public sealed class InForce
    {
        private static RuleResult Examine(params string[] lines) => AcrossDocumentsTests.Examine("in-force", Doc("service-manual", "手册.docx", lines), []);

        [Theory]
        [InlineData("售后服务管理制度（征求意见稿）", "征求意见稿")]
        [InlineData("售后服务管理办法（草案）", "草案")]
        [InlineData("Service manual DRAFT", "DRAFT")]
        [InlineData("【作废】", "[作废]")]
        public void What_is_a_draft_or_withdrawn_is_for_a_person(string line, string word) =>
            Assert.Contains($"“{word}”", Examine("售后服务", line).ShouldDoubt().Question.Zh, StringComparison.Ordinal);

        [Theory]
        [InlineData("作废文件的管理")]
        [InlineData("草案由办公室起草，经理审批。")]
        [InlineData("售后服务管理制度（试行）")]
        [InlineData("批准：柯明　日期：2026年1月5日")]
        [InlineData("编制：陶安　审核：程立　批准：柯明")]
        public void What_speaks_of_drafts_or_is_approved_is_fine(string line) => Examine("售后服务管理制度", line).ShouldBeFine();

        [Theory]
        [InlineData("编制：陶安　审核：程立　批准：")]
        [InlineData("批准：________　日期：____")]
        public void An_empty_field_for_the_approval_is_a_hint(string line) =>
            Assert.Contains("批准", ShouldHint(Examine("售后服务管理制度", line), FindingCode.PlaceholderText).Message.Zh, StringComparison.Ordinal);

        [Fact]
        public void A_signature_in_ink_need_not_be_read() =>
            AcrossDocumentsTests.Examine("in-force", Doc("service-manual", "手册.pdf", Given.Page(1, "售后服务管理制度", "批准：").Scanned(0.97)), []).ShouldBeFine();
    }

    public sealed class Staff
    {
        private static readonly string[] Names = ["1\t柯明\t维修", "2\t程立\t客服", "3\t何苇\t仓管"];

        private static Document Certificate(string holder) => Doc("service-staff-qualifications", "电工证.pdf", $"姓名：{holder}", "证书编号：A1");

        private static Document Roster(string kind, params string[] rows) => Doc(kind, "名单.xlsx", ["员工花名册", "序号\t姓名\t岗位", .. rows]);

        private static RuleResult Examine(string holder, Document roster) => AcrossDocumentsTests.Examine("on-roster", Certificate(holder), [roster]);

        [Fact]
        public void A_holder_on_the_list_is_fine() => Examine("柯明", Roster("personnel-roster", Names)).ShouldBeFine();

        [Fact]
        public void A_holder_who_is_not_on_the_list_of_the_whole_staff_is_for_a_person_with_both_places_named()
        {
            var question = Examine("陶安", Roster("personnel-roster", Names)).ShouldDoubt().Question.Zh;

            Assert.Contains("陶安", question, StringComparison.Ordinal);
            Assert.Contains("电工证.pdf", question, StringComparison.Ordinal);
            Assert.Contains("名单.xlsx", question, StringComparison.Ordinal);
        }

        [Fact]
        public void A_holder_who_is_not_on_a_list_inside_another_document_is_a_hint()
        {
            var finding = ShouldHint(Examine("陶安", Roster("service-manual", Names)), FindingCode.NameMismatch);

            Assert.Equal("名单.xlsx", finding.Contradicts!.File);
        }

        [Theory]
        [InlineData("Ke Ming")]
        [InlineData("KE MING")]
        public void A_name_in_another_script_than_the_list_cannot_be_looked_up_in_it(string holder) => Examine(holder, Roster("personnel-roster", Names)).ShouldBeFine();

        [Fact]
        public void Two_written_names_that_differ_in_one_character_are_two_people() =>
            Examine("程立新", Roster("personnel-roster", "1\t程立心\t维修", "2\t柯明\t客服", "3\t何苇\t仓管")).ShouldDoubt();

        [Fact]
        public void A_recognised_name_that_differs_in_one_character_may_be_the_same() => AcrossDocumentsTests.Examine(
            "on-roster", Doc("service-staff-qualifications", "证.jpg", Given.Page(1, "姓名：程立新", "证书编号：A1").Scanned(0.97)),
            [Roster("personnel-roster", "1\t程立心\t维修", "2\t柯明\t客服", "3\t何苇\t仓管")]).ShouldBeFine();

        private static RuleResult Cards(string holder, string card, string listed) => AcrossDocumentsTests.Examine(
            "on-roster", Doc("service-staff-qualifications", "电工证.pdf", $"姓名：{holder}", $"身份证号：{card}", "证书编号：A1"),
            [Doc("personnel-roster", "名单.xlsx", ["员工花名册", "序号\t姓名\t岗位\t身份证号", $"1\t柯明\t维修\t{listed}", "2\t程立\t客服\t", "3\t何苇\t仓管\t"])]);

        [Theory]
        [InlineData("340104199001011234", "340104199001015678")]
        [InlineData("340104********1234", "340104199001015678")]
        [InlineData("***1234", "5678")]
        public void One_name_with_two_identity_cards_is_for_a_person(string card, string listed)
        {
            var question = Cards("柯明", card, listed).ShouldDoubt().Question.Zh;

            Assert.Contains("1234", question, StringComparison.Ordinal);
            Assert.Contains("5678", question, StringComparison.Ordinal);
            Assert.DoesNotContain("19900101", question, StringComparison.Ordinal);
        }

        [Theory]
        [InlineData("340104199001011234", "340104199001011234")]
        [InlineData("340104********1234", "340104199001011234")]
        [InlineData("34010419900101123x", "34010419900101123X")]
        [InlineData("340104199001011234", "")]
        public void The_same_card_however_starred_is_fine(string card, string listed) => Cards("柯明", card, listed).ShouldBeFine();

        [Fact]
        public void One_identity_card_with_two_names_is_for_a_person() =>
            Assert.Contains("姓名不同", Cards("柯鸣", "340104199001011234", "340104199001011234").ShouldDoubt().Question.Zh, StringComparison.Ordinal);

        [Theory]
        [InlineData("首次会议签到表", "序号\t姓名\t部门\t签到")]
        [InlineData("服务岗位资格台账", "序号\t姓名\t岗位\t证书编号")]
        public void Who_signed_or_holds_a_certificate_is_not_the_staff(string title, string head) =>
            AcrossDocumentsTests.Examine("on-roster", Certificate("陶安"), [Doc("personnel-roster", "表.xlsx", [title, head, "1\t柯明\t维修\tA", "2\t程立\t客服\tB", "3\t何苇\t仓管\tC"])]).ShouldBeFine();

        [Fact]
        public void A_table_of_customers_is_no_list_of_staff() =>
            AcrossDocumentsTests.Examine("on-roster", Certificate("陶安"), [Doc("service-records", "台账.xlsx", ["日期\t姓名\t故障", "1\t柯明\t漏水", "2\t程立\t异响", "3\t何苇\t不转"])]).ShouldBeFine();

        [Fact]
        public void A_certificate_made_out_while_working_elsewhere_is_a_hint()
        {
            var certificate = Doc("service-staff-qualifications", "电工证.pdf", "姓名：柯明", "工作单位：宣城石臼湖泵业有限公司", "证书编号：A1");

            ShouldHint(AcrossDocumentsTests.Examine("certificates", certificate, [], ("min", "1")), FindingCode.NameMismatch);
        }
    }

    public sealed class Dates
    {
        [Theory]
        [InlineData("发布日期：2027年1月1日")]
        [InlineData("本制度自2027年1月1日起施行")]
        [InlineData("完成时间：2027-01-05")]
        public void What_is_dated_after_the_check_is_for_a_person(string line) =>
            Assert.Contains("晚于核验日 2026-11-23", Examine("not-in-future", Doc("service-manual", "手册.docx", line), []).ShouldDoubt().Question.Zh, StringComparison.Ordinal);

        [Theory]
        [InlineData("发布日期：2026年1月1日")]
        [InlineData("有效期至：2027年1月1日")]
        [InlineData("下次回访时间：2027-01-05")]
        [InlineData("计划完成时间：2027-01-05")]
        [InlineData("目标：2027年满意率达到 98%")]
        public void What_may_lie_in_the_future_raises_no_question(string line) =>
            Examine("not-in-future", Doc("service-manual", "手册.docx", line), []).ShouldBeFine();

        [Fact]
        public void A_row_of_records_in_the_future_is_for_a_person() =>
            Examine("not-in-future", Doc("service-records", "台账.xlsx", "报修时间\t故障\t结果", "2026-08-01\t漏水\t已修", "2027-08-02\t异响\t已修"), []).ShouldDoubt();

        [Fact]
        public void A_column_of_what_is_due_may_lie_in_the_future() =>
            Examine("not-in-future", Doc("service-records", "台账.xlsx", "报修时间\t故障\t质保到期", "2026-08-01\t漏水\t2028-08-01"), []).ShouldBeFine();

        [Fact]
        public void A_poorly_recognised_date_proves_nothing() =>
            Examine("not-in-future", Doc("service-manual", "手册.jpg", Given.Page(1, "发布日期：2027年1月1日").Scanned(0.7)), []).ShouldBeFine();

        [Fact]
        public void Records_that_all_precede_the_manual_are_a_hint_that_quotes_both()
        {
            var finding = ShouldHint(
                Examine("since-issue", Doc("service-records", "台账.xlsx", "报修时间\t故障\t结果", "2026-02-01\t漏水\t已修"),
                    [Doc("service-manual", "手册.docx", "发布日期：2026年6月1日")], ("item", "service-manual")),
                FindingCode.OutOfDate);

            Assert.Contains("2026-02-01", finding.Quote, StringComparison.Ordinal);
            Assert.Equal(("手册.docx", "发布日期：2026年6月1日"), (finding.Contradicts!.File, finding.Contradicts.Quote));
        }

        [Fact]
        public void Records_older_than_a_revision_are_fine_where_the_first_issue_is_older_still() =>
            Examine("since-issue", Doc("service-records", "台账.xlsx", "报修时间\t故障\t结果", "2026-02-01\t漏水\t已修"),
                [Doc("service-manual", "手册.docx", "首次发布日期：2020年6月1日", "发布日期：2026年6月1日")], ("item", "service-manual")).ShouldBeFine();

        [Fact]
        public void A_plan_written_after_the_survey_is_for_a_person()
        {
            var survey = Doc("satisfaction-records", "调查.docx", "满意度调查方案", "调查时间：2026年3月1日至2026年3月20日", "制定日期：2026年5月6日");

            Assert.Contains("先有调查后有方案", Examine("plan-first", survey, []).ShouldDoubt().Question.Zh, StringComparison.Ordinal);
        }

        [Fact]
        public void A_report_written_before_the_survey_began_is_for_a_person() =>
            Examine("plan-first", Doc("satisfaction-records", "调查.docx", "满意度统计分析报告", "调查期间：2026年3月1日至3月20日", "报告日期：2026年2月6日"), []).ShouldDoubt();

        [Fact]
        public void A_plan_before_and_a_report_after_the_survey_are_fine() =>
            Examine("plan-first", Given.Document("satisfaction-records", Given.File("调查.docx",
                Given.Page(1, "满意度调查方案", "调查时间：2026年3月1日至3月20日", "制定日期：2026年2月6日"),
                Given.Page(2, "统计分析报告", "报告日期：2026年4月6日"))), []).ShouldBeFine();
    }

    public sealed class Counts
    {
        private static RuleResult Cases(int min, params string[] lines) => Examine("cases", Doc("service-cases", "案例.docx", lines), [], ("min", $"{min}"));

        [Fact]
        public void Fewer_cases_than_the_body_asks_for_are_too_few() =>
            Assert.Contains("只有 2 个", Cases(3, "案例一 抢修", "过程……", "案例二 换件").ShouldFind(FindingCode.TooFew).Message.Zh, StringComparison.Ordinal);

        [Fact]
        public void Enough_cases_are_fine() => Cases(3, "案例1：抢修", "案例2：换件", "案例3：改造").ShouldBeFine();

        [Fact]
        public void A_case_named_twice_counts_once() => Cases(2, "案例一 抢修", "案例一（续）").ShouldFind(FindingCode.TooFew);

        [Fact]
        public void Cases_without_numbers_are_counted_by_a_person() => Cases(3, "那次抢修", "那次换件").ShouldDoubt();

        private static Document Facilities(params Page[] pages) => Given.Document("service-facilities", Given.File("设施.docx", pages));

        private static Page Listed(int photos) =>
            Given.Page(1, "序号\t设施名称\t数量", "1\t服务车\t2", "2\t备件库\t1", "3\t示波器\t1", "图 1 服务车", "图 2 备件库")
                .With([.. Enumerable.Range(0, photos).Select(i => new Picture(800, 600, 0.2, 5 + i))]);

        [Fact]
        public void Fewer_photos_than_the_body_asks_for_are_too_few() =>
            Assert.Contains(Examine("photos", Facilities(Listed(2)), [], ("min", "3")).Findings, f => f is { Code: FindingCode.TooFew, Severity: Severity.Blocking });

        [Fact]
        public void A_facility_that_no_caption_names_is_a_hint() =>
            Assert.Contains("示波器", ShouldHint(Examine("photos", Facilities(Listed(2)), []), FindingCode.TooFew).Message.Zh, StringComparison.Ordinal);

        [Fact]
        public void Captions_that_name_nothing_on_the_list_say_nothing() =>
            Examine("photos", Facilities(Given.Page(1, "序号\t设施名称\t数量", "1\t服务车\t2", "2\t备件库\t1", "现场照片").With(new Picture(800, 600, 0.2, 3))), []).ShouldBeFine();
    }
}
