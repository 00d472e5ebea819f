using Materials.Checklists;
using Xunit;

namespace Materials.Tests.Checklists;

public sealed class ChecklistFileTests
{
    public static TheoryData<string> Everything => [.. ChecklistFile.BuiltIn];

    [Theory]
    [MemberData(nameof(Everything))]
    public void Built_in_checklists_validate_with_every_overlay(string id)
    {
        var load = ChecklistFile.Open(id, ChecklistFile.Industries);

        Assert.NotNull(load);
        Assert.Empty(load.Problems);
        Assert.Equal(ChecklistFile.Industries, load.Checklist!.Industries);
    }

    [Fact]
    public void The_full_list_has_fourteen_items_and_the_core_five_of_them()
    {
        var full = ChecklistFile.Open("gbt27922-full")!.Checklist!;
        var core = ChecklistFile.Open("gbt27922-core")!.Checklist!;

        Assert.Equal(14, full.Items.Length);
        Assert.Equal(
            ["business-license", "service-manual", "service-flowchart", "satisfaction-records", "service-staff-qualifications"],
            core.Items.Select(i => i.Key));
        Assert.Equal(full.Kinds.Select(k => k.Key), core.Kinds.Select(k => k.Key));
    }

    [Fact]
    public void Every_item_says_what_is_required_and_how_to_put_it_right()
    {
        var full = ChecklistFile.Open("gbt27922-full", ChecklistFile.Industries)!.Checklist!;

        Assert.All(full.Items, i => Assert.All(
            new[] { i.Title.Zh, i.Title.En, i.Expected.Zh, i.Expected.En, i.Remedy.Zh, i.Remedy.En, i.Source }.Concat(i.Elements.SelectMany(e => new[] { e.Title.Zh, e.Remedy.Zh, e.Remedy.En })),
            text => Assert.False(string.IsNullOrWhiteSpace(text))));
    }
}
