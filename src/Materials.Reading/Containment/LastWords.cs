using System.Text;

namespace Materials.Reading.Containment;

/// <summary>Takes what a reading process prints, so that it never blocks at it, and keeps the end.</summary>
/// <param name="tooMuch">Called once when more is printed than any sound process prints.</param>
internal sealed class LastWords(Action tooMuch)
{
    /// <summary>An unhandled exception with its stack, and room to spare; what prints more is out of its mind.</summary>
    private const int MaxBytes = 1 << 20;

    private const int KeptCharacters = 4096;

    private readonly StringBuilder _kept = new();
    private long _bytes;

    /// <summary>Reads to the end of the stream.</summary>
    public async Task DrainAsync(Stream stream)
    {
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer) is > 0 and var read && Keep(buffer.AsSpan(0, read)))
            {
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // The process is gone, and its pipe with it.
        }
    }

    public override string ToString()
    {
        lock (_kept)
            return _kept.ToString();
    }

    /// <returns>Whether to go on.</returns>
    private bool Keep(ReadOnlySpan<byte> bytes)
    {
        lock (_kept)
        {
            _bytes += bytes.Length;
            _kept.Append(Encoding.Latin1.GetString(bytes));
            if (_kept.Length > KeptCharacters)
                _kept.Remove(0, _kept.Length - KeptCharacters);
        }

        if (_bytes <= MaxBytes)
            return true;
        tooMuch();
        return false;
    }
}
