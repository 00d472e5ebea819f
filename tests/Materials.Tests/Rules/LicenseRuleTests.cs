using Materials.Checklists.Rules;
using Materials.Packages;
using Materials.Pages;
using Materials.Reports;
using Xunit;

namespace Materials.Tests.Rules;

public sealed class LicenseRuleTests
{
    private static readonly Picture Sealed = Given.Photo(red: 0.004, coloured: true);

    private static Page Page(string name = Given.Applicant, string code = Given.Code, string term = "2014年05月19日 至 长期", string type = "有限责任公司") =>
        Given.Page(1, "营业执照（副本）", $"统一社会信用代码 {code}", $"名称：{name}", $"类型：{type}", $"营业期限：{term}").With(Sealed);

    private static RuleResult Examine(params Page[] pages) =>
        RuleTest.Examine(Given.License, [.. pages.Select((p, i) => Given.Document("business-license", Given.File($"执照{i}.pdf", p)))]);

    private static RuleResult ExamineFor(Page page, Applicant applicant) => RuleTest.Examine(
        Given.License,
        Given.Package(Given.Document("business-license", Given.File("执照.pdf", page))).Of(s => s with { Applicant = applicant }));

    [Fact]
    public void A_licence_of_the_applicant_in_force_and_sealed_is_fine() => Examine(Page()).ShouldBeFine();

    [Fact]
    public void Another_companys_licence_is_a_name_mismatch()
    {
        var finding = Examine(Page("宣城石臼湖泵业有限公司")).ShouldFind(FindingCode.NameMismatch);

        Assert.Contains("宣城石臼湖泵业有限公司", finding.Message.Zh, StringComparison.Ordinal);
        Assert.Contains(Given.Applicant, finding.Message.En, StringComparison.Ordinal);
        Assert.Equal("名称：宣城石臼湖泵业有限公司", finding.Quote);
        Assert.Equal(1, finding.Page);
    }

    [Fact]
    public void The_original_in_place_of_the_duplicate_is_for_a_person() => Assert.Contains("正本", Examine(Page().Titled("营业执照（正本）")).ShouldDoubt().Question.Zh, StringComparison.Ordinal);

    [Fact]
    public void Original_and_duplicate_together_are_fine() => Examine(Page(), Page().Titled("营业执照（正本）")).ShouldBeFine();

    [Fact]
    public void Another_companys_licence_is_said_once_whatever_its_code()
    {
        var result = Examine(Page("芜湖澄江泵业有限公司", "91110108MA01EBFH9B"));

        Assert.Equal([FindingCode.NameMismatch], result.Findings.Where(f => f.Severity == Severity.Blocking).Select(f => f.Code));
    }

    [Fact]
    public void A_name_off_by_one_character_is_for_a_person() => Examine(Page("庐州青木机电有限公司")).ShouldDoubt();

    [Fact]
    public void A_poorly_read_name_is_for_a_person() => Examine(Page("宣城石臼湖泵业有限公司").Scanned(0.7)).ShouldDoubt();

    [Fact]
    public void A_clearly_read_other_name_is_a_mismatch_on_a_scan_too() =>
        Examine(Page("宣城石臼湖泵业有限公司").Scanned(0.98)).ShouldFind(FindingCode.NameMismatch);

    [Fact]
    public void Another_companys_licence_beside_the_applicants_own_changes_nothing()
    {
        var finding = Assert.Single(Examine(Page(), Page("宣城石臼湖泵业有限公司")).Findings);

        Assert.Equal((FindingCode.NameMismatch, Severity.Advisory), (finding.Code, finding.Severity));
    }

