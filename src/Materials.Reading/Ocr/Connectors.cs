namespace Materials.Reading.Ocr;

/// <summary>Finds the lines and arrows between the boxes of a drawing: ink that touches the outlines of two of them.</summary>
internal static class Connectors
{
    /// <summary>An outline with the edges on both its sides, in pixels of the levelled page; where nothing is left of an arrow between two, it was one all the same.</summary>
    private const int Outline = 9, FewestTouching = 3;


    /// <summary>The end of a line within which its head is looked for, in heights of the text, and how much more ink than the other end it has.</summary>
    private const double Head = 0.9, HeadInk = 1.25;

    /// <summary>An arrow shorter than this, in heights of the text, and how far from its middle, in parts of its length, the middle of its ink lies.</summary>
    private const double Short = 3, OffMiddle = 0.04;

    /// <summary>A line between lanes is no wider, in pixels of the levelled page.</summary>
    private const int WidestLane = 20;

    /// <summary>Ink that touches more boxes than this is the frame of a lane or a drawing.</summary>
    private const int MostEnds = 4;

    /// <returns>Pairs of places in <paramref name="boxes"/>, the source first.</returns>
    public static IReadOnlyCollection<(int From, int To)> Between(Enclosures page, IReadOnlyList<DrawnBox> boxes, IReadOnlyCollection<TextBox> texts)
    {
        var places = Sequence.Places(boxes);
        var owners = Outlines(page, boxes);
        var links = new HashSet<(int From, int To)>();
        foreach (var (pair, count) in Touching(page, owners))
        {
            if (count >= FewestTouching)
                links.Add(places[pair.A] < places[pair.B] ? pair : (pair.B, pair.A));
        }

        var lanes = Lanes.Of(page, boxes);
        var seen = lanes.ToArray();
        foreach (var text in texts)
            Cover(seen, page, text);

        for (var start = 0; start < seen.Length; start++)
        {
            if (seen[start] || owners[start] != 0 || !page.IsInk(start))
                continue;
            var ink = Connected(page, start, owners, seen, lanes, out var ends);
            var touched = ends.Keys.ToArray();
            if (touched.Length is < 2 or > MostEnds)
                continue;
            var heads = Heads(ink, ends.ToDictionary(e => e.Key, e => Middle(e.Value, page.Width)), page);
            if (heads.Length == 0 || heads.Length == touched.Length)
                heads = [touched.MaxBy(b => places[b])];
            foreach (var from in touched.Except(heads))
                foreach (var to in heads)
                    links.Add((from, to));
        }

        return links;
    }

    /// <summary>For each pixel the box, counted from 1, that it belongs to: its ground, its outline, what stands in it.</summary>
    private static int[] Outlines(Enclosures page, IReadOnlyList<DrawnBox> boxes)
    {
        var owners = new int[page.Width * page.Height];
        var border = new Queue<(int At, int Depth)>();
        for (var i = 0; i < boxes.Count; i++)
        {
            var place = boxes[i].Place;
            for (var y = place.Top; y < place.Bottom; y++)
            {
                for (var x = place.Left; x < place.Right; x++)
                {
                    if (page.At(x, y) != place.Number)
                        continue;
                    owners[y * page.Width + x] = i + 1;
                    border.Enqueue((y * page.Width + x, 0));
                }
            }
        }

        while (border.TryDequeue(out var next))
        {
            if (next.Depth == Outline)
                continue;
            foreach (var at in Neighbours(page, next.At))
            {
                if (owners[at] != 0 || !page.IsInk(at))
                    continue;
                owners[at] = owners[next.At];
                border.Enqueue((at, next.Depth + 1));
            }
        }

        return owners;
    }

