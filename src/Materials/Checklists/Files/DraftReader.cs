using System.Collections.Immutable;
using System.Globalization;
using Materials.Documents;

namespace Materials.Checklists.Files;

/// <summary>Reads one checklist file and notes everything in it that does not validate.</summary>
internal sealed class DraftReader(List<ChecklistProblem> problems) : YamlFields(problems)
{
    /// <summary>A cue alone, where its weight is not said: about 20 to 1.</summary>
    private const double OrdinaryWeight = 3;

    /// <summary>Beyond e^20 to 1 a weight means nothing more; it is a slip of the keyboard.</summary>
    private const double GreatestWeight = 20;

    /// <summary>A promise for later than a year is none.</summary>
    private const int LongestPromise = 366;

    public ChecklistDraft? Read(string yaml)
    {
        if (YamlTree.Read(yaml, Problems) is not { } root)
            return null;
        if (root is not YamlMap map)
        {
            Wrong(root, "a checklist must be a map with id, version, title and items");
            return null;
        }

        Allow(map, "id", "version", "title", "extends", "overlay", "levels", "facts", "only", "without", "any-of", "unfilled", "items", "others");
        return new(
            Text(map, "id", required: true) ?? "",
            Text(map, "version", required: true) ?? "",
            Both(map, "title", required: true),
            Placed(map, "extends"),
            Text(map, "overlay") is "true")
        {
            Levels = [.. Distinct(map, "levels").Select(l => ReadTitled(l, (key, title) => new Level(key, title))).OfType<Level>()],
            Facts = [.. Distinct(map, "facts").Select(ReadFact).OfType<Fact>()],
            AnyOf = Groups(map, "any-of"),
            Only = Keys(map, "only"),
            Without = Keys(map, "without"),
            Unfilled = Words(map, "unfilled"),
            Items = [.. Maps(map, "items").Select(ReadItem)],
            Others = [.. Maps(map, "others").Select(ReadKind)],
        };
    }

    private ItemDraft ReadItem(YamlMap map)
    {
        Allow(map, "key", "title", "expected", "remedy", "source", "dimension", "within", "ordered", "recognise", "elements", "rules",
            "from", "when", "not-applicable", "promise-days", "any-of");
        return new(Key(map), map.Line, map.Column)
        {
            Title = Both(map, "title"),
            Expected = Both(map, "expected"),
            Remedy = Both(map, "remedy"),
            Source = Text(map, "source"),
            Dimension = Text(map, "dimension"),
            Within = [.. Keys(map, "within").Select(k => k.Value)],
            Ordered = Text(map, "ordered") is { } ordered ? ordered is "true" : null,
            Cues = Cues(map, "recognise"),
            Elements = [.. Maps(map, "elements").Select(ReadElement)],
            Rules = [.. Maps(map, "rules").Select(ReadRule).OfType<Placed<RuleUse>>()],
            From = Placed(map, "from"),
            When = ReadConditions(map),
            Inapplicable = ReadInapplicable(map),
            PromiseDays = map["promise-days"] is null ? null : (int)Number(map, "promise-days", 1, 1, LongestPromise, whole: true),
            AnyOf = Groups(map, "any-of"),
        };
    }

    private ImmutableArray<Placed<Condition>> ReadConditions(YamlMap item)
    {
        if (item["when"] is not { } value)
            return [];
        if (value is YamlMap conditions)
            return [.. conditions.Entries.Select(e => new Placed<Condition>(new(e.Key.Value, [.. Keys(conditions, e.Key.Value).Select(k => k.Value)]), e.Key.Line, e.Key.Column))];
        Wrong(value, "'when' must be a map of facts and the answers for which the item is asked");
        return [];
    }

    private Inapplicable? ReadInapplicable(YamlMap item)
    {
        if (item["not-applicable"] is not { } value)
            return null;
        if (value is not YamlMap map)
        {
            Wrong(value, "'not-applicable' must be a map with 'example'");
            return null;
        }

        Allow(map, "example", "contradicted-by");
        return Both(map, "example", required: true) is { } example ? new(example, Words(map, "contradicted-by")) : null;
    }

    private Fact? ReadFact(YamlMap map)
    {
        Allow(map, "key", "title", "values");
        ImmutableArray<FactValue> values = [.. Distinct(map, "values").Select(v => ReadTitled(v, (key, title) => new FactValue(key, title))).OfType<FactValue>()];
        if (values.Length < 2)
            Wrong(map, "a fact needs at least two 'values'");
        return Both(map, "title", required: true) is { } title ? new(Key(map), title, values) : null;
    }

