using Materials.Checklists;
using Materials.Documents;
using Xunit;

namespace Materials.Tests.Documents;

public sealed class ElementFinderTests
{
    private static readonly Checklist Full = ChecklistFile.Open("gbt27922-full")!.Checklist!;

    public static TheoryData<string> WithElements =>
        [.. Voice.Materials.Where(v => !Full.Items.Single(i => i.Key == v.Kind).Elements.IsEmpty).Select(v => v.ToString())];

    [Theory]
    [MemberData(nameof(WithElements))]
    public void Elements_are_found_in_any_voice_and_missed_where_they_are_not(string voice)
    {
        var given = Voice.Materials.Single(v => v.ToString() == voice);
        var item = Full.Items.Single(i => i.Key == given.Kind);
        var documents = RecogniserTests.Recognise(PageScript.File("扫描件.pdf", given.Script)).Documents;

        var missing = item.Elements.Where(e => ElementFinder.Find(e, item, documents).IsEmpty).Select(e => e.Key);

        Assert.Equal(given.Missing, missing);
    }
}
