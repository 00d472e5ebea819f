using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Materials.Checklists.Files;

/// <summary>A piece of YAML that knows where it stands.</summary>
internal abstract record YamlPiece(int Line, int Column);

internal sealed record YamlText(string Value, int Line, int Column) : YamlPiece(Line, Column);

internal sealed record YamlList(ImmutableArray<YamlPiece> Items, int Line, int Column) : YamlPiece(Line, Column);

/// <param name="Entries">In file order; a key that stands twice is reported and its second value dropped.</param>
internal sealed record YamlMap(ImmutableArray<(YamlText Key, YamlPiece Value)> Entries, int Line, int Column) : YamlPiece(Line, Column)
{
    public YamlPiece? this[string key] => Entries.FirstOrDefault(e => e.Key.Value == key).Value;
}

/// <summary>Reads YAML into pieces. Anchors and aliases are refused: a checklist needs none, and they can blow a file up.</summary>
internal static class YamlTree
{
    /// <summary>Deeper than any checklist; keeps the stack safe from a file that only opens brackets.</summary>
    private const int MaxDepth = 32;

    public static YamlPiece? Read(string yaml, List<ChecklistProblem> problems)
    {
        var parser = new Parser(new StringReader(yaml));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                problems.Add(new(1, 1, "the file is empty"));
                return null;
            }

            return ReadPiece(parser, problems, 0);
        }
        catch (YamlException e)
        {
            problems.Add(new((int)e.Start.Line, (int)e.Start.Column, "not valid YAML: " + e.Message));
            return null;
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner throws it, without a place, for some brackets that stay open.
            problems.Add(new((int)(parser.Current?.End.Line ?? 1), (int)(parser.Current?.End.Column ?? 1), "not valid YAML: a bracket or quotation mark is not closed behind this place"));
            return null;
        }
    }

    private static YamlPiece ReadPiece(Parser parser, List<ChecklistProblem> problems, int depth)
    {
        var (line, column) = ((int)(parser.Current?.Start.Line ?? 1), (int)(parser.Current?.Start.Column ?? 1));
        if (depth > MaxDepth)
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"nested more than {MaxDepth} deep");
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            if (!scalar.Anchor.IsEmpty)
                problems.Add(new(line, column, "anchors are not allowed"));
            return new YamlText(scalar.Value, line, column);
        }

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            if (!sequence.Anchor.IsEmpty)
                problems.Add(new(line, column, "anchors are not allowed"));
            var items = ImmutableArray.CreateBuilder<YamlPiece>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(ReadPiece(parser, problems, depth + 1));
            return new YamlList(items.ToImmutable(), line, column);
        }

        if (parser.TryConsume<MappingStart>(out var mapping))
        {
            if (!mapping.Anchor.IsEmpty)
                problems.Add(new(line, column, "anchors are not allowed"));
            return ReadMap(parser, problems, depth, line, column);
        }

        if (parser.TryConsume<AnchorAlias>(out _))
        {
            problems.Add(new(line, column, "aliases are not allowed"));
            return new YamlText("", line, column);
        }

        throw new YamlException(parser.Current!.Start, parser.Current.End, "unexpected end");
    }

    private static YamlMap ReadMap(Parser parser, List<ChecklistProblem> problems, int depth, int line, int column)
    {
        var entries = ImmutableArray.CreateBuilder<(YamlText, YamlPiece)>();
        HashSet<string> keys = [];
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadPiece(parser, problems, depth + 1);
            var value = ReadPiece(parser, problems, depth + 1);
            if (key is not YamlText text)
                problems.Add(new(key.Line, key.Column, "a key must be a plain word"));
            else if (!keys.Add(text.Value))
                problems.Add(new(key.Line, key.Column, $"duplicate key '{text.Value}'"));
            else
                entries.Add((text, value));
        }

        return new(entries.ToImmutable(), line, column);
    }
}
