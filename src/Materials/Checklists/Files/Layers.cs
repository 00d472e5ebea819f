using System.Collections.Immutable;

namespace Materials.Checklists.Files;

/// <summary>Lays checklist files one upon the other: what one extends, itself, the overlays of industries.</summary>
internal sealed class Layers(List<ChecklistProblem> problems)
{
    private readonly List<ChecklistItem> _items = [];
    private readonly List<DocumentKind> _kinds = [];
    private readonly List<WordPattern> _unfilled = [];

    public ImmutableArray<ChecklistItem> Items => [.. _items.Select(WithUnfilled)];

    public ImmutableArray<DocumentKind> Kinds => [.. _kinds];

    /// <summary>Lays one file on what is there.</summary>
    public void Lay(ChecklistDraft draft)
    {
        _unfilled.AddRange(draft.Unfilled);
        HashSet<string> seen = [];
        foreach (var item in draft.Items)
        {
            if (!seen.Add(item.Key))
                problems.Add(new(item.Line, item.Column, $"duplicate item '{item.Key}'"));
            else
                Lay(item);
        }

        foreach (var kind in draft.Others)
        {
            if (!seen.Add(kind.Key) || _items.Any(i => i.Key == kind.Key))
                problems.Add(new(kind.Line, kind.Column, $"duplicate kind '{kind.Key}'"));
            else if (kind.Title is not null)
                Put(new() { Key = kind.Key, Title = kind.Title, IsMaterial = false, Cues = [.. KindOf(kind.Key)?.Cues ?? [], .. kind.Cues] });
        }

        foreach (var key in draft.Only.Concat(draft.Without).Where(k => _items.All(i => i.Key != k.Value)))
            problems.Add(new(key.Line, key.Column, $"unknown item '{key.Value}'"));
        if (!draft.Only.IsEmpty)
        {
            var kept = draft.Only.Select(k => _items.Find(i => i.Key == k.Value)).OfType<ChecklistItem>().ToArray();
            _items.Clear();
            _items.AddRange(kept);
        }

        _items.RemoveAll(i => draft.Without.Any(k => k.Value == i.Key));
    }

    private void Lay(ItemDraft draft)
    {
        var at = _items.FindIndex(i => i.Key == draft.Key);
        var extended = at < 0 ? null : _items[at];
        if (extended is null && draft.Title is null && KindOf(draft.Key) is { IsMaterial: true } dropped)
        {
            // An overlay speaks of an item that the checklist left out: what it knows of its documents still helps to tell them apart.
            Put(dropped with { Cues = [.. dropped.Cues, .. draft.Cues] });
            return;
        }

        if (extended is null)
            Demand(draft, ("title", draft.Title), ("expected", draft.Expected), ("remedy", draft.Remedy), ("source", draft.Source), ("recognise", draft.Cues.IsEmpty ? null : draft.Cues));
        var none = new Bilingual("", "");
        var item = new ChecklistItem
        {
            Key = draft.Key,
            Title = draft.Title ?? extended?.Title ?? none,
            Expected = draft.Expected ?? extended?.Expected ?? none,
            Remedy = draft.Remedy ?? extended?.Remedy ?? none,
            Source = draft.Source ?? extended?.Source ?? "",
            Dimension = draft.Dimension ?? extended?.Dimension,
            Elements = Elements(draft, extended?.Elements ?? []),
            Ordered = draft.Ordered ?? extended?.Ordered ?? false,
            Rules = Rules(draft, extended?.Rules ?? []),
        };
        foreach (var rule in draft.Rules)
            CheckElements(rule, item);
        if (at < 0)
            _items.Add(item);
        else
            _items[at] = item;

        var kind = KindOf(draft.Key);
        Put(new()
        {
            Key = draft.Key,
            Title = item.Title,
            IsMaterial = true,
            Within = draft.Within.IsEmpty ? kind?.Within ?? [] : draft.Within,
            Cues = [.. kind?.Cues ?? [], .. draft.Cues],
        });
    }

    private ImmutableArray<Element> Elements(ItemDraft draft, ImmutableArray<Element> extended)
    {
        var elements = extended.ToBuilder();
        HashSet<string> seen = [];
        foreach (var element in draft.Elements)
        {
            if (!seen.Add(element.Key))
            {
                problems.Add(new(element.Line, element.Column, $"duplicate element '{element.Key}'"));
                continue;
            }

            var at = extended.Select((e, i) => (e, i)).Where(p => p.e.Key == element.Key).Select(p => p.i).DefaultIfEmpty(-1).First();
            if (at >= 0)
            {
                var old = elements[at];
                elements[at] = old with { Title = element.Title ?? old.Title, Remedy = element.Remedy ?? old.Remedy, Cues = [.. old.Cues, .. element.Cues] };
                continue;
            }

            if (Demand(element, ("title", element.Title), ("remedy", element.Remedy), ("proof", element.Cues.IsEmpty ? null : element.Cues)))
                elements.Add(new() { Key = element.Key, Title = element.Title!, Remedy = element.Remedy!, Cues = element.Cues });
        }

        return elements.ToImmutable();
    }

    private ImmutableArray<RuleUse> Rules(ItemDraft draft, ImmutableArray<RuleUse> extended)
    {
        foreach (var twice in draft.Rules.GroupBy(r => r.Value.Rule).SelectMany(g => g.Skip(1)))
            problems.Add(new(twice.Line, twice.Column, $"duplicate rule '{twice.Value.Rule}'"));
        var rules = extended.ToList();
        foreach (var rule in draft.Rules.DistinctBy(r => r.Value.Rule).Select(r => r.Value))
        {
            var at = rules.FindIndex(r => r.Rule == rule.Rule);
            if (at < 0)
                rules.Add(rule);
            else
                rules[at] = rule;
        }

        return [.. rules];
    }

    private void CheckElements(Placed<RuleUse> rule, ChecklistItem item)
    {
        foreach (var option in KnownRules.All[rule.Value.Rule].Where(o => o.Kind == RuleOptionKind.Elements))
        {
            var named = rule.Value.Options.GetValueOrDefault(option.Name, "").Split(',', StringSplitOptions.RemoveEmptyEntries);
            foreach (var unknown in named.Where(n => item.Elements.All(e => e.Key != n)))
                problems.Add(new(rule.Line, rule.Column, $"unknown element '{unknown}' in '{option.Name}'"));
        }
    }

    private bool Demand(ItemDraft at, params ReadOnlySpan<(string Field, object? Value)> fields) => Demand(at.Line, at.Column, fields);

    private bool Demand(ElementDraft at, params ReadOnlySpan<(string Field, object? Value)> fields) => Demand(at.Line, at.Column, fields);

    private bool Demand(int line, int column, ReadOnlySpan<(string Field, object? Value)> fields)
    {
        var all = true;
        foreach (var (field, value) in fields)
        {
            if (value is not null)
                continue;
            problems.Add(new(line, column, $"missing field '{field}'"));
            all = false;
        }

        return all;
    }

    private ChecklistItem WithUnfilled(ChecklistItem item) =>
        item with { Elements = [.. item.Elements.Select(e => e with { Cues = [.. e.Cues.Select(c => c with { Unless = [.. c.Unless, .. _unfilled] })] })] };

    private DocumentKind? KindOf(string key) => _kinds.Find(k => k.Key == key);

    private void Put(DocumentKind kind)
    {
        var at = _kinds.FindIndex(k => k.Key == kind.Key);
        if (at < 0)
            _kinds.Add(kind);
        else
            _kinds[at] = kind;
    }
}
