using Materials.Reading.Pdf.Content;

namespace Materials.Reading.Pdf.Layout;

/// <summary>Ruled lines that hang together: a table, or a box of a drawing.</summary>
internal sealed class Grid
{
    private const double Tolerance = 2.5;
    private const int MaxSteps = 400;

    private readonly double[] xs, ys;
    private readonly int[,] cells;

    private Grid(double[] xs, double[] ys, int[,] cells, int cellCount)
    {
        this.xs = xs;
        this.ys = ys;
        this.cells = cells;
        CellCount = cellCount;
        Area = new Area(xs[0], ys[0], xs[^1], ys[^1]);
    }

    public Area Area { get; }

    public int RowCount => ys.Length - 1;

    public int ColumnCount => xs.Length - 1;

    public int CellCount { get; }

    /// <summary>The cell at a grid place; places that no line parts have the same number.</summary>
    public int CellAt(int row, int column) => cells[row, column];

    /// <summary>Row and column of a point; null outside.</summary>
    public (int Row, int Column)? Find(double x, double y)
    {
        if (x < Area.Left || x > Area.Right || y < Area.Top || y > Area.Bottom)
            return null;

        return (Step(ys, y), Step(xs, x));
    }

    public double RowTop(int row) => ys[row];

    public double RowBottom(int row) => ys[row + 1];

    public static List<Grid> Of(List<Mark> lines)
    {
        var grids = new List<Grid>();
        if (lines.Count < 3)
            return grids;

        foreach (var group in Groups(lines))
        {
            if (Make(group) is { } grid)
                grids.Add(grid);
        }

        grids.Sort(static (a, b) => a.Area.Top != b.Area.Top ? a.Area.Top.CompareTo(b.Area.Top) : a.Area.Left.CompareTo(b.Area.Left));
        return grids;
    }

    /// <summary>Lines that touch or cross, by a sweep over their vertical extent.</summary>
    private static IEnumerable<List<Mark>> Groups(List<Mark> lines)
    {
        var parent = new int[lines.Count];
        var order = new int[lines.Count];
        for (var i = 0; i < parent.Length; i++)
            parent[i] = order[i] = i;
        Array.Sort(order, (a, b) => Top(lines[a]) != Top(lines[b]) ? Top(lines[a]).CompareTo(Top(lines[b])) : a.CompareTo(b));
        var open = new List<int>();
        foreach (var index in order)
        {
            var line = lines[index];
            open.RemoveAll(other => Bottom(lines[other]) < Top(line) - Tolerance);
            foreach (var other in open)
            {
                if (Touch(line, lines[other]))
                    parent[Root(parent, other)] = Root(parent, index);
            }

            open.Add(index);
        }

        return Enumerable.Range(0, lines.Count).GroupBy(i => Root(parent, i)).Where(g => g.Count() >= 3).Select(g => g.Select(i => lines[i]).ToList());
    }

    private static int Root(int[] parent, int index)
    {
        while (parent[index] != index)
            index = parent[index] = parent[parent[index]];
        return index;
    }

    private static double Top(in Mark line) => line.IsHorizontal ? line.At : line.From;

    private static double Bottom(in Mark line) => line.IsHorizontal ? line.At : line.To;

    private static bool Touch(in Mark a, in Mark b)
    {
        if (a.IsHorizontal == b.IsHorizontal)
            return Math.Abs(a.At - b.At) < Tolerance && a.From < b.To + Tolerance && b.From < a.To + Tolerance;

        var (across, down) = a.IsHorizontal ? (a, b) : (b, a);
        return down.At > across.From - Tolerance && down.At < across.To + Tolerance && across.At > down.From - Tolerance && across.At < down.To + Tolerance;
    }

    private static Grid? Make(List<Mark> lines)
    {
        var xs = Places(lines, horizontal: false);
        var ys = Places(lines, horizontal: true);
        if (ys.Length < 2 || xs.Length > MaxSteps || ys.Length > MaxSteps)
            return null;

        // Tables with open sides: their outer edges are the ends of the horizontal lines.
        var across = lines.Where(l => l.IsHorizontal).ToList();
        xs = WithEdges(xs, across.Min(l => l.From), across.Max(l => l.To));
        if (xs.Length < 2)
            return null;

        int rows = ys.Length - 1, columns = xs.Length - 1;
        var parts = new Parts(lines, xs, ys);
        var cells = new int[rows, columns];
        var next = 0;
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (column > 0 && !parts.Vertical(row, column))
                    cells[row, column] = cells[row, column - 1];
                else if (row > 0 && !parts.Horizontal(row, column))
                    cells[row, column] = cells[row - 1, column];
                else
                    cells[row, column] = next++;
            }
        }

        return new Grid(xs, ys, cells, next);
    }

    private static double[] WithEdges(double[] xs, double left, double right)
    {
        var all = new List<double>(xs);
        if (all.Count == 0 || left < all[0] - 2 * Tolerance)
            all.Insert(0, left);
        if (right > all[^1] + 2 * Tolerance)
            all.Add(right);
        return [.. all];
    }

    private static double[] Places(List<Mark> lines, bool horizontal)
    {
        var all = lines.Where(l => l.IsHorizontal == horizontal).Select(l => l.At).Order().ToList();
        var places = new List<double>();
        foreach (var place in all)
        {
            if (places.Count == 0 || place - places[^1] > Tolerance)
                places.Add(place);
        }

        return [.. places];
    }

    private static int Step(double[] steps, double at)
    {
        var index = Array.BinarySearch(steps, at);
        return Math.Clamp(index >= 0 ? index : ~index - 1, 0, steps.Length - 2);
    }

    /// <summary>Which sides of the grid's places are drawn.</summary>
    private sealed class Parts
    {
        private readonly bool[,] vertical, horizontal;

        public Parts(List<Mark> lines, double[] xs, double[] ys)
        {
            vertical = new bool[ys.Length, xs.Length + 1];
            horizontal = new bool[ys.Length + 1, xs.Length];
            foreach (var line in lines)
            {
                var (along, places) = line.IsHorizontal ? (xs, ys) : (ys, xs);
                var place = Nearest(places, line.At);
                for (var step = 0; step + 1 < along.Length; step++)
                {
                    var middle = (along[step] + along[step + 1]) / 2;
                    if (line.From - Tolerance > middle || line.To + Tolerance < middle)
                        continue;
                    if (line.IsHorizontal)
                        horizontal[place, step] = true;
                    else
                        vertical[step, place] = true;
                }
            }
        }

        public bool Vertical(int row, int column) => vertical[row, column];

        public bool Horizontal(int row, int column) => horizontal[row, column];

        private static int Nearest(double[] places, double at)
        {
            var index = Array.BinarySearch(places, at);
            if (index >= 0)
                return index;

            index = ~index;
            if (index == places.Length)
                return index - 1;
            return index > 0 && at - places[index - 1] < places[index] - at ? index - 1 : index;
        }
    }
}
