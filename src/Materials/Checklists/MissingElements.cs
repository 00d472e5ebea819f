using System.Collections.Immutable;
using Materials.Documents;

namespace Materials.Checklists;

/// <summary>Which elements of an item count as missing: of a group of which one is enough, none where any is there, and else the group once.</summary>
internal static class MissingElements
{
    public static IEnumerable<FoundElement> Of(ChecklistItem item, ImmutableArray<FoundElement> found)
    {
        var missing = found.Where(f => f.Evidence.IsEmpty).ToImmutableArray();
        foreach (var element in missing)
        {
            var group = item.AnyOf.FirstOrDefault(g => g.Contains(element.Element.Key), []);
            if (group.IsEmpty)
                yield return element;
            else if (found.Where(f => group.Contains(f.Element.Key)).All(f => f.Evidence.IsEmpty) && element == missing.First(m => group.Contains(m.Element.Key)))
                yield return AsOneOf(element, [.. missing.Where(m => group.Contains(m.Element.Key)).Select(m => m.Element)]);
        }
    }

    private static FoundElement AsOneOf(FoundElement first, ImmutableArray<Element> group) => first with
    {
        Element = first.Element with
        {
            Title = new(string.Join("”或“", group.Select(e => e.Title.Zh)), string.Join(" or ", group.Select(e => e.Title.En))),
            Remedy = new(
                $"以下任选其一即可：{string.Join("或者，", group.Select(e => e.Remedy.Zh))}",
                $"One of these is enough. {string.Join(" Or: ", group.Select(e => e.Remedy.En))}"),
        },
    };
}
