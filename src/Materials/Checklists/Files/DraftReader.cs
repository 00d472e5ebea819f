using System.Collections.Immutable;
using System.Globalization;
using Materials.Documents;

namespace Materials.Checklists.Files;

/// <summary>Reads one checklist file and notes everything in it that does not validate.</summary>
internal sealed class DraftReader(List<ChecklistProblem> problems)
{
    /// <summary>A cue alone, where its weight is not said: about 20 to 1.</summary>
    private const double OrdinaryWeight = 3;

    /// <summary>Beyond e^20 to 1 a weight means nothing more; it is a slip of the keyboard.</summary>
    private const double GreatestWeight = 20;

    public ChecklistDraft? Read(string yaml)
    {
        if (YamlTree.Read(yaml, problems) is not { } root)
            return null;
        if (root is not YamlMap map)
        {
            Wrong(root, "a checklist must be a map with id, version, title and items");
            return null;
        }

        Allow(map, "id", "version", "title", "extends", "overlay", "only", "without", "unfilled", "items", "others");
        return new(
            Text(map, "id", required: true) ?? "",
            Text(map, "version", required: true) ?? "",
            Both(map, "title", required: true),
            Text(map, "extends"),
            Text(map, "overlay") is "true")
        {
            Only = Keys(map, "only"),
            Without = Keys(map, "without"),
            Unfilled = Words(map, "unfilled"),
            Items = [.. Maps(map, "items").Select(ReadItem)],
            Others = [.. Maps(map, "others").Select(ReadKind)],
        };
    }

    private ItemDraft ReadItem(YamlMap map)
    {
        Allow(map, "key", "title", "expected", "remedy", "source", "dimension", "within", "ordered", "recognise", "elements", "rules");
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
        };
    }

    private KindDraft ReadKind(YamlMap map)
    {
        Allow(map, "key", "title", "recognise");
        return new(Key(map), Both(map, "title", required: true), Cues(map, "recognise"), map.Line, map.Column);
    }

    private ElementDraft ReadElement(YamlMap map)
    {
        Allow(map, "key", "title", "remedy", "proof");
        return new(Key(map), map.Line, map.Column) { Title = Both(map, "title"), Remedy = Both(map, "remedy"), Cues = Cues(map, "proof") };
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

        Allow(map, ["rule", .. known.Select(o => o.Name)]);
        var options = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var option in known)
        {
            if (map[option.Name] is not { } value)
            {
                if (option.Required)
                    Wrong(map, $"rule '{name}' needs '{option.Name}'");
                continue;
            }

            if (option.Kind == RuleOptionKind.Elements)
                options[option.Name] = string.Join(',', Keys(map, option.Name).Select(k => k.Value));
            else if (value is YamlText { Value: var text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
                options[option.Name] = text;
            else
                Wrong(value, $"'{option.Name}' must be a whole number from 1");
        }

        return new(new(name, options.ToImmutable()), map.Line, map.Column);
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
        {
            foreach (var word in words.Where(w => !PageFeatures.Names.ContainsKey(w.Source)))
                Wrong(map["words"]!, $"unknown structure '{word}'; there are {string.Join(", ", PageFeatures.Names.Keys.Order(StringComparer.Ordinal))}");
        }

        return new(where, words, Number(map, "weight", OrdinaryWeight, -GreatestWeight, GreatestWeight), (int)Number(map, "enough", 1, 1, 50), Words(map, "unless"));
    }

    private ImmutableArray<WordPattern> Words(YamlMap map, string key)
    {
        var words = ImmutableArray.CreateBuilder<WordPattern>();
        foreach (var word in Keys(map, key))
        {
            try
            {
                words.Add(WordPattern.Parse(word.Value));
            }
            catch (FormatException e)
            {
                problems.Add(new(word.Line, word.Column, $"bad word '{word.Value}': {e.Message}"));
            }
        }

        return words.ToImmutable();
    }

    private string Key(YamlMap map)
    {
        var key = Text(map, "key", required: true) ?? "";
        if (key.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
            Wrong(map["key"]!, $"bad key '{key}'; a key is made of small letters, digits and hyphens");
        return key;
    }

    private string? Text(YamlMap map, string key, bool required = false)
    {
        if (map[key] is YamlText { Value.Length: > 0 } text)
            return text.Value;
        if (map[key] is { } other)
            Wrong(other, $"'{key}' must be a text");
        else if (required)
            Wrong(map, $"missing field '{key}'");
        return null;
    }

    private Bilingual? Both(YamlMap map, string key, bool required = false)
    {
        switch (map[key])
        {
            case null:
                if (required)
                    Wrong(map, $"missing field '{key}'");
                return null;
            case YamlMap both:
                Allow(both, "zh", "en");
                var (zh, en) = (Text(both, "zh", required: true), Text(both, "en", required: true));
                return zh is null || en is null ? null : new(zh, en);
            case var other:
                Wrong(other, $"'{key}' must have zh and en");
                return null;
        }
    }

    private double Number(YamlMap map, string key, double otherwise, double least, double greatest)
    {
        if (map[key] is not { } value)
            return otherwise;
        if (value is YamlText { Value: var text } && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= greatest)
            return number;
        Wrong(value, string.Create(CultureInfo.InvariantCulture, $"'{key}' must be a number from {least} to {greatest}"));
        return otherwise;
    }

    private ImmutableArray<Placed<string>> Keys(YamlMap map, string key)
    {
        switch (map[key])
        {
            case null:
                return [];
            case YamlText { Value: var text } scalar:
                return [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(k => new Placed<string>(k, scalar.Line, scalar.Column))];
            case YamlList list:
                foreach (var wrong in list.Items.Where(i => i is not YamlText { Value.Length: > 0 }))
                    Wrong(wrong, $"'{key}' must be a list of texts");
                return [.. list.Items.OfType<YamlText>().Where(t => t.Value.Length > 0).Select(t => new Placed<string>(t.Value, t.Line, t.Column))];
            case var other:
                Wrong(other, $"'{key}' must be a list of texts");
                return [];
        }
    }

    private ImmutableArray<YamlMap> Maps(YamlMap map, string key)
    {
        if (map[key] is not { } value)
            return [];
        if (value is not YamlList list)
        {
            Wrong(value, $"'{key}' must be a list");
            return [];
        }

        foreach (var wrong in list.Items.Where(i => i is not YamlMap))
            Wrong(wrong, $"each of '{key}' must be a map");
        return [.. list.Items.OfType<YamlMap>()];
    }

    private void Allow(YamlMap map, params ReadOnlySpan<string> keys)
    {
        foreach (var (key, _) in map.Entries)
        {
            if (!keys.Contains(key.Value))
                Wrong(key, $"unknown key '{key.Value}'; here belong {string.Join(", ", keys!)}");
        }
    }

    private void Wrong(YamlPiece piece, string message) => problems.Add(new(piece.Line, piece.Column, message));
}
