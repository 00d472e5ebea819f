namespace Materials.Reading.Ocr;

/// <summary>
/// Joins the lines of one value of a form without ruled lines, wherever its label stands beside them: at their first line, their last or between them.
/// </summary>
internal static class Values
{
    /// <summary>Lines of one value follow one another within so many of their heights, and begin at the same place, give or take this part of it.</summary>
    private const double Pitch = 1.7, SameEdge = 0.7;

    /// <summary>Values are further apart than the lines of one value by this.</summary>
    private const double NextValue = 1.25;

    /// <summary>A label is no longer than this many of its heights; between it and its value there is a gap.</summary>
    private const double LongestLabel = 9, Gap = 0.25;

    /// <param name="lines">At least one.</param>
    /// <returns>The same lines, those of one value as one that stands at the height of its label.</returns>
    public static List<Placed> Joined(List<Placed> lines)
    {
        var result = lines.ToList();
        foreach (var stack in Stacks(lines))
        {
            var (top, bottom, height) = (stack[0].Y, stack[^1].Y, stack[0].Height);
            var left = stack.Min(l => l.Left);

            // All that stands to the left of it: only one label may, and nothing nearer.
            var beside = lines.Where(l => l.Right < left && l.Y > top - height / 2 && l.Y < bottom + height / 2).ToArray();
            var nearest = beside.Where(b => b.Right > beside.Max(o => o.Left)).ToArray();
            if (nearest is not [var label] || !IsLabel(label, left) || lines.Any(l => IsRightOf(l, label, stack, height)))
                continue;
            foreach (var line in stack)
                result.Remove(line);
            result.Add(AtHeightOf(label, stack));
        }

        return result;
    }

    /// <summary>Lines one beneath the other, close together and with a common left edge; two at least.</summary>
    private static IEnumerable<List<Placed>> Stacks(List<Placed> lines)
    {
        var left = lines.OrderBy(l => l.Y).ToList();
        while (left.Count > 0)
        {
            var stack = new List<Placed> { left[0] };
            left.RemoveAt(0);
            while (left.Find(l => Follows(stack, l)) is { } next)
            {
                stack.Add(next);
                left.Remove(next);
            }

            if (stack.Count > 1)
                yield return stack;
        }
    }

    private static bool Follows(List<Placed> stack, Placed line)
    {
        var last = stack[^1];
        var height = Math.Min(last.Height, line.Height);
        var pitch = line.Y - last.Y;
        return pitch > height / 2 && pitch < Pitch * height && Math.Abs(line.Left - last.Left) < SameEdge * height
            && (stack.Count == 1 || pitch < NextValue * (last.Y - stack[^2].Y))
            // A line that was wrapped is about as long as the longest one.
            && last.Right > stack.Max(l => l.Right) - 2 * height && last.Right > line.Right - height;
    }

    private static bool IsLabel(Placed line, double value)
    {
        var text = line.Line.Text;
        return line.Width < LongestLabel * line.Height && value - line.Right > Gap * line.Height
            && text.Count(char.IsLetter) >= 2 && !char.IsAsciiDigit(text[0]) && text[0] is not ('第' or '(' or '（');
    }

    /// <summary>Whether it is a value of the label's own that stands in the stack's place.</summary>
    private static bool IsRightOf(Placed line, Placed label, List<Placed> stack, double height) =>
        !stack.Contains(line) && line != label && Math.Abs(line.Y - label.Y) < height / 2 && line.Left > label.Right && line.Left < stack.Max(l => l.Right);

    private static Placed AtHeightOf(Placed label, List<Placed> stack)
    {
        var (left, right) = (stack.Min(l => l.Left), stack.Max(l => l.Right));
        var place = stack[0].Line.Place;
        var bounds = stack.Select(l => l.Line.Place.Bounds).ToArray();
        var (top, bottom) = (bounds.Min(b => b.Top), bounds.Max(b => b.Bottom));
        var whole = place with { Y = (top + bottom) / 2, Width = right - left, Height = bottom - top, X = bounds.Min(b => b.Left) + (right - left) / 2 };
        return new Placed(ReadLine.Joined(whole, [.. stack.Select(l => l.Line)]), (left + right) / 2, label.Y, right - left, stack[0].Height, stack[0].Lean);
    }
}