    [Fact]
    public void A_written_code_that_does_not_check_is_invalid()
    {
        var finding = ExamineFor(Page(code: "91350100M000100Y44"), new(Given.Applicant)).ShouldFind(FindingCode.CreditCodeInvalid);

        Assert.Contains("91350100M000100Y44", finding.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_doubtful_character_of_a_code_is_shown_with_what_else_it_may_be()
    {
        // Two characters are wrong: by look-alikes alone no valid code would be found.
        var page = Page(code: "9135O100M000100Y73").Scanned(0.97);
        var at = page.Lines[1].Text.IndexOf("Y73", StringComparison.Ordinal) + 1;
        var line = page.Lines[1] with { Doubtful = [new(at, 0.6, "4")] };

        var doubt = ExamineFor(page with { Lines = page.Lines.SetItem(1, line) }, new(Given.Applicant)).ShouldDoubt();

        Assert.Contains("9135O100M000100Y[7/4]3", doubt.Question.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposal_says_which_position_may_be_what()
    {
        var doubt = ExamineFor(Page(code: "91110108MA01E8FH9B").Scanned(0.99), new(Given.Applicant)).ShouldDoubt();

        Assert.Contains("position 14 may be B instead of 8", doubt.Question.En, StringComparison.Ordinal);
        Assert.Contains("第 14 位可能是 B，不是 8", doubt.Question.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("91350100M00100Y43")]
    [InlineData("91350100M000100Y443")]
    public void A_scanned_code_of_another_length_is_for_a_person(string code) =>
        ExamineFor(Page(code: code).Scanned(0.99), new(Given.Applicant)).ShouldDoubt();

    [Fact]
    public void An_end_of_the_term_with_a_doubtful_digit_is_for_a_person()
    {
        var page = Page(term: "2014年05月19日至2024年05月18日").Scanned(0.99);
        var line = page.Lines[4] with { Doubtful = [new(page.Lines[4].Text.IndexOf("2024", StringComparison.Ordinal) + 2, 0.55, "8")] };

        var doubt = Examine(page with { Lines = page.Lines.SetItem(4, line) }).ShouldDoubt();

        Assert.Contains("20[2/8]4年", doubt.Question.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scanned_code_that_does_not_check_is_a_doubt_with_a_proposal()
    {
        var doubt = ExamineFor(Page(code: "9135010OM000100Y43").Scanned(0.99), new(Given.Applicant)).ShouldDoubt();

        Assert.Contains(Given.Code, doubt.Question.Zh, StringComparison.Ordinal);
        Assert.Contains("第 8 位", doubt.Question.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scanned_invalid_code_that_the_applicant_wrote_too_is_invalid() =>
        ExamineFor(Page(code: "91350100M000100Y44").Scanned(0.99), new(Given.Applicant, "91350100M000100Y44")).ShouldFind(FindingCode.CreditCodeInvalid);

    [Fact]
    public void A_clearly_scanned_invalid_code_that_no_misreading_explains_is_invalid() =>
        ExamineFor(Page(code: "91350100M000100Y4T").Scanned(0.99), new(Given.Applicant, Given.Code)).ShouldFind(FindingCode.CreditCodeInvalid);

    [Fact]
    public void A_poorly_scanned_invalid_code_is_a_doubt_even_so() =>
        ExamineFor(Page(code: "91350100M000100Y4T").Scanned(0.7), new(Given.Applicant, Given.Code)).ShouldDoubt();

    [Fact]
    public void Another_companys_licence_is_not_told_twice_by_its_code()
    {
        var result = ExamineFor(Page("宣城石臼湖泵业有限公司"), new(Given.Applicant, "91110108MA01EBFH9B"));

        Assert.Equal(FindingCode.NameMismatch, Assert.Single(result.Findings).Code);
    }

    [Fact]
    public void A_valid_code_that_is_not_the_applicants_disagrees() =>
        ExamineFor(Page(), new(Given.Applicant, "91110108MA01EBFH9B")).ShouldFind(FindingCode.CreditCodeInvalid);

    [Fact]
    public void A_slip_in_the_application_is_no_fault_of_the_licence()
    {
        var finding = Assert.Single(ExamineFor(Page(), new(Given.Applicant, "91350100M000100Y44")).Findings);

        Assert.Equal(Severity.Advisory, finding.Severity);
    }

    [Fact]
    public void A_term_that_ended_is_expired()
    {
        var finding = Examine(Page(term: "2014年05月19日至2026年11月22日")).ShouldFind(FindingCode.LicenseExpired);

        Assert.Contains("2026-11-22", finding.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_that_ends_today_is_in_force() => Examine(Page(term: "2014年05月19日至2026年11月23日")).ShouldBeFine();

    [Fact]
    public void The_old_licence_beside_the_renewed_one_is_no_fault() =>
        Examine(Page(term: "2014年05月19日至2024年05月18日"), Page(term: "2014年05月19日至2044年05月18日")).ShouldBeFine();

    [Fact]
    public void A_colour_picture_without_red_has_no_seal() =>
        Examine(Page().With(Given.Photo(red: 0, coloured: true))).ShouldFind(FindingCode.SealMissing);

    [Theory]
    [InlineData(0.05, false)]
    [InlineData(0.7, true)]
    public void What_is_red_and_round_above_the_title_is_the_emblem_and_below_it_a_seal(double top, bool isSeal)
    {
        var round = new Seal(new(0.4, top, 0.1, 0.1), Red: true);
        var page = Page().With(Given.Photo(red: 0.004, coloured: true) with { Seals = [round] });
        page = page with { Lines = page.Lines.SetItem(0, page.Lines[0] with { Box = new(0.3, 0.2, 0.4, 0.06) }) };

        var result = Examine(page);

        if (isSeal) result.ShouldBeFine();
        else result.ShouldFind(FindingCode.SealMissing);
    }

    [Fact]
    public void On_a_black_and_white_copy_a_seal_cannot_show() =>
        Assert.Contains("黑白", Examine(Page().With(Given.Photo(red: 0, coloured: false))).ShouldDoubt().Question.Zh, StringComparison.Ordinal);

    [Fact]
    public void A_picture_whose_pixels_are_unknown_is_for_a_person() => Examine(Page().With(Given.Photo(null, null))).ShouldDoubt();

    [Fact]
    public void A_licence_without_a_picture_is_for_a_person() => Examine(Page().With()).ShouldDoubt();

    [Theory]
    [InlineData("个体工商户")]
    [InlineData("有限责任公司分公司(自然人投资或控股)")]
    [InlineData("普通合伙企业")]
    [InlineData("外国(地区)企业常驻代表机构")]
    [InlineData("全民所有制分支机构(非法人)")]
    [InlineData("个人独资企业")]
    public void What_is_no_legal_person_is_for_a_person(string type) =>
        Assert.Contains("法人", Examine(Page(type: type)).ShouldDoubt().Question.Zh, StringComparison.Ordinal);

    [Theory]
    [InlineData("有限责任公司(自然人独资)")]
    [InlineData("有限责任公司(非自然人投资或控股的法人独资)")]
    [InlineData("股份有限公司(非上市)")]
    [InlineData("农民专业合作社")]
    [InlineData("股份合作制")]
    [InlineData("全民所有制")]
    public void A_legal_person_of_any_form_is_fine(string type) => Examine(Page(type: type)).ShouldBeFine();

    [Theory]
    [InlineData("经营者 柯明", "个体工商户")]
    [InlineData("投资人：柯明", "个人独资企业")]
    [InlineData("执行事务合伙人：柯明", "合伙企业")]
    [InlineData("负责人：柯明", "分支机构")]
    public void Where_the_type_is_lost_who_stands_for_the_holder_tells_it(string line, string what) =>
        Assert.Contains(what, Examine(Untyped(line)).ShouldDoubt().Question.Zh, StringComparison.Ordinal);

    [Fact]
    public void A_legal_representative_stands_for_a_legal_person() => Examine(Untyped("法定代表人：柯明")).ShouldBeFine();

    private static Page Untyped(string line)
    {
        var page = Page();
        return page with { Lines = page.Lines.SetItem(3, page.Lines[3] with { Text = line }) };
    }
}

file static class Titles
{
    public static Page Titled(this Page page, string title) => page with { Lines = page.Lines.SetItem(0, page.Lines[0] with { Text = title }) };
}
