namespace Materials.Reading.Ocr;

/// <summary>A stretch of ground that lines shut in: a cell of a table, a box of a drawing, or the pocket between a few lines. In pixels of the levelled page.</summary>
internal sealed class Enclosure(int number)
{
    private int leastSum = int.MaxValue, mostSum = int.MinValue, leastDifference = int.MaxValue, mostDifference = int.MinValue;
    private int row = -1, rowLeft, rowRight;

    public int Number { get; } = number;

    public int Left { get; private set; } = int.MaxValue;

    public int Top { get; private set; } = int.MaxValue;

    public int Right { get; private set; }

    public int Bottom { get; private set; }

    /// <summary>Pixels of ground; what is written on it is not ground.</summary>
    public int Ground { get; private set; }

    /// <summary>Pixels between the left and the right end of each row, with all that stands between.</summary>
    public int Filled { get; private set; }

    /// <summary>Its corners, of a photographed rectangle too: the points furthest out along the diagonals.</summary>
    public (int X, int Y) TopLeft { get; private set; }

    public (int X, int Y) TopRight { get; private set; }

    public (int X, int Y) BottomLeft { get; private set; }

    public (int X, int Y) BottomRight { get; private set; }

    public int Width => Right - Left;

    public int Height => Bottom - Top;

    /// <summary>What part of the rectangle around it it fills: a box or an ellipse most, a diamond half, a pocket between arrows less.</summary>
    public double Solidity => Filled / (double)Math.Max(1, Width * Height);

    /// <summary>Whether another lies within the rectangle around it.</summary>
    public bool Holds(Enclosure inner) => inner.Left >= Left && inner.Right <= Right && inner.Top >= Top && inner.Bottom <= Bottom;

    public bool Contains(double x, double y) => x >= Left && x < Right && y >= Top && y < Bottom;

    /// <summary>Takes in a run of ground; rows come from top to bottom.</summary>
    public void Add(int y, int start, int end)
    {
        (Left, Right) = (Math.Min(Left, start), Math.Max(Right, end));
        (Top, Bottom) = (Math.Min(Top, y), y + 1);
        Ground += end - start;
        if (y == row)
        {
            Filled += Math.Max(0, rowLeft - start) + Math.Max(0, end - rowRight);
            (rowLeft, rowRight) = (Math.Min(rowLeft, start), Math.Max(rowRight, end));
        }
        else
        {
            (row, rowLeft, rowRight) = (y, start, end);
            Filled += end - start;
        }

        if (start + y < leastSum)
            (leastSum, TopLeft) = (start + y, (start, y));
        if (end + y > mostSum)
            (mostSum, BottomRight) = (end + y, (end, y + 1));
        if (start - y < leastDifference)
            (leastDifference, BottomLeft) = (start - y, (start, y + 1));
        if (end - y > mostDifference)
            (mostDifference, TopRight) = (end - y, (end, y));
    }
}
