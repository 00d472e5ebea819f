using System.Collections.Immutable;
using Materials.Checklists;

namespace Materials.Reports;

/// <summary>What a checklist asks for, in the words of an applicant: the sentences beside an item that follow from its limits and conditions.</summary>
public static class ChecklistWords
{
    /// <summary>Conditions first (when it is asked for), then limits, then what may stand in its place.</summary>
    public static ImmutableArray<Bilingual> Notes(Checklist checklist, ChecklistItem item)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        ArgumentNullException.ThrowIfNull(item);
        return [.. Conditions(checklist, item), .. item.Rules.SelectMany(r => Limits(checklist, r)), .. Instead(checklist, item)];
    }

    /// <summary>The title of an element, with the level from which on it is asked for, and whether it is only proposed.</summary>
    public static Bilingual Part(Checklist checklist, Element element)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        ArgumentNullException.ThrowIfNull(element);
        var title = element.Recommended ? new($"{element.Title.Zh}（建议）", $"{element.Title.En} (recommended)") : element.Title;
        return element.From is { } from && LevelOf(checklist, from) is { } level
            ? new($"{title.Zh}（{level.Zh}起）", $"{title.En} (from {level.En})")
            : title;
    }

    private static IEnumerable<Bilingual> Conditions(Checklist checklist, ChecklistItem item)
    {
        if (item.From is { } from && LevelOf(checklist, from) is { } level)
            yield return new($"{level.Zh}起才要求。", $"Asked for from {level.En} on.");
        foreach (var condition in item.When)
        {
            var fact = checklist.Facts.First(f => f.Key == condition.Fact);
            ImmutableArray<Bilingual> answers = [.. fact.Values.Where(v => condition.Values.Contains(v.Key)).Select(v => v.Title)];
            yield return new(
                $"{fact.Title.Zh}为{string.Join("或", answers.Select(a => $"“{a.Zh}”"))}的企业提交。",
                $"For applicants whose {fact.Title.En} is {string.Join(" or ", answers.Select(a => a.En))}.");
        }
    }

    private static IEnumerable<Bilingual> Limits(Checklist checklist, RuleUse use)
    {
        var from = use.From is { } key && LevelOf(checklist, key) is { } level ? new Bilingual($"{level.Zh}起", $"From {level.En} on: ") : new("", "");
        if (Option("months") is { } months)
            yield return new($"{from.Zh}须是最近 {months} 个月内的。", $"{from.En}Not older than {months} months.");
        if (Option("min") is { } min && min > 1)
            yield return use.Rule switch
            {
                "certificates" => new($"{from.Zh}至少 {min} 份，每份写明持证人。", $"{from.En}At least {min}, each naming its holder."),
                "filled-rows" => new($"{from.Zh}至少 {min} 条填写完整的记录。", $"{from.En}At least {min} complete records."),
                "cases" => new($"{from.Zh}至少 {min} 个案例。", $"{from.En}At least {min} cases."),
                "photos" => new($"{from.Zh}至少 {min} 张照片。", $"{from.En}At least {min} photos."),
                _ => new($"{from.Zh}至少 {min} 份。", $"{from.En}At least {min}."),
            };

        int? Option(string name) => use.Options.TryGetValue(name, out var text) && int.TryParse(text, out var number) ? number : null;
    }

    private static IEnumerable<Bilingual> Instead(Checklist checklist, ChecklistItem item)
    {
        foreach (var group in item.AnyOf)
        {
            var titles = item.Elements.Where(e => group.Contains(e.Key)).Select(e => e.Title).ToImmutableArray();
            yield return new($"{string.Join("、", titles.Select(t => $"“{t.Zh}”"))}有其中一项即可。", $"One of these is enough: {string.Join(", ", titles.Select(t => t.En))}.");
        }

        foreach (var group in checklist.AnyOf.Where(g => g.Contains(item.Key)))
        {
            var others = checklist.Items.Where(i => i.Key != item.Key && group.Contains(i.Key)).Select(i => i.Title).ToImmutableArray();
            yield return new($"已提交{string.Join("或", others.Select(t => $"“{t.Zh}”"))}的，不必再交。", $"Not needed where this was submitted: {string.Join(" or ", others.Select(t => t.En))}.");
        }

        if (item.Inapplicable is { } terms)
            yield return new($"不适用的，写明理由即可不交。例如：{terms.Example.Zh}", $"Where it does not apply, a reason takes its place, for example: {terms.Example.En}");
        if (item.PromiseDays is { } days)
            yield return new($"暂时没有的，可以承诺在 {days} 天内补交。", $"What is not at hand may be promised within {days} days.");
    }

    private static Bilingual? LevelOf(Checklist checklist, string key) => checklist.Levels.FirstOrDefault(l => l.Key == key)?.Title;
}
