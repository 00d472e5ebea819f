namespace Materials.Reading.Pdf.Content;

/// <summary>The strings and shifts of one TJ operator, kept in buffers that are used again.</summary>
internal sealed class ShownPieces
{
    private readonly List<(int Start, int Length, double Shift)> pieces = [];
    private byte[] bytes = new byte[1_024];
    private int used;

    public int Count => pieces.Count;

    public void Clear()
    {
        pieces.Clear();
        used = 0;
    }

    public void Add(double shift) => pieces.Add((0, -1, shift));

    public void Add(ReadOnlySpan<byte> shown)
    {
        if (used + shown.Length > bytes.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, used + shown.Length));
        shown.CopyTo(bytes.AsSpan(used));
        pieces.Add((used, shown.Length, 0));
        used += shown.Length;
    }

    /// <summary>Whether a piece is a string; else it is a shift, in thousandths of the font size against the direction of writing.</summary>
    public bool IsText(int at, out ReadOnlySpan<byte> shown, out double shift)
    {
        var (start, length, by) = pieces[at];
        shift = by;
        shown = length < 0 ? default : bytes.AsSpan(start, length);
        return length >= 0;
    }
}
