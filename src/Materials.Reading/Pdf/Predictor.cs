namespace Materials.Reading.Pdf;

/// <summary>Undoes the predictors that make rows of samples compress better (ISO 32000-1, 7.4.4.4).</summary>
internal static class Predictor
{
    public static byte[] Undo(ReadOnlySpan<byte> data, int predictor, int colours, int bits, int columns)
    {
        var pixel = Math.Max(1, (colours * bits + 7) / 8);
        var row = (int)Math.Min(int.MaxValue / 2, ((long)columns * colours * bits + 7) / 8);
        return predictor == 2 ? UndoTiff(data, colours, bits, row) : UndoPng(data, pixel, row);
    }

    private static byte[] UndoTiff(ReadOnlySpan<byte> data, int colours, int bits, int row)
    {
        var output = data.ToArray();
        if (bits != 8)
            return output;

        for (var start = 0; start < output.Length; start += row)
        {
            var end = Math.Min(start + row, output.Length);
            for (var i = start + colours; i < end; i++)
                output[i] += output[i - colours];
        }

        return output;
    }

    private static byte[] UndoPng(ReadOnlySpan<byte> data, int pixel, int row)
    {
        var rows = (data.Length + row) / (row + 1);
        var output = new byte[data.Length - rows];
        Span<byte> above = new byte[row];
        for (int source = 0, target = 0; source < data.Length; source += row + 1, target += row)
        {
            var length = Math.Min(row, data.Length - source - 1);
            var line = output.AsSpan(target, length);
            data.Slice(source + 1, length).CopyTo(line);
            UndoLine(data[source], line, above, pixel);
            if (length == row)
                above = line;
        }

        return output;
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
