namespace Materials.Reading.Pdf.Filters;

/// <summary>Undoes the predictors that make rows of samples compress better (ISO 32000-1, 7.4.4.4).</summary>
internal static class Predictor
{
    /// <summary>Undoes it in the place of the data.</summary>
    /// <returns>How many bytes are left of it, from its start.</returns>
    public static int Undo(Span<byte> data, int predictor, int colours, int bits, int columns)
    {
        var pixel = Math.Max(1, (colours * bits + 7) / 8);
        var row = (int)Math.Min(int.MaxValue / 2, ((long)columns * colours * bits + 7) / 8);
        return predictor == 2 ? UndoTiff(data, colours, bits, row) : UndoPng(data, pixel, row);
    }

    private static int UndoTiff(Span<byte> data, int colours, int bits, int row)
    {
        if (bits != 8)
            return data.Length;

        for (long start = 0; start < data.Length; start += row)
        {
            var end = (int)Math.Min(start + row, data.Length);
            for (var i = (int)start + colours; i < end; i++)
                data[i] += data[i - colours];
        }

        return data.Length;
    }

    /// <summary>Each row has a byte before it that says how it was predicted: what is undone is never longer than what has been looked at.</summary>
    private static int UndoPng(Span<byte> data, int pixel, int row)
    {
        var target = 0;
        Span<byte> above = new byte[Math.Min(row, data.Length)];
        for (long source = 0; source < data.Length; source += row + 1L)
        {
            var kind = data[(int)source];
            var length = (int)Math.Min(row, data.Length - source - 1);
            var line = data.Slice(target, length);
            data.Slice((int)source + 1, length).CopyTo(line);
            UndoLine(kind, line, above, pixel);
            if (length == row)
                above = line;
            target += length;
        }

        return target;
    }

    /// <summary>Undoes one row by what the row above it is.</summary>
    public static void UndoLine(int kind, Span<byte> line, ReadOnlySpan<byte> above, int pixel)
    {
        for (var i = 0; i < line.Length; i++)
        {
            int left = i >= pixel ? line[i - pixel] : 0, up = above[i], corner = i >= pixel ? above[i - pixel] : 0;
            line[i] += (byte)(kind switch
            {
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Paeth(left, up, corner),
                _ => 0,
            });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var estimate = left + up - corner;
        int byLeft = Math.Abs(estimate - left), byUp = Math.Abs(estimate - up), byCorner = Math.Abs(estimate - corner);
        return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    }
}
