namespace Materials.Reading.Ocr;

/// <summary>Puts the boxes of a drawing into the order in which a person follows it.</summary>
internal static class Sequence
{
    /// <summary>Boxes that overlap by this part of the lower one's height stand in one row.</summary>
    private const double SameRow = 0.5;

    /// <summary>A box comes after all that lead to it. Where arrows go in a circle, the one above goes first.</summary>
    /// <param name="links">Pairs of places in <paramref name="boxes"/>, the source first.</param>
    public static IReadOnlyList<DrawnBox> Of(IReadOnlyList<DrawnBox> boxes, IReadOnlyCollection<(int From, int To)> links)
    {
        var places = Places(boxes);
        var left = Enumerable.Range(0, boxes.Count).OrderBy(i => places[i]).ToList();
        var order = new List<int>();
        while (left.Count > 0)
        {
            // What goes on from the last box comes first, so that a branch is followed before the next begins.
            var free = left.Where(i => !links.Any(l => l.To == i && left.Contains(l.From) && l.From != i)).ToArray();
            var next = free.Cast<int?>().FirstOrDefault(i => order.Count > 0 && links.Contains((order[^1], i!.Value)))
                ?? free.Cast<int?>().FirstOrDefault()
                ?? left.Cast<int?>().FirstOrDefault(i => links.Any(l => l.To == i && order.Contains(l.From)))
                ?? left[0];
            order.Add(next);
            left.Remove(next);
        }

        return [.. order.Select(i => boxes[i])];
    }

    /// <summary>The place of each box when the drawing is read like a text: row by row.</summary>
    public static int[] Places(IReadOnlyList<DrawnBox> boxes)
    {
        var rows = new List<List<int>>();
        foreach (var i in Enumerable.Range(0, boxes.Count).OrderBy(i => boxes[i].Y))
        {
            var row = rows.LastOrDefault();
            if (row is not null && row.TrueForAll(o => Overlap(boxes[o].Place, boxes[i].Place) > SameRow))
                row.Add(i);
            else
                rows.Add([i]);
        }

        var places = new int[boxes.Count];
        var place = 0;
        foreach (var i in rows.SelectMany(r => r.OrderBy(i => boxes[i].X)))
            places[i] = place++;
        return places;
    }

    private static double Overlap(Enclosure a, Enclosure b) =>
        (Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top)) / (double)Math.Min(a.Height, b.Height);
}