    /// <summary>Boxes whose outlines meet, with the number of pixels at which they do: what lies between them is short and all ink.</summary>
    private static Dictionary<(int A, int B), int> Touching(Enclosures page, int[] owners)
    {
        var touching = new Dictionary<(int A, int B), int>();
        for (var at = 0; at < owners.Length - page.Width - 1; at++)
        {
            if (owners[at] == 0)
                continue;
            foreach (var next in (int[])[at + 1, at + page.Width])
            {
                if (owners[next] == 0 || owners[next] == owners[at])
                    continue;
                var pair = (Math.Min(owners[at], owners[next]) - 1, Math.Max(owners[at], owners[next]) - 1);
                touching[pair] = touching.GetValueOrDefault(pair) + 1;
            }
        }

        return touching;
    }

    /// <param name="lanes">Lines that arrows cross: what goes on straight behind one of them is the same arrow.</param>
    private static List<int> Connected(Enclosures page, int start, int[] owners, bool[] seen, bool[] lanes, out Dictionary<int, List<int>> ends)
    {
        ends = [];
        var ink = new List<int>();
        var open = new Stack<int>([start]);
        seen[start] = true;
        while (open.TryPop(out var at))
        {
            ink.Add(at);
            foreach (var neighbour in Neighbours(page, at))
            {
                var next = lanes[neighbour] ? Behind(lanes, at, neighbour) : neighbour;
                if (owners[next] != 0)
                {
                    if (!ends.TryGetValue(owners[next] - 1, out var touching))
                        ends.Add(owners[next] - 1, touching = []);
                    touching.Add(at);
                }
                else if (!seen[next] && page.IsInk(next))
                {
                    seen[next] = true;
                    open.Push(next);
                }
            }
        }

        return ink;
    }

    /// <summary>The first pixel behind a lane's line, straight on; the pixel itself where the line runs on to the edge.</summary>
    private static int Behind(bool[] lanes, int at, int next)
    {
        var step = next - at;
        var behind = next;
        while (behind >= 0 && behind < lanes.Length && lanes[behind])
            behind += step;
        return behind >= 0 && behind < lanes.Length && (behind - next) / step <= WidestLane ? behind : at;
    }

    /// <summary>The boxes that arrows point to: at a head there is more ink than at a plain end. None where it cannot be told.</summary>
    private static int[] Heads(List<int> ink, Dictionary<int, (double X, double Y)> ends, Enclosures page)
    {
        if (ends.ToArray() is [var (a, (ax, ay)), var (b, (bx, by))]
            && (bx - ax) * (bx - ax) + (by - ay) * (by - ay) is var squared && squared > 0 && squared < Short * Short * page.TextHeight * page.TextHeight)
        {
            // A short arrow is little more than its head: its ink lies nearer to where it points.
            var along = ink.Average(p => ((p % page.Width - ax) * (bx - ax) + (p / page.Width - ay) * (by - ay)) / squared);
            return along > 0.5 + OffMiddle ? [b] : along < 0.5 - OffMiddle ? [a] : [];
        }

        var radius = Head * page.TextHeight;
        var weights = ends.ToDictionary(e => e.Key, e => ink.Count(p => Math.Abs(p % page.Width - e.Value.X) <= radius && Math.Abs(p / page.Width - e.Value.Y) <= radius));
        return [.. ends.Keys.Where(e => weights[e] > HeadInk * weights.Values.Min())];
    }

    private static (double X, double Y) Middle(List<int> pixels, int width) => (pixels.Average(p => p % width), pixels.Average(p => p / width));

    private static void Cover(bool[] seen, Enclosures page, TextBox text)
    {
        var (left, top, right, bottom) = text.Bounds;
        for (var y = Math.Max(0, (int)top); y <= Math.Min(page.Height - 1, (int)bottom); y++)
            for (var x = Math.Max(0, (int)left); x <= Math.Min(page.Width - 1, (int)right); x++)
                seen[y * page.Width + x] = true;
    }

    private static IEnumerable<int> Neighbours(Enclosures page, int at)
    {
        var x = at % page.Width;
        if (x > 0)
            yield return at - 1;
        if (x < page.Width - 1)
            yield return at + 1;
        if (at >= page.Width)
            yield return at - page.Width;
        if (at + page.Width < page.Width * page.Height)
            yield return at + page.Width;
    }
}
