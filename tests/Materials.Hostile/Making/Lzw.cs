namespace Materials.Hostile.Making;

/// <summary>Packs as PDF's LZWDecode unpacks (ISO 32000-1, 7.4.4), with codes that grow one early.</summary>
internal static class Lzw
{
    private const int Clear = 256, End = 257, First = 258;

    /// <summary>Every byte as a code of its own: sound, though nothing is saved.</summary>
    public static byte[] Pack(byte[] bytes) => Write(bytes.Chunk(200).SelectMany(piece => piece.Select(b => (int)b).Prepend(Clear)).Append(End), width: 9);

    /// <summary>Zeros, each code one longer than the last, and from the start again before codes need a tenth bit.</summary>
    public static byte[] PackZeros(long bytes)
    {
        const int Codes = 250;
        const long Each = Codes * (Codes + 1L) / 2;
        int[] once = [Clear, 0, .. Enumerable.Range(First, Codes - 1)];
        return Write(Enumerable.Repeat(once, (int)(bytes / Each + 1)).SelectMany(c => c).Append(End), width: 9);
    }

    private static byte[] Write(IEnumerable<int> codes, int width)
    {
        var writer = new Bits();
        foreach (var code in codes)
            writer.Add(code, width);
        return writer.ToArray();
    }

    private sealed class Bits
    {
        private readonly List<byte> _bytes = [];
        private ulong _held;
        private int _count;

        public void Add(int value, int width)
        {
            _held = (_held << width) | (uint)value;
            _count += width;
            while (_count >= 8)
                _bytes.Add((byte)(_held >> (_count -= 8)));
        }

        public byte[] ToArray()
        {
            if (_count > 0)
                _bytes.Add((byte)(_held << (8 - _count)));
            return [.. _bytes];
        }
    }
}
