using System.Collections.Immutable;

namespace Materials.Checklists.Files;

/// <summary>Lays checklist files one upon the other: what one extends, itself, the overlays of industries.</summary>
internal sealed class Layers(List<ChecklistProblem> problems)
{
    private readonly List<ChecklistItem> _items = [];
    private readonly List<DocumentKind> _kinds = [];
    private readonly List<WordPattern> _unfilled = [];
    private readonly List<Fact> _facts = [];
    private readonly List<ImmutableArray<string>> _anyOf = [];

    public ImmutableArray<ChecklistItem> Items => [.. _items.Select(WithUnfilled)];

    public ImmutableArray<Level> Levels { get; private set; } = [];

    public ImmutableArray<Fact> Facts => [.. _facts];

    /// <summary>Groups of the items that are left: where the others were dropped, there is nothing to choose from.</summary>
    public ImmutableArray<ImmutableArray<string>> AnyOf =>
        [.. _anyOf.Select(g => g.Where(k => _items.Any(i => i.Key == k)).ToImmutableArray()).Where(g => g.Length > 1)];

    public ImmutableArray<DocumentKind> Kinds => [.. _kinds];

    /// <summary>Lays one file on what is there.</summary>
    public void Lay(ChecklistDraft draft)
    {
        _unfilled.AddRange(draft.Unfilled);
        if (!draft.Levels.IsEmpty)
            Levels = draft.Levels;
        _facts.RemoveAll(f => draft.Facts.Any(d => d.Key == f.Key));
        _facts.AddRange(draft.Facts);
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

        CheckItems(draft);
        foreach (var key in draft.Only.Concat(draft.Without).Concat(draft.AnyOf.SelectMany(g => g)).Where(k => _items.All(i => i.Key != k.Value)))
            problems.Add(new(key.Line, key.Column, $"unknown item '{key.Value}'"));
        _anyOf.AddRange(draft.AnyOf.Select(g => g.Select(k => k.Value).ToImmutableArray()));
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
            From = draft.From?.Value ?? extended?.From,
            When = draft.When.IsEmpty ? extended?.When ?? [] : [.. draft.When.Select(w => w.Value)],
            Inapplicable = draft.Inapplicable ?? extended?.Inapplicable,
            PromiseDays = draft.PromiseDays ?? extended?.PromiseDays,
            AnyOf = [.. extended?.AnyOf ?? [], .. draft.AnyOf.Select(g => g.Select(k => k.Value).ToImmutableArray())],
        };
        CheckTerms(draft, item);
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
                elements[at] = old with
                {
                    Title = element.Title ?? old.Title,
                    Remedy = element.Remedy ?? old.Remedy,
                    Cues = [.. old.Cues, .. element.Cues],
                    Needs = [.. old.Needs.Union(element.Needs)],
                    From = element.From?.Value ?? old.From,
                    Source = element.Source ?? old.Source,
                    Recommended = element.Recommended ?? old.Recommended,
                };
                continue;
            }

            if (Demand(element, ("title", element.Title), ("remedy", element.Remedy), ("proof", element.Cues.IsEmpty ? null : element.Cues)))
            {
                elements.Add(new()
                {
                    Key = element.Key,
                    Title = element.Title!,
                    Remedy = element.Remedy!,
                    Cues = element.Cues,
                    Needs = element.Needs,
                    From = element.From?.Value,
                    Source = element.Source,
                    Recommended = element.Recommended ?? false,
                });
            }
        }

        return elements.ToImmutable();
    }

    // A rule is laid over the same rule of the same level.
    private ImmutableArray<RuleUse> Rules(ItemDraft draft, ImmutableArray<RuleUse> extended)
    {
        foreach (var twice in draft.Rules.GroupBy(r => (r.Value.Rule, r.Value.From)).SelectMany(g => g.Skip(1)))
            problems.Add(new(twice.Line, twice.Column, $"duplicate rule '{twice.Value.Rule}'"));
        var rules = extended.ToList();
        foreach (var rule in draft.Rules.DistinctBy(r => (r.Value.Rule, r.Value.From)).Select(r => r.Value))
        {
            var at = rules.FindIndex(r => r.Rule == rule.Rule && r.From == rule.From);
            if (at < 0)
                rules.Add(rule);
            else
                rules[at] = rule;
        }

        return [.. rules];
    }

    private void CheckTerms(ItemDraft draft, ChecklistItem item)
    {
        var froms = draft.Rules.Where(r => r.Value.From is not null).Select(r => new Placed<string>(r.Value.From!, r.Line, r.Column))
            .Concat(draft.Elements.Select(e => e.From).Append(draft.From).OfType<Placed<string>>());
        foreach (var from in froms.Where(f => Levels.All(l => l.Key != f.Value)))
            problems.Add(new(from.Line, from.Column, $"unknown level '{from.Value}'; {Known(Levels.Select(l => l.Key))}"));

        foreach (var when in draft.When)
        {
            if (_facts.Find(f => f.Key == when.Value.Fact) is not { } fact)
                problems.Add(new(when.Line, when.Column, $"unknown fact '{when.Value.Fact}'; {Known(_facts.Select(f => f.Key))}"));
            else if (when.Value.Values.IsEmpty)
                problems.Add(new(when.Line, when.Column, $"'{fact.Key}' needs at least one answer; {Known(fact.Values.Select(v => v.Key))}"));
            else
                foreach (var value in when.Value.Values.Where(v => fact.Values.All(known => known.Key != v)))
                    problems.Add(new(when.Line, when.Column, $"unknown answer '{value}' to '{fact.Key}'; {Known(fact.Values.Select(v => v.Key))}"));
        }

        foreach (var key in draft.AnyOf.SelectMany(g => g).Where(k => item.Elements.All(e => e.Key != k.Value)))
            problems.Add(new(key.Line, key.Column, $"unknown element '{key.Value}' in 'any-of'"));
    }

    private static string Known(IEnumerable<string> keys) =>
        string.Join(", ", keys) is { Length: > 0 } known ? $"there are {known}" : "there are none in this checklist";

    private void CheckElements(Placed<RuleUse> rule, ChecklistItem item)
    {
        foreach (var option in KnownRules.All[rule.Value.Rule].Where(o => o.Kind == RuleOptionKind.Elements))
        {
            var named = rule.Value.Options.GetValueOrDefault(option.Name, "").Split(',', StringSplitOptions.RemoveEmptyEntries);
            foreach (var unknown in named.Where(n => item.Elements.All(e => e.Key != n)))
                problems.Add(new(rule.Line, rule.Column, $"unknown element '{unknown}' in '{option.Name}'"));
        }
    }

    private void CheckItems(ChecklistDraft draft)
    {
        foreach (var rule in draft.Items.SelectMany(i => i.Rules))
        {
            var named = KnownRules.All[rule.Value.Rule].Where(o => o.Kind == RuleOptionKind.Item).Select(o => rule.Value.Options.GetValueOrDefault(o.Name));
            foreach (var unknown in named.Where(n => n is not null && KindOf(n) is not { IsMaterial: true }))
                problems.Add(new(rule.Line, rule.Column, $"unknown item '{unknown}' in rule '{rule.Value.Rule}'"));
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
