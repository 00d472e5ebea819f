using System.Collections.Immutable;
using System.Text;
using Materials.Pages;
using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Pdf.Layout;

/// <summary>A line being made: what will be a <see cref="Line"/>, with its place in points.</summary>
internal sealed class TextLine
{
    public required string Text { get; init; }

    public required Area Area { get; set; }

    public double Size { get; init; }

    public bool Bold { get; init; }

    public LineRole Role { get; set; } = LineRole.Paragraph;

    public int Level { get; set; }

    public ImmutableArray<string> Cells { get; init; } = [];

    public int Group { get; set; }

    public Line ToLine(double width, double height) => new()
    {
        Text = Text,
        Role = Role,
        Level = Level,
        Cells = Cells,
        Group = Group,
        Size = Math.Round(Size, 2),
        Box = new Box(Share(Area.Left, width), Share(Area.Top, height), Share(Area.Width, width), Share(Area.Height, height)),
    };

    private static double Share(double points, double whole) => Math.Round(points / whole, 4);

    /// <summary>Joins fragments of one baseline, left to right, with spaces where the gaps ask for them.</summary>
    public static string Join(ReadOnlySpan<Fragment> row)
    {
        if (row.Length == 1)
            return row[0].Text;

        var text = new StringBuilder();
        for (var i = 0; i < row.Length; i++)
        {
            var next = row[i];
            if (i > 0)
            {
                var previous = row[i - 1];
                if (IsDoubled(previous, next))
                    continue;

                var gap = (next.StartX - previous.EndX) / Math.Max(1, Math.Min(previous.Size, next.Size));
                if (gap > 1 || Spacing.IsNeeded(text[^1], next.Text[0], gap))
                    text.Append(' ');
            }

            text.Append(next.Text);
        }

        return text.ToString();
    }

    /// <summary>Bold is sometimes made by drawing the same text twice, a hair apart.</summary>
    private static bool IsDoubled(Fragment one, Fragment other) =>
        one.Text == other.Text && Math.Abs(one.StartX - other.StartX) < one.Size * 0.2 && Math.Abs(one.StartY - other.StartY) < one.Size * 0.2;

    public static Area Around(ReadOnlySpan<Fragment> fragments)
    {
        var area = Area.None;
        foreach (var fragment in fragments)
            area = area.Union(fragment.Area);
        return area;
    }

    /// <summary>The size and weight of most of the letters.</summary>
    public static (double Size, bool Bold) Look(ReadOnlySpan<Fragment> fragments)
    {
        double size = 0;
        int most = 0, bold = 0, all = 0;
        foreach (var fragment in fragments)
        {
            if (fragment.Text.Length > most)
                (most, size) = (fragment.Text.Length, fragment.Size);
            all += fragment.Text.Length;
            bold += fragment.Bold ? fragment.Text.Length : 0;
        }

        return (size, bold * 2 > all);
    }
}
