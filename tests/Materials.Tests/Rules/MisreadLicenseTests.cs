using FsCheck;
using FsCheck.Fluent;
using Materials.Checklists.Rules;
using Materials.Fields;
using Materials.Reports;
using Xunit;

namespace Materials.Tests.Rules;

/// <summary>One character misread on a scan may cost a person a look; it never tells an applicant that its licence is wrong.</summary>
public sealed class MisreadLicenseTests
{
    private static readonly string[] Lines =
    [
        "营业执照（副本）", $"统一社会信用代码 {Given.Code}", $"名称 {Given.Applicant}", "类型 有限责任公司（自然人投资或控股）", "成立日期 2018年06月19日",
        "营业期限 2018年06月19日 至 2028年06月18日", "住所 庐州市青禾路 8 号", "登记机关 庐州市市场监督管理局",
    ];

    private static readonly string[] Alike = ["0OQD", "1IL", "2Z", "5S", "6G", "8B", "UV", "3E", "4A", "7T", "CG", "MN", "PR", "XK", "HN", "WM"];

    private static IEnumerable<char> Confused(char c) => char.IsAscii(c)
        ? Alike.Where(g => g.Contains(c)).SelectMany(g => g).Concat(Digits.LookAlikes(c)).Where(x => x != c)
        : "木土口日目未末己巳人入八王玉".Where(x => x != c);

    private static readonly (int Line, int At)[] Places =
        [.. Lines.SelectMany((l, i) => Enumerable.Range(0, l.Length).Where(at => char.IsLetterOrDigit(l[at]) && Confused(l[at]).Any()).Select(at => (i, at)))];

    private static RuleResult Examine(string[] lines, double confidence, bool codeKnown)
    {
        var page = Given.Page(1, lines).With(Given.Photo(red: 0.004, coloured: true)).Scanned(confidence);
        var package = Given.Package(Given.Document("business-license", Given.File("执照.jpg", page)));
        return RuleTest.Examine(Given.License, codeKnown ? package : package.Of(s => s with { Applicant = new(Given.Applicant) }));
    }

    [Fact]
    public void The_licence_itself_is_fine() => Examine(Lines, 0.97, codeKnown: true).ShouldBeFine();

    [Fact]
    public void One_misread_character_is_never_a_defect_of_the_licence()
    {
        var misread =
            from place in Gen.Elements(Places)
            from wrong in Gen.Elements(Confused(Lines[place.Line][place.At]).ToArray())
            from confidence in Gen.Choose(90, 99)
            from known in Gen.Elements(true, false)
            select (place.Line, place.At, wrong, confidence / 100.0, known);

        Prop.ForAll(misread.ToArbitrary(), m =>
        {
            var (line, at, wrong, confidence, known) = m;
            string[] lines = [.. Lines];
            lines[line] = lines[line][..at] + wrong + lines[line][(at + 1)..];
            return Examine(lines, confidence, known).Findings.All(f => f.Severity != Severity.Blocking);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Theory]
    [InlineData("91350100M000100Y43", "91350100M000108Y43", "第 15 位")]
    [InlineData("91350100M000100Y43", "9135O100M000100Y43", "第 5 位")]
    public void The_doubtful_characters_are_shown(string right, string read, string place)
    {
        string[] lines = [.. Lines.Select(l => l.Replace(right, read, StringComparison.Ordinal))];

        Assert.Contains(place, Examine(lines, 0.97, codeKnown: true).ShouldDoubt().Question.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_that_a_misread_digit_would_explain_is_for_a_person_and_the_year_is_shown()
    {
        string[] lines = [.. Lines.Select(l => l.Replace("2028年06月18日", "2023年06月18日", StringComparison.Ordinal))];

        Assert.Contains("2023 年", Examine(lines, 0.97, codeKnown: true).ShouldDoubt().Question.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_that_no_misreading_explains_has_ended()
    {
        string[] lines = [.. Lines.Select(l => l.Replace("2018年06月19日 至 2028年06月18日", "2004年06月19日 至 2024年06月18日", StringComparison.Ordinal))];

        Assert.Contains(Examine(lines, 0.97, codeKnown: true).Findings, f => f.Code == FindingCode.LicenseExpired);
    }
}
