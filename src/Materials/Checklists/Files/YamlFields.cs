using System.Collections.Immutable;
using System.Globalization;

namespace Materials.Checklists.Files;

/// <summary>Reads the fields of maps as what they should be and notes, with its place, everything that is none of it.</summary>
internal abstract class YamlFields(List<ChecklistProblem> problems)
{
    protected List<ChecklistProblem> Problems { get; } = problems;

    protected ImmutableArray<WordPattern> Words(YamlMap map, string key)
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
                Problems.Add(new(word.Line, word.Column, $"bad word '{word.Value}': {e.Message}"));
            }
        }

        return words.ToImmutable();
    }

    protected string Key(YamlMap map)
    {
        var key = Text(map, "key", required: true) ?? "";
        if (key.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
            Wrong(map["key"]!, $"bad key '{key}'; a key is made of small letters, digits and hyphens");
        return key;
    }

    protected string? Text(YamlMap map, string key, bool required = false)
    {
        if (map[key] is YamlText { Value.Length: > 0 } text)
            return text.Value;
        if (map[key] is { } other)
            Wrong(other, $"'{key}' must be a text");
        else if (required)
            Wrong(map, $"missing field '{key}'");
        return null;
    }

    /// <summary>A text and where it stands; null where there is none.</summary>
    protected Placed<string>? Placed(YamlMap map, string key) => Text(map, key) is { } text ? new(text, map[key]!.Line, map[key]!.Column) : null;

    /// <summary>A list of lists of at least two keys each.</summary>
    protected ImmutableArray<ImmutableArray<Placed<string>>> Groups(YamlMap map, string key)
    {
        if (map[key] is not { } value)
            return [];
        if (value is not YamlList list)
        {
            Wrong(value, $"'{key}' must be a list of lists, such as [[one, other]]");
            return [];
        }

        var groups = ImmutableArray.CreateBuilder<ImmutableArray<Placed<string>>>();
        foreach (var piece in list.Items)
        {
            if (piece is YamlList { Items.Length: > 1 } group && group.Items.All(i => i is YamlText { Value.Length: > 0 }))
                groups.Add([.. group.Items.OfType<YamlText>().Select(t => new Placed<string>(t.Value, t.Line, t.Column))]);
            else
                Wrong(piece, $"each of '{key}' must be a list of at least two keys");
        }

        return groups.ToImmutable();
    }

    protected Bilingual? Both(YamlMap map, string key, bool required = false)
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

    protected double Number(YamlMap map, string key, double otherwise, double least, double greatest, bool whole = false)
    {
        if (map[key] is not { } value)
            return otherwise;
        if (value is YamlText { Value: var text } && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= greatest && (!whole || number == Math.Floor(number)))
            return number;
        Wrong(value, string.Create(CultureInfo.InvariantCulture, $"'{key}' must be a {(whole ? "whole " : "")}number from {least} to {greatest}"));
        return otherwise;
    }

    protected ImmutableArray<Placed<string>> Keys(YamlMap map, string key)
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

    protected ImmutableArray<YamlMap> Maps(YamlMap map, string key)
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

    protected void Allow(YamlMap map, params ReadOnlySpan<string> keys)
    {
        foreach (var (key, _) in map.Entries)
        {
            if (!keys.Contains(key.Value))
                Wrong(key, $"unknown key '{key.Value}'; here belong {string.Join(", ", keys!)}");
        }
    }

    protected void Wrong(YamlPiece piece, string message) => Problems.Add(new(piece.Line, piece.Column, message));
}
