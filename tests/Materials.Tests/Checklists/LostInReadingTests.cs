using Materials.Checklists;
using Materials.Checklists.Rules;
using Materials.Pages;
using Xunit;

namespace Materials.Tests.Checklists;

public sealed class LostInReadingTests
{
    private static readonly ChecklistItem Item = ChecklistFile.Open("gbt27922-core")!.Checklist!.Items.First(i => i.Key == "business-license");

    private static Doubt? Instead(string element, Page page, ChecklistItem? item = null) =>
        LostInReading.Instead(item ?? Item, Item.Elements.First(e => e.Key == element), [Given.Document("business-license", Given.File("执照.jpg", page))]);

    private static Page Page(string code) => Given.Page(1, "营业执照（副本）", code, $"名称：{Given.Applicant}", "编号：340104000261937");

    [Theory]
    [InlineData("91340104MAN5QWR4Q")]
    [InlineData("91340104MA2NN5QWR4Q")]
    [InlineData("9134010400026193")]
    public void A_code_on_a_scan_that_lost_or_won_characters_is_shown_to_a_person(string read)
    {
        var doubt = Instead("credit-code", Page(read).Scanned(0.99));

        Assert.NotNull(doubt);
        Assert.Contains($"“{read}”", doubt.Question.Zh, StringComparison.Ordinal);
        Assert.Equal(1, doubt.Page);
    }

    [Fact]
    public void Nothing_like_a_code_on_a_poor_scan_is_for_a_person() => Assert.NotNull(Instead("credit-code", Page("地址：望江西路").Scanned(0.92)));

    [Fact]
    public void Nothing_like_a_code_on_a_sound_scan_is_missing() => Assert.Null(Instead("credit-code", Page("地址：望江西路").Scanned(0.99)));

    [Fact]
    public void A_code_too_short_in_text_is_what_it_is() => Assert.Null(Instead("credit-code", Page("91340104MAN5QWR4Q")));

    [Fact]
    public void A_name_that_broke_off_is_shown_to_a_person() =>
        Assert.Contains("“庐州青木机电有限”", Instead("company-name", Given.Page(1, "营业执照", "名称：庐州青木机电有限").Scanned(0.97))!.Question.Zh, StringComparison.Ordinal);

    [Fact]
    public void What_other_materials_lack_is_missing() => Assert.Null(Instead("credit-code", Page("地址").Scanned(0.8), Item with { Key = "service-manual" }));
}