    private T? ReadTitled<T>(YamlMap map, Func<string, Bilingual, T> make) where T : class
    {
        Allow(map, "key", "title");
        var key = Key(map);
        return Both(map, "title", required: true) is { } title ? make(key, title) : null;
    }

    /// <summary>The maps of a list, each with a key of its own.</summary>
    private IEnumerable<YamlMap> Distinct(YamlMap map, string key)
    {
        HashSet<string> seen = [];
        foreach (var one in Maps(map, key))
        {
            if (one["key"] is YamlText text && !seen.Add(text.Value))
                Wrong(text, $"duplicate key '{text.Value}' in '{key}'");
            else
                yield return one;
        }
    }

    private KindDraft ReadKind(YamlMap map)
    {
        Allow(map, "key", "title", "recognise");
        return new(Key(map), Both(map, "title", required: true), Cues(map, "recognise"), map.Line, map.Column);
    }

    private ElementDraft ReadElement(YamlMap map)
    {
        Allow(map, "key", "title", "remedy", "source", "from", "recommended", "proof", "needs");
        return new(Key(map), map.Line, map.Column)
        {
            Title = Both(map, "title"),
            Remedy = Both(map, "remedy"),
            Source = Text(map, "source"),
            From = Placed(map, "from"),
            Recommended = Text(map, "recommended") is { } recommended ? recommended is "true" : null,
            Cues = Cues(map, "proof"),
            Needs = Structures(map, "needs", Words(map, "needs")),
        };
    }

    private Placed<RuleUse>? ReadRule(YamlMap map)
    {
        if (Text(map, "rule", required: true) is not { } name)
            return null;
        if (!KnownRules.All.TryGetValue(name, out var known))
        {
            Wrong(map["rule"]!, $"unknown rule '{name}'; there are {string.Join(", ", KnownRules.All.Keys.Order(StringComparer.Ordinal))}");
            return null;
        }

        Allow(map, ["rule", "from", .. known.Select(o => o.Name)]);
        var options = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var option in known)
        {
            if (map[option.Name] is not { } value)
            {
                if (option.Required)
                    Wrong(map, $"rule '{name}' needs '{option.Name}'");
                continue;
            }

            if (option.Kind == RuleOptionKind.Item)
                options[option.Name] = Text(map, option.Name) ?? "";
            else if (option.Kind is RuleOptionKind.Elements or RuleOptionKind.Words)
                options[option.Name] = string.Join(',', Keys(map, option.Name).Select(k => k.Value));
            else if (value is YamlText { Value: var text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
                options[option.Name] = text;
            else
                Wrong(value, $"'{option.Name}' must be a whole number from 1");
        }

        return new(new(name, options.ToImmutable(), Text(map, "from")), map.Line, map.Column);
    }

    private ImmutableArray<CuePattern> Cues(YamlMap map, string key) => [.. Maps(map, key).Select(ReadCue).OfType<CuePattern>()];

    private CuePattern? ReadCue(YamlMap map)
    {
        Allow(map, "in", "words", "weight", "enough", "unless");
        var where = CuePlace.Text;
        if (Text(map, "in") is { } place && !(Enum.TryParse(place, ignoreCase: true, out where) && Enum.IsDefined(where) && !char.IsAsciiDigit(place[0])))
            Wrong(map["in"]!, $"unknown place '{place}'; there are {string.Join(", ", Enum.GetNames<CuePlace>()).ToLowerInvariant()}");
        var words = Words(map, "words");
        if (words.IsEmpty && where is not (CuePlace.Pictures or CuePlace.Elements))
            Wrong(map, "a cue needs 'words'");
        if (where == CuePlace.Structure)
            Structures(map, "words", words);

        return new(where, words, Number(map, "weight", OrdinaryWeight, -GreatestWeight, GreatestWeight), (int)Number(map, "enough", 1, 1, 50, whole: true), Words(map, "unless"));
    }

    /// <summary>The names of structures; what is none is told.</summary>
    private ImmutableArray<string> Structures(YamlMap map, string key, ImmutableArray<WordPattern> names)
    {
        foreach (var name in names.Where(w => !PageFeatures.Names.ContainsKey(w.Source)))
            Wrong(map[key]!, $"unknown structure '{name}'; there are {string.Join(", ", PageFeatures.Names.Keys.Order(StringComparer.Ordinal))}");
        return [.. names.Select(n => n.Source)];
    }
}
