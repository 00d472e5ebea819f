using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Filters;

/// <summary>Collects what a stream unpacks to, and gives up as soon as that is more than the budget allows.</summary>
internal sealed class DecodedBytes
{
    private const int FirstBytes = 16 << 10;

    private readonly PdfBudget budget;
    private readonly int allowance;
    private readonly bool isPicture;
    private byte[] buffer;
    private int length;

    /// <param name="stream">Whose dictionary tells what it is: a picture's size is known before it is unpacked.</param>
    public DecodedBytes(PdfBudget budget, DictionaryToken stream)
    {
        this.budget = budget;
        var picture = PictureBytes(stream);
        isPicture = picture is not null;
        if (picture > PdfLimits.MaxPictureBytes)
            budget.Exceed($"{PdfLimits.MaxPictureBytes >> 20} MiB", $"{picture >> 20} MiB");
        allowance = (int?)picture ?? budget.StreamAllowance(IsFile(stream));
        buffer = new byte[(int?)picture ?? FirstBytes];
    }

    /// <summary>Whether a picture has all the samples that its size asks for: what comes behind is not looked at.</summary>
    public bool IsFull => isPicture && length == allowance;

    /// <summary>Room to write into; what was written is told by <see cref="Wrote"/>. Empty when it is full.</summary>
    public Span<byte> Room()
    {
        if (length == buffer.Length && !IsFull)
            Grow(length + 1L);
        return buffer.AsSpan(length);
    }

    public void Wrote(int count) => length += count;

    public void Add(byte value) => Add([value]);

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (isPicture && bytes.Length > allowance - length)
            bytes = bytes[..(allowance - length)];
        if (bytes.Length > buffer.Length - length)
            Grow((long)length + bytes.Length);
        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }

    public Memory<byte> Finish()
    {
        if (!isPicture)
            budget.Decoded(length);
        return buffer.AsMemory(0, length);
    }

    private void Grow(long needed)
    {
        if (needed > allowance)
            budget.Exceed($"{allowance >> 20} MiB", $"> {allowance >> 20} MiB");
        Array.Resize(ref buffer, (int)Math.Max(needed, Math.Min(buffer.Length * 2L, allowance)));
    }

    /// <summary>What a picture's samples come to, and some to spare for predictors and for codings within codings; null for what is no picture.</summary>
    private static long? PictureBytes(DictionaryToken stream)
    {
        if (!(stream.TryGet(NameToken.Subtype, out var kind) && kind is NameToken { Data: "Image" }) && !stream.ContainsKey(NameToken.Width))
            return null;
        const int MostInks = 4;
        double width = Number(stream, NameToken.Width), height = Number(stream, NameToken.Height);
        var bits = Math.Clamp(Number(stream, NameToken.BitsPerComponent), 1, 16);
        var samples = Math.Max(0, width) * Math.Max(0, height) * MostInks * bits / 8;
        return (long)Math.Min(int.MaxValue, samples * 1.1) + FirstBytes;
    }

    private static bool IsFile(DictionaryToken stream) => stream.TryGet(NameToken.Type, out var type) && type is NameToken { Data: "EmbeddedFile" };

    private static int Number(DictionaryToken stream, NameToken name) => stream.TryGet(name, out var token) && token is NumericToken number ? number.Int : 0;
}
