using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Materials.Pages;

namespace Materials.Documents;

/// <summary>Finds the boxes of a diagram: shapes, cells joined by arrows, bracketed steps, short lines one beneath the other on one axis.</summary>
internal static partial class DiagramSteps
{
    /// <summary>Fewer boxes make no diagram.</summary>
    private const int Fewest = 3;

    /// <summary>Lines on one axis need one more: a cover page, too, has three centred lines.</summary>
    private const int FewestCentred = 5;

    /// <summary>What stands in a box is short.</summary>
    private const int LongestStep = 40;

    /// <summary>In shares of the page width.</summary>
    private const double WidestBox = 0.6;

    /// <summary>How far the middles of boxes may stand from their axis, in shares of the page width.</summary>
    private const double AxisTolerance = 0.04;

    private const string Arrows = "→↓⇒⇓➜➔➡⬇▼▽▶►↘↙←↑▲◄>⟶⟹∨";
    private const string SentenceEnds = "。;\uFF1B";
    private static readonly SearchValues<char> AnyArrow = SearchValues.Create(Arrows);

    public static ImmutableArray<BlockLine> In(Block block)
    {
        var lines = block.Body;
        ImmutableArray<BlockLine> figures = [.. lines.Where(l => l.Line.Role == LineRole.Shape && HasWords(l.Line.Text))];
        ImmutableArray<BlockLine> boxes = [.. figures.Where(IsBox)];
        if (boxes.Length >= Fewest && boxes.Length * 2 > figures.Length)
            return boxes;
        if (ByArrows(lines) is { Length: > 0 } joined)
            return joined;
        ImmutableArray<BlockLine> boxed = [.. lines.Where(l => IsBoxed(l.Line.Text))];
        return boxed.Length >= Fewest && boxed.Sum(b => b.Line.Text.Length) * 2 >= lines.Sum(l => l.Line.Text.Length) ? boxed : Centred(block, lines);
    }

    /// <summary>Whether a line holds nothing but arrows.</summary>
    public static bool IsArrow(string text) => text.Any(IsArrow) && text.All(c => IsArrow(c) || char.IsWhiteSpace(c) || c is '|' or '│' or '-' or '—' or '是' or '否');

    /// <summary>The steps of one line: A → B → C holds three.</summary>
    public static IEnumerable<Opening> Split(BlockLine line)
    {
        var text = line.Line.Text;
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny(AnyArrow);
            var end = length < 0 ? text.Length : start + length;
            if (HasWords(text[start..end]))
                yield return new(line, start, end, Openings.Step);
            start = end + 1;
        }
    }

    private static bool IsArrow(char c) => Arrows.Contains(c);

    /// <summary>The text boxes of a slide are figures, too; those as wide as the slide or as long as a sentence hold its text.</summary>
    private static bool IsBox(BlockLine figure) =>
        figure.Line.Text.Length <= LongestStep && figure.Line.Text.IndexOfAny([.. SentenceEnds]) < 0 && (figure.Line.Box is not { } box || box.Width < WidestBox);

    private static bool HasWords(string text) => text.Any(char.IsLetter);

    private static ImmutableArray<BlockLine> ByArrows(ImmutableArray<BlockLine> lines)
    {
        // Every line that is joined to another by an arrow: A → B → C in one line, or lines with arrows between them.
        var steps = ImmutableArray.CreateBuilder<BlockLine>();
        var joined = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var text = lines[i].Line.Text;
            if (!HasWords(text) || IsArrow(text))
                continue;
            var inside = text.AsSpan().Trim(Arrows).ToString().Count(IsArrow);
            var parts = text.Split([.. Arrows], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (inside > 0 && parts.All(p => p.Length <= LongestStep && p.IndexOfAny([.. SentenceEnds]) < 0))
            {
                steps.Add(lines[i]);
                joined += inside;
            }
            else if (text.Length <= LongestStep && text.IndexOfAny([.. SentenceEnds]) < 0 && (IsArrowAt(lines, i - 1) || IsArrowAt(lines, i + 1) || inside == 0 && text.Trim().Any(IsArrow)))
            {
                steps.Add(lines[i]);
                joined++;
            }
        }

        return joined >= Fewest ? steps.ToImmutable() : [];
    }

    private static bool IsArrowAt(ImmutableArray<BlockLine> lines, int i) => i >= 0 && i < lines.Length && IsArrow(lines[i].Line.Text);

    private static bool IsBoxed(string text) => text.Trim() is ['【', .., '】'] or ['[', .., ']'] or ['〔', .., '〕'] or ['│', .., '│'] or ['|', .., '|'];

    private static ImmutableArray<BlockLine> Centred(Block block, ImmutableArray<BlockLine> lines)
    {
        // What has rows and columns is a table, whatever stands centred around it.
        if (lines.Count(l => l.Line.Cells.Length >= Fewest) >= Fewest)
            return [];

        // A drawing in a PDF leaves its words as short lines around an axis; what is longer would be text.
        ImmutableArray<BlockLine> candidates = [.. lines.Where(l => l.Line is { Role: LineRole.Paragraph or LineRole.Heading, Box: not null } && HasWords(l.Line.Text) && !block.StandsOut(l))];
        ImmutableArray<BlockLine> brief = [.. candidates.Where(l => l.Line.Text.Length <= LongestStep && l.Line.Box!.Value.Width < WidestBox && l.Line.Text.IndexOfAny([.. SentenceEnds]) < 0
            && !Numbering.IsClause(l.Line.Text) && !Caption().IsMatch(l.Line.Text))];
        if (brief.Length < FewestCentred || candidates.Length - brief.Length > brief.Length / 3)
            return [];
        var axis = brief.Select(Middle).Order().ElementAt(brief.Length / 2);
        var onAxis = brief.Count(l => Math.Abs(Middle(l) - axis) <= AxisTolerance);
        var leftEdges = brief.Select(l => Math.Round(l.Line.Box!.Value.Left, 2)).Distinct().Count();

        // Lines of a list share their left edge, boxes share their middle.
        return onAxis >= FewestCentred && onAxis * 2 >= brief.Length && leftEdges > 2 ? brief : [];
    }

    /// <summary>What stands beneath a figure: 图 3, 图：, 照片 2, Figure 1.</summary>
    [GeneratedRegex(@"^\s*(图|照片|附图|Fig\.|Figure)\s*\d*\s*[:：.、\s]")]
    private static partial Regex Caption();

    private static double Middle(BlockLine line) => (line.Line.Box!.Value.Left + line.Line.Box.Value.Right) / 2;
}
