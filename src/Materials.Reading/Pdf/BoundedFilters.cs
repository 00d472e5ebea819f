using System.Collections.Frozen;
using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf;

/// <summary>PdfPig's filters, held to the file's budget: what a stream unpacks to is bounded before it is unpacked.</summary>
internal sealed class BoundedFilters(PdfBudget budget) : BaseFilterProvider(Wrap(budget))
{
    private static FrozenDictionary<string, IFilter> Wrap(PdfBudget budget)
    {
        string[] names =
        [
            "ASCII85Decode", "A85", "ASCIIHexDecode", "AHx", "CCITTFaxDecode", "CCF", "DCTDecode", "DCT",
            "FlateDecode", "Fl", "JBIG2Decode", "JPXDecode", "RunLengthDecode", "RL", "LZWDecode", "LZW",
        ];
        return names.ToFrozenDictionary(name => name, name => Bounded(name, budget));
    }

    private static IFilter Bounded(string name, PdfBudget budget) => name switch
    {
        "FlateDecode" or "Fl" => new Flate(budget),
        _ => new Counted(DefaultFilterProvider.Instance.GetNamedFilters([NameToken.Create(name)])[0], Expansion(name), budget),
    };

    /// <summary>How many bytes one byte can at most become.</summary>
    private static int Expansion(string name) => name switch
    {
        "RunLengthDecode" or "RL" => 64,
        "LZWDecode" or "LZW" => 1_400,
        "ASCII85Decode" or "A85" => 4,
        _ => 1,
    };

    private sealed class Counted(IFilter inner, int expansion, PdfBudget budget) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (!inner.IsSupported)
                return input;

            if ((long)input.Length * expansion > 16L * PdfLimits.MaxStreamBytes)
                budget.Exceed($"{PdfLimits.MaxStreamBytes >> 20} MiB", $"> {PdfLimits.MaxStreamBytes >> 20} MiB");
            var output = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            budget.Decoded(output.Length);
            return output;
        }
    }

    /// <summary>Inflates itself, since PdfPig's own filter has no bound and hands the packed bytes on when it fails.</summary>
    private sealed class Flate(PdfBudget budget) : IFilter
    {
        public bool IsSupported => true;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            var parameters = Parameters(streamDictionary, filterIndex);
            var predictor = Number(parameters, NameToken.Predictor, 1);
            var allowance = budget.StreamAllowance;
            var output = Inflate(input, allowance);
            if (output.Length > allowance)
                budget.Exceed($"{PdfLimits.MaxStreamBytes >> 20} MiB", $"> {allowance >> 20} MiB");
            budget.Decoded(output.Length);
            return predictor > 1 ? Unpredict(output, predictor, parameters) : output;
        }

        /// <summary>Up to one byte more than allowed. A damaged end costs only what stands behind it.</summary>
        private static Memory<byte> Inflate(Memory<byte> input, int allowance)
        {
            if (input.Length <= 2)
                return Memory<byte>.Empty;

            using var packed = new MemoryStream(input.Length);
            packed.Write(input.Span[2..]);
            packed.Position = 0;
            using var inflater = new DeflateStream(packed, CompressionMode.Decompress);
            var buffer = new byte[Math.Clamp(input.Length * 4L, 1_024, 1 << 20)];
            var length = 0;
            try
            {
                int read;
                while ((read = inflater.Read(buffer, length, buffer.Length - length)) > 0)
                {
                    length += read;
                    if (length > allowance)
                        break;
                    if (length == buffer.Length)
                        Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, Math.Max(allowance + 1L, length + 1L)));
                }
            }
            catch (InvalidDataException) when (length > 0)
            {
                // What came out before the damage is kept, as every viewer does.
            }

            return buffer.AsMemory(0, length);
        }

        private static Memory<byte> Unpredict(Memory<byte> data, int predictor, DictionaryToken? parameters)
        {
            var colours = Math.Clamp(Number(parameters, NameToken.Colors, 1), 1, 32);
            var bits = Math.Clamp(Number(parameters, NameToken.BitsPerComponent, 8), 1, 16);
            var columns = Math.Clamp(Number(parameters, NameToken.Columns, 1), 1, 1 << 20);
            return Predictor.Undo(data.Span, predictor, colours, bits, columns);
        }

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

        private static int Number(DictionaryToken? parameters, NameToken name, int otherwise) =>
            parameters is not null && parameters.TryGet(name, out var token) && token is NumericToken number ? number.Int : otherwise;
    }
}
