using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reading.Office;

/// <summary>The text of one figure of a drawing, with its place in EMU (null where it has none).</summary>
internal sealed record DrawnShape(ImmutableArray<string> Paragraphs, Box? Place)
{
    /// <summary>A figure of a flowchart holds a word or two; what holds more paragraphs is a page within the page.</summary>
    private const int MaxParagraphsOfFigure = 3;

    /// <summary>One line, or one per paragraph where it is a longer text or stands alone.</summary>
    /// <param name="isFigure">Whether it is one of the figures of a diagram.</param>
    public IEnumerable<Line> Lines(int group, bool isFigure) =>
        (isFigure && Paragraphs.Length <= MaxParagraphsOfFigure ? [string.Join(' ', Paragraphs)] : Paragraphs)
        .Select(t => new Line { Text = t, Role = LineRole.Shape, Group = group, Box = Place });

    /// <summary>
    /// Figures as a person reads them: rows from the top, each row from the left. What stands beside another within its height is in its row.
    /// Figures without a place keep their order, before the others.
    /// </summary>
    public static IEnumerable<DrawnShape> InReadingOrder(IEnumerable<DrawnShape> shapes)
    {
        var all = shapes.ToList();
        foreach (var shape in all.Where(s => s.Place is null))
            yield return shape;
        var row = new List<DrawnShape>();
        foreach (var shape in all.Where(s => s.Place is not null).OrderBy(s => s.Place!.Value.Top))
        {
            var place = shape.Place!.Value;
            if (row.Count > 0 && place.Top + place.Height / 2 > row[0].Place!.Value.Bottom)
            {
                foreach (var figure in FromLeft(row))
                    yield return figure;
                row.Clear();
            }
            row.Add(shape);
        }
        foreach (var figure in FromLeft(row))
            yield return figure;
    }

    private static IOrderedEnumerable<DrawnShape> FromLeft(List<DrawnShape> row) => row.OrderBy(s => s.Place!.Value.Left);
}
