using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Filters;

/// <summary>What the parameters of Flate and LZW say of predictors (ISO 32000-1, 7.4.4.3).</summary>
internal static class Prediction
{
    /// <summary>Undoes the predictor, in the place of the bytes themselves; the same bytes where there is none.</summary>
    public static Memory<byte> Undo(Memory<byte> data, DictionaryToken stream, int index, PdfBudget budget)
    {
        var predictor = Number(stream, index, NameToken.Predictor, 1);
        if (predictor <= 1)
            return data;

        var colours = Math.Clamp(Number(stream, index, NameToken.Colors, 1), 1, 32);
        var bits = Math.Clamp(Number(stream, index, NameToken.BitsPerComponent, 8), 1, 16);
        var told = Number(stream, index, NameToken.Columns, 1);
        var columns = Math.Clamp(told, 1, 1 << 20);
        // Rows that cannot be, or that are longer than all there is: what comes out is not what was meant.
        if (told != columns || (long)columns * colours * bits / 8 > data.Length)
            budget.Damaged();
        return data[..Predictor.Undo(data.Span, predictor, colours, bits, columns)];
    }

    /// <summary>A number of the filter's parameters.</summary>
    public static int Number(DictionaryToken stream, int index, NameToken name, int otherwise) =>
        Parameters(stream, index) is { } parameters && parameters.TryGet(name, out var token) && token is NumericToken number ? number.Int : otherwise;

    private static DictionaryToken? Parameters(DictionaryToken stream, int index)
    {
        if (!stream.TryGet(NameToken.DecodeParms, out var token) && !stream.TryGet(NameToken.Dp, out token))
            return null;

        return token switch
        {
            DictionaryToken dictionary => dictionary,
            ArrayToken array when index < array.Length => array[index] as DictionaryToken,
            _ => null,
        };
    }
}
