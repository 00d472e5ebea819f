using System.Globalization;
using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Ofd;

/// <summary>Draws what a path says in its short form (AbbreviatedData, GB/T 33190, clause 9.1): M, L, Q, B, A and C with their points.</summary>
internal static class OfdPath
{
    public static DrawnPath Draw(PageContent page, string data, in Matrix space)
    {
        var path = new DrawnPath(page);
        var words = data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var at = 0;
        (double X, double Y) here = (0, 0);
        Span<double> n = stackalloc double[7];
        while (at < words.Length)
        {
            var operation = words[at++];
            var count = operation switch { "M" or "S" or "L" => 2, "Q" => 4, "B" => 6, "A" => 7, _ => 0 };
            n.Clear();
            for (var i = 0; i < count; i++)
                if (at >= words.Length || !double.TryParse(words[at++], NumberStyles.Float, CultureInfo.InvariantCulture, out n[i]) || !double.IsFinite(n[i]))
                    return path;
            switch (operation)
            {
                case "M" or "S":
                    path.MoveTo(space.Map(n[0], n[1]));
                    break;
                case "L":
                    path.LineTo(space.Map(n[0], n[1]));
                    break;
                case "Q":
                    path.CurveTo(space.Map(n[0], n[1]), space.Map(n[0], n[1]), space.Map(n[2], n[3]));
                    break;
                case "B":
                    path.CurveTo(space.Map(n[0], n[1]), space.Map(n[2], n[3]), space.Map(n[4], n[5]));
                    break;
                case "A":
                    Arc(path, here, n, space);
                    break;
                case "C":
                    path.Close();
                    break;
            }
            if (count > 0)
                here = (n[count - 2], n[count - 1]);
        }
        return path;
    }

    /// <summary>
    /// Of an arc only the area that it covers is wanted: the box around its two ends, widened by its radii where it is the longer way round.
    /// </summary>
    private static void Arc(DrawnPath path, (double X, double Y) from, ReadOnlySpan<double> n, in Matrix space)
    {
        var (rx, ry, isLong, toX, toY) = (Math.Abs(n[0]), Math.Abs(n[1]), n[3] != 0, n[5], n[6]);
        var (x, y) = ((from.X + toX) / 2, (from.Y + toY) / 2);
        var reach = isLong ? 1 : 0.5;
        path.CurveTo(space.Map(x - rx * reach, y - ry * reach), space.Map(x + rx * reach, y + ry * reach), space.Map(toX, toY));
    }
}
