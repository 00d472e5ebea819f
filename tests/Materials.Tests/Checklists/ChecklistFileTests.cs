using Materials.Checklists;
using Xunit;

namespace Materials.Tests.Checklists;

public sealed class ChecklistFileTests
{
    internal const string Small = """
        id: own-list
        version: "1"
        title: { zh: 自有清单, en: Own list }
        items:
          - key: warranty-policy
            title: { zh: 保修政策, en: Warranty policy }
            expected: { zh: 写明保修期。, en: State the term of guarantee. }
            remedy: { zh: 请提交保修政策。, en: Submit the warranty policy. }
            source: 5.2.5
            recognise:
              - { in: title, words: ["保修{政策/规定}"], weight: 5 }
            elements:
              - key: term
                title: { zh: 保修期, en: Term }
                remedy: { zh: 请写明保修期。, en: State the term. }
                proof:
                  - { words: ["保修期…#"] }
            rules:
              - rule: not-older-than
                months: 24
              - rule: filled-rows
                columns: [term]
        """;

    public static TheoryData<string> BuiltIn => [.. ChecklistFile.BuiltIn];

    [Theory]
    [MemberData(nameof(BuiltIn))]
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
            new[] { i.Title.Zh, i.Title.En, i.Expected.Zh, i.Expected.En, i.Remedy.Zh, i.Remedy.En, i.Source }
                .Concat(i.Elements.SelectMany(e => new[] { e.Title.Zh, e.Title.En, e.Remedy.Zh, e.Remedy.En })),
            text => Assert.False(string.IsNullOrWhiteSpace(text))));
    }

    [Fact]
    public void A_file_of_ones_own_works_like_a_built_in_one()
    {
        var checklist = ChecklistFile.Load(Small).Checklist;

        Assert.NotNull(checklist);
        var item = Assert.Single(checklist.Items);
        Assert.Equal("warranty-policy", item.Key);
        Assert.Equal("term", Assert.Single(item.Elements).Key);
        Assert.Equal("24", item.Rules[0].Options["months"]);
        Assert.Equal("term", item.Rules[1].Options["columns"]);
    }

    [Fact]
    public void A_file_that_extends_the_full_list_changes_what_it_names_and_keeps_the_rest()
    {
        var checklist = ChecklistFile.Load("""
            id: strict
            version: "3"
            title: { zh: 从严清单, en: Strict list }
            extends: gbt27922-full
            without: [quality-manual]
            items:
              - key: satisfaction-records
                rules:
                  - rule: not-older-than
                    months: 6
              - key: service-manual
                elements:
                  - key: warranty
                    title: { zh: 保修, en: Warranty }
                    remedy: { zh: 请写明保修期。, en: State the term. }
                    proof: [{ words: ["保修期"] }]
            """).Checklist;

        Assert.NotNull(checklist);
        Assert.Equal(13, checklist.Items.Length);
        var survey = checklist.Items.Single(i => i.Key == "satisfaction-records");
        Assert.Equal("6", survey.Rules.Single(r => r.Rule == "not-older-than").Options["months"]);
        Assert.Contains(survey.Rules, r => r.Rule == "placeholder");
        Assert.Equal(["purpose", "goals", "strategy", "organization", "responsibilities", "process", "warranty"], checklist.Items.Single(i => i.Key == "service-manual").Elements.Select(e => e.Key));
    }

    [Fact]
    public void Every_problem_is_said_at_once()
    {
        var load = ChecklistFile.Load(Small.Replace("source:", "sauce:", StringComparison.Ordinal).Replace("months: 24", "months: 0", StringComparison.Ordinal));

        Assert.Equal([5, 9, 20], load.Problems.Select(p => p.Line));
    }

    [Fact]
    public void The_hash_covers_everything_that_was_applied()
    {
        string[] hashes =
        [
            ChecklistFile.Open("gbt27922-full")!.Checklist!.Sha256,
            ChecklistFile.Open("gbt27922-core")!.Checklist!.Sha256,
            ChecklistFile.Open("gbt27922-core", ["high-tech"])!.Checklist!.Sha256,
            ChecklistFile.Open("gbt27922-core", ["auto-parts"])!.Checklist!.Sha256,
            ChecklistFile.Load(Small).Checklist!.Sha256,
            ChecklistFile.Load(Small.Replace("保修期…#", "保修期", StringComparison.Ordinal)).Checklist!.Sha256,
        ];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.Equal(hashes[4], ChecklistFile.Load(Small.Replace("\n", "\r\n", StringComparison.Ordinal)).Checklist!.Sha256);
    }

    [Fact]
    public void Overlays_add_elements_and_their_order_makes_no_difference()
    {
        var one = ChecklistFile.Open("gbt27922-core", ["high-tech", "auto-parts"])!.Checklist!;
        var other = ChecklistFile.Open("gbt27922-core", ["auto-parts", "high-tech"])!.Checklist!;

        Assert.Equal(one.Sha256, other.Sha256);
        Assert.Equal(
            ["parts-supply", "technical-support", "consulting", "remote-support"],
            one.Items.Single(i => i.Key == "service-manual").Elements.Skip(6).Where(e => !e.Recommended).Select(e => e.Key));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_a_problem_and_never_an_exception()
    {
        var full = ChecklistFile.Text("gbt27922-full")!;

        for (var length = 0; length < 6000; length += 101)
            Assert.Equal(ChecklistFile.Load(full[..length]).Checklist is null, ChecklistFile.Load(full[..length]).Problems.Length > 0);
    }

    [Fact]
    public void Aliases_are_refused() =>
        Assert.Contains(ChecklistFile.Load("id: &a x\nversion: *a\ntitle: { zh: 一, en: one }").Problems, p => p.Message.Contains("aliases", StringComparison.Ordinal));
}
