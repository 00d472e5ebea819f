using FsCheck;
using FsCheck.Fluent;
using Materials.Notices;
using Materials.Reports;
using Materials.Tests.Reports;
using Xunit;

namespace Materials.Tests.Notices;

public sealed class LetterTests
{
    private static readonly NoticeOptions Options = new()
    {
        Issuer = "某认证机构",
        IssuerEnglish = "A Certification Body",
        Address = "某市某路 1 号",
        Telephone = "0551-12345678",
        Email = "notice@body.example",
    };

    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public void Every_open_point_of_a_report_stands_in_the_letter_once_and_nothing_else_is_asked_for(Language language)
    {
        var findings = Gen.Elements(FindingCode.NotSubmitted, FindingCode.Encrypted, FindingCode.OutOfDate, FindingCode.EmptyPackage)
            .SelectMany(code => Gen.Elements(Severity.Blocking, Severity.Advisory).SelectMany(s => Gen.Choose(1, 9).Select(page => Finding(code, s, page))))
            .ListOf();
        var reports = findings.SelectMany(items => findings.SelectMany(files => findings.Select(package => Sample.Report with
        {
            Items = [Sample.Report.Items[0] with { Findings = [.. items.Distinct()] }, .. Sample.Report.Items[1..].Select(i => i with { Findings = [] })],
            Files = [Sample.Report.Files[0] with { Findings = [.. files] }, .. Sample.Report.Files[1..].Select(f => f with { Findings = [] })],
            Findings = [.. package],
        })));

        Prop.ForAll(reports.ToArbitrary(), report =>
        {
            var open = report.AllFindings().Where(f => f.Severity == Severity.Blocking).Select(f => f.Message.In(language)).Order();
            var letter = Notice.Of(report, Sample.Checklist, Options).Letter(language);
            var found = letter.Parts.SelectMany(p => p.Rows).Select(r => r.Left[1].Text).Order();
            return open.SequenceEqual(found) && letter.Parts.All(p => p.Rows.Select(r => r.Number).SequenceEqual(Enumerable.Range(1, p.Rows.Length)));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(Language.Zh)]
    [InlineData(Language.En)]
    public void Every_line_of_a_letter_stands_in_its_text_and_in_its_page(Language language)
    {
        var letter = Notice.Of(Sample.Report, Sample.Checklist, Options).Letter(language);
        var (text, page) = (letter.ToText(), letter.ToHtml());

        var lines = letter.Parts.SelectMany(p => p.Rows).SelectMany(r => r.Left.Concat(r.Right)).Concat(letter.Facts).Concat(letter.Terms).ToList();
        Assert.True(lines.Count > 20);
        Assert.All(lines, line =>
        {
            Assert.Contains(line.Text, text, StringComparison.Ordinal);
            Assert.Contains(System.Net.WebUtility.HtmlEncode(line.Text), page, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(Language.Zh, "letter.zh.expected.html")]
    public void The_page_of_the_sample_is_as_expected(Language language, string expected) =>
        Expected.Matches(expected, Notice.Of(Sample.Report, Sample.Checklist, Options).Letter(language).ToHtml());

    [Fact]
    public void Each_point_says_until_when()
    {
        var letter = Notice.Of(Sample.Report, Sample.Checklist, Options).Letter(Language.Zh);

        Assert.All(letter.Parts.SelectMany(p => p.Rows), r => Assert.Equal(new("期限", "2026年12月7日"), r.Right[^1]));
    }

    [Fact]
    public void A_package_that_passes_is_acknowledged_in_the_words_of_the_domain()
    {
        foreach (var language in (Language[])[Language.Zh, Language.En])
        {
            var text = Notice.Of(Sample.Clear, Sample.Checklist, Options).Letter(language).ToText();

            Assert.Contains(language == Language.Zh ? "初步核验未发现缺失" : "found nothing missing", text, StringComparison.Ordinal);
            Assert.DoesNotContain("材料齐全", text, StringComparison.Ordinal);
            Assert.DoesNotContain("补正", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_a_reviewer_still_looks_at_is_not_called_found()
    {
        var doubtful = Sample.Clear with { Outcome = Materials.Reports.Outcome.NeedsReview, Items = [Sample.Clear.Items[0] with { Status = ItemStatus.NeedsReview }] };

        var text = Notice.Of(doubtful, Sample.Checklist, Options).Text(Language.Zh);

        Assert.DoesNotContain("未发现缺失", text, StringComparison.Ordinal);
        Assert.Contains("由审核人员进一步核对，暂时无需补交：服务流程图", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_audit_team_gets_every_material_with_where_its_copy_stands()
    {
        var list = SiteList.Of(Sample.Clear, Sample.Checklist, Options).Letter(Language.Zh);

        var row = Assert.Single(Assert.Single(list.Parts).Rows);
        Assert.Equal("服务流程图", row.Subject);
        Assert.Equal("3 流程图.pdf", row.Left[0].Text);
        Assert.Contains("须在现场判断", list.Opening, StringComparison.Ordinal);
    }

    [Fact]
    public void Personal_numbers_are_masked_and_the_bodys_own_telephone_is_not()
    {
        var finding = Finding(FindingCode.OutOfDate, Severity.Blocking, 1) with { Message = new("“证书 13855512345.pdf”过期", "“证书 13855512345.pdf” is out of date") };
        var report = Sample.Report with { Findings = [finding] };

        var letter = Notice.Of(report, Sample.Checklist, Options).Letter(Language.Zh);

        Assert.All((string[])[letter.ToText(), letter.ToHtml()], form =>
        {
            Assert.DoesNotContain("13855512345", form, StringComparison.Ordinal);
            Assert.Contains("138****2345", form, StringComparison.Ordinal);
            Assert.Contains("0551-12345678", form, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_name_that_holds_markup_or_turns_the_text_is_shown_and_does_nothing()
    {
        var report = Sample.Report with { Applicant = new("<img src=x onerror=alert(1)>\u202E\r\nBcc: x"), };

        var page = Notice.Of(report, Sample.Checklist, Options).Letter(Language.Zh).ToHtml();

        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    private static Finding Finding(string code, Severity severity, int page) => new()
    {
        Code = code,
        Severity = severity,
        File = "a.pdf",
        Page = page,
        Message = new($"{code} 第{page}处", $"{code} number {page}"),
        Remedy = new("改", "fix"),
    };
}
