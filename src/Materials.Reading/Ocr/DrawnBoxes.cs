using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reading.Ocr;

/// <summary>Tells a drawing (a flowchart put into a text as a picture) from a picture of a text, by how its lines stand.</summary>
internal static class DrawnBoxes
{
    /// <summary>A start, two steps and an end.</summary>
    private const int Fewest = 4;

    /// <summary>What stands in a box is short, counted over all lines.</summary>
    private const double MeanLength = 14;

    /// <summary>How far the middle of a box may stand from its axis, in shares of the picture's width.</summary>
    private const double AxisTolerance = 0.06;

    /// <summary>The part of the lines that stands on the axis; branches stand beside it.</summary>
    private const double OnAxis = 0.6;

    /// <summary>The lines as shapes of one drawing, where they are one; otherwise as they are.</summary>
    public static ImmutableArray<Line> Mark(ImmutableArray<Line> lines)
    {
        // Where boxes were seen, what stands in them is marked already.
        if (lines.Any(l => l.Role == LineRole.Shape))
            return lines;
        var boxes = lines.Where(l => l.Cells.IsEmpty && l.Box is not null).ToArray();
        if (boxes.Length < Fewest || boxes.Length < lines.Length * OnAxis || boxes.Average(l => l.Text.Length) > MeanLength)
            return lines;

        var middles = boxes.Select(l => l.Box!.Value.Left + l.Box.Value.Width / 2).Order().ToArray();
        var axis = middles[middles.Length / 2];
        return middles.Count(m => Math.Abs(m - axis) <= AxisTolerance) < OnAxis * middles.Length
            ? lines
            : [.. lines.Select(l => l.Cells.IsEmpty ? l with { Role = LineRole.Shape, Group = Math.Max(1, l.Group) } : l)];
    }
}
