using System.IO.Compression;
using System.Runtime.InteropServices;
using Materials.Reading.Pdf.Filters;

namespace Materials.Reading.Pdf;

/// <summary>The samples of an image row by row, unpacked as they are taken: a large scan is never whole in memory.</summary>
/// <param name="packed">As stored, before the last filter.</param>
/// <param name="isDeflated">Whether the last filter is Flate; otherwise the bytes are the samples.</param>
/// <param name="predictor">As Flate's parameters name it; 1 for none.</param>
/// <param name="rowBytes">Bytes of a row.</param>
/// <param name="pixelBytes">Bytes of a pixel, at least 1.</param>
internal sealed class SampleRows(ReadOnlyMemory<byte> packed, bool isDeflated, int predictor, int rowBytes, int pixelBytes) : IDisposable
{
    private const int TiffPredictor = 2;
    private const int ZlibHeader = 2;

    private readonly Stream stream = isDeflated ? new DeflateStream(Open(packed, ZlibHeader), CompressionMode.Decompress) : Open(packed, 0);
    private readonly byte[] current = new byte[rowBytes];
    private readonly byte[] above = new byte[rowBytes];

    /// <summary>The next row, good until the next call; empty when there is none. What stands before damage is given, as every viewer does.</summary>
    public ReadOnlySpan<byte> Next()
    {
        try
        {
            var kind = predictor > TiffPredictor ? stream.ReadByte() : 0;
            if (kind < 0 || stream.ReadAtLeast(current, current.Length, throwOnEndOfStream: false) < current.Length)
                return [];

            if (predictor > TiffPredictor)
            {
                Predictor.UndoLine(kind, current, above, pixelBytes);
                current.CopyTo(above.AsSpan());
            }
            else if (predictor == TiffPredictor)
            {
                for (var i = pixelBytes; i < current.Length; i++)
                    current[i] += current[i - pixelBytes];
            }

            return current;
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    public void Dispose() => stream.Dispose();

    private static MemoryStream Open(ReadOnlyMemory<byte> bytes, int from)
    {
        from = Math.Min(from, bytes.Length);
        return MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new(segment.Array!, segment.Offset + from, segment.Count - from, writable: false)
            : new(bytes[from..].ToArray(), writable: false);
    }
}
