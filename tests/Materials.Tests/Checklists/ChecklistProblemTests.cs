using Materials.Checklists;
using Xunit;

namespace Materials.Tests.Checklists;

/// <summary>What is wrong with a checklist file is said with its line, in the language of whoever writes it.</summary>
public sealed class ChecklistProblemTests
{
    [Theory]
    [InlineData("source: 5.2.5", "sauce: 5.2.5", 9, "unknown key 'sauce'")]
    [InlineData("source: 5.2.5", "dimension: 组织", 5, "missing field 'source'")]
    [InlineData("rule: not-older-than", "rule: not-older", 19, "unknown rule 'not-older'")]
    [InlineData("months: 24", "months: two", 20, "'months' must be a whole number")]
    [InlineData("columns: [term]", "columns: [price]", 21, "unknown element 'price'")]
    [InlineData("weight: 5", "weight: heavy", 11, "'weight' must be a number")]
    [InlineData("in: title", "in: margin", 11, "unknown place 'margin'")]
    [InlineData("保修{政策/规定}", "保修{政策", 11, "a brace is not closed")]
    [InlineData("version: \"1\"", "version: \"1\"\nversion: \"2\"", 3, "duplicate key 'version'")]
    [InlineData("id: own-list", "id: own-list\nextends: nothing", 2, "unknown checklist 'nothing'")]
    [InlineData("id: own-list", "id: [", 1, "not valid YAML")]
    [InlineData("zh: 自有清单,", "zh: \"自有清单,", 3, "not valid YAML")]
    public void What_does_not_validate_is_said_with_its_line(string right, string wrong, int line, string message) =>
        ShouldSay(ChecklistFileTests.Small, right, wrong, line, message);

    [Theory]
    [InlineData("from: starred, proof", "from: gold, proof", 26, "unknown level 'gold'")]
    [InlineData("months: 6, from: starred", "months: 6, from: gold", 29, "unknown level 'gold'")]
    [InlineData("when: { business: [makes] }", "when: { business: [dances] }", 35, "unknown answer 'dances'")]
    [InlineData("when: { business: [makes] }", "when: { trade: [makes] }", 35, "unknown fact 'trade'")]
    [InlineData("when: { business: [makes] }", "when: [makes]", 35, "'when' must be a map")]
    [InlineData("any-of: [[phone, mail]]", "any-of: [[phone, fax]]", 21, "unknown element 'fax'")]
    [InlineData("any-of: [[phone, mail]]", "any-of: [phone, mail]", 21, "at least two keys")]
    [InlineData("any-of: [[diploma, certificate]]", "any-of: [[diploma, degree]]", 13, "unknown item 'degree'")]
    [InlineData("promise-days: 30", "promise-days: soon", 20, "'promise-days' must be a whole number")]
    [InlineData("example: { zh: 只做贸易。, en: Only trades. }", "sample: x", 43, "unknown key 'sample'")]
    [InlineData("months: 6, from: starred", "months: 6", 29, "duplicate rule 'not-older-than'")]
    public void What_cannot_be_demanded_is_said_with_its_line(string right, string wrong, int line, string message) =>
        ShouldSay(DemandsTests.List, right, wrong, line, message);

    private static void ShouldSay(string list, string right, string wrong, int line, string message)
    {
        var load = ChecklistFile.Load(list.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Null(load.Checklist);
        Assert.Contains(load.Problems, p => p.Line == line && p.Column > 0 && p.In(Language.En).Contains(message, StringComparison.Ordinal));
        Assert.All(load.Problems, p => Assert.False(p.In(Language.Zh).StartsWith("有误：", StringComparison.Ordinal), $"There is no Chinese for: {p.Message}"));
    }

    [Fact]
    public void What_the_program_has_no_words_for_is_said_all_the_same() => Assert.Equal("有误：nobody foresaw this", new ChecklistProblem(1, 1, "nobody foresaw this").In(Language.Zh));

    [Fact]
    public void A_list_made_for_another_version_of_what_it_extends_says_so()
    {
        var version = ChecklistFile.Open("gbt27922-full")!.Checklist!.Version;
        string Extending(string of) => $"id: own\nversion: \"1\"\ntitle: {{ zh: 自有, en: own }}\nextends: gbt27922-full@{of}\n";

        Assert.Empty(ChecklistFile.Load(Extending(version)).Problems);
        var problem = Assert.Single(ChecklistFile.Load(Extending("2019.1")).Problems);
        Assert.Equal(4, problem.Line);
        Assert.Contains(version, problem.Message, StringComparison.Ordinal);
    }
}
