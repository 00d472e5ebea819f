using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Pdf.Layout;

/// <summary>Upright fragments sorted into baselines, from top to bottom and left to right.</summary>
internal static class Rows
{
    public static List<Fragment[]> Of(List<Fragment> fragments)
    {
        var rows = new List<Fragment[]>();
        if (fragments.Count == 0)
            return rows;

        // Most files draw from top to bottom already, and sorting what is sorted costs little. The order of drawing settles ties.
        var sorted = fragments.ToArray();
        Array.Sort(sorted, static (a, b) => a.StartY != b.StartY ? a.StartY.CompareTo(b.StartY) : a.StartX != b.StartX ? a.StartX.CompareTo(b.StartX) : a.Order.CompareTo(b.Order));
        var start = 0;
        for (var i = 1; i <= sorted.Length; i++)
        {
            if (i < sorted.Length && IsSameRow(sorted[i - 1], sorted[i], sorted[start]))
                continue;

            var row = sorted[start..i];
            Array.Sort(row, static (a, b) => a.StartX != b.StartX ? a.StartX.CompareTo(b.StartX) : a.Order.CompareTo(b.Order));
            rows.Add(row);
            start = i;
        }

        return rows;
    }

    /// <summary>A superscript stands up to half a letter off its line; the next line is at least a whole letter away.</summary>
    private static bool IsSameRow(Fragment previous, Fragment next, Fragment first)
    {
        var size = Math.Max(previous.Size, next.Size);
        return next.StartY - previous.StartY < size * 0.3 && next.StartY - first.StartY < Math.Max(size, first.Size) * 0.5;
    }
}
