using System.Text;

namespace Materials.Reading.Pdf.Fonts;

/// <summary>How the codes of a composite font are written, after the name of its encoding.</summary>
internal enum CodeForm
{
    /// <summary>Two bytes that name a glyph (Identity).</summary>
    TwoBytes,
    Ucs2,
    Utf16,
    Utf8,
    Utf32,

    /// <summary>GB 2312, GBK and GB 18030, which are one another's extensions.</summary>
    Gb18030,

    Big5,
    ShiftJis,
    EucJp,

    /// <summary>JIS X 0208 alone: EUC-JP without its upper bits.</summary>
    Jis,

    /// <summary>KS X 1001 and what Windows adds to it.</summary>
    Korean,
}

/// <summary>Reads the codes of the encodings that are Unicode or an East Asian national code under another name.</summary>
/// <remarks>
/// PdfPig knows these encodings by tables from code to glyph number and from there to Unicode: slow, and without UTF-8, UTF-32 and the
/// four-byte codes of GBK2K, and not for fonts that are not embedded. The code itself already is the character.
/// </remarks>
internal static class CodeForms
{
    private static readonly Encoding Gb18030 = Codepage(54936), Big5 = Codepage(950), ShiftJis = Codepage(932), EucJp = Codepage(51932), Korean = Codepage(949);

    /// <summary>The form that an encoding's name tells; null for one that has to be looked up in tables.</summary>
    public static CodeForm? Named(string? encoding)
    {
        if (encoding is null)
            return null;

        var name = encoding.EndsWith("-H", StringComparison.Ordinal) || encoding.EndsWith("-V", StringComparison.Ordinal) ? encoding[..^2] : encoding;
        return name switch
        {
            "Identity" => CodeForm.TwoBytes,
            "GB-EUC" or "GBK-EUC" or "GBKp-EUC" or "GBK2K" or "GBpc-EUC" => CodeForm.Gb18030,
            "B5pc" or "ETen-B5" or "ETenms-B5" or "ETHK-B5" or "HKscs-B5" => CodeForm.Big5,
            "90ms-RKSJ" or "90msp-RKSJ" or "90pv-RKSJ" or "83pv-RKSJ" or "Add-RKSJ" or "Ext-RKSJ" => CodeForm.ShiftJis,
            "EUC" => CodeForm.EucJp,
            "H" or "V" => CodeForm.Jis,
            "KSC-EUC" or "KSCms-UHC" or "KSCms-UHC-HW" or "KSCpc-EUC" => CodeForm.Korean,
            _ when !name.StartsWith("Uni", StringComparison.Ordinal) => null,
            _ when name.EndsWith("-UCS2", StringComparison.Ordinal) || name.EndsWith("-UCS2-HW", StringComparison.Ordinal) => CodeForm.Ucs2,
            _ when name.EndsWith("-UTF16", StringComparison.Ordinal) => CodeForm.Utf16,
            _ when name.EndsWith("-UTF8", StringComparison.Ordinal) => CodeForm.Utf8,
            _ when name.EndsWith("-UTF32", StringComparison.Ordinal) => CodeForm.Utf32,
            _ => null,
        };
    }

    public static int Read(CodeForm form, ReadOnlySpan<byte> bytes, out int length)
    {
        length = Math.Min(bytes.Length, Length(form, bytes));
        var code = 0;
        foreach (var part in bytes[..length])
            code = (code << 8) | part;
        return code;
    }

    /// <summary>The characters of a code; null where the code is a glyph's number and tells nothing.</summary>
    public static string? Decode(CodeForm form, int code)
    {
        Span<byte> bytes = stackalloc byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes, code);
        return form switch
        {
            CodeForm.Ucs2 => ((char)code).ToString(),
            CodeForm.Utf16 => Encoding.BigEndianUnicode.GetString((uint)code > 0xFFFF ? bytes : bytes[2..]),
            CodeForm.Utf8 => Encoding.UTF8.GetString(Significant(bytes)),
            CodeForm.Utf32 => Rune.TryCreate(code, out var rune) ? rune.ToString() : null,
            CodeForm.Gb18030 => Gb18030.GetString(Significant(bytes)),
            CodeForm.Big5 => Big5.GetString(Significant(bytes)),
            CodeForm.ShiftJis => ShiftJis.GetString(Significant(bytes)),
            CodeForm.EucJp => EucJp.GetString(Significant(bytes)),
            CodeForm.Jis => EucJp.GetString([(byte)(bytes[2] | 0x80), (byte)(bytes[3] | 0x80)]),
            CodeForm.Korean => Korean.GetString(Significant(bytes)),
            _ => null,
        };
    }

    /// <summary>The glyph number that widths are listed under. Exact for what matters: the Latin letters, the only narrow ones.</summary>
    public static int Cid(CodeForm form, int code) => form switch
    {
        CodeForm.TwoBytes => code,
        _ when code is >= 0x20 and <= 0x7E => form == CodeForm.Gb18030 ? code - 0x20 + 814 : code - 0x20 + 1,
        _ => -1,
    };

    private static Encoding Codepage(int number) =>
        CodePagesEncodingProvider.Instance.GetEncoding(number, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback)!;

    private static ReadOnlySpan<byte> Significant(ReadOnlySpan<byte> bytes)
    {
        var zeros = bytes[..3].IndexOfAnyExcept((byte)0);
        return bytes[(zeros < 0 ? 3 : zeros)..];
    }

    private static int Length(CodeForm form, ReadOnlySpan<byte> bytes) => form switch
    {
        CodeForm.Utf16 => (bytes[0] & 0xFC) == 0xD8 ? 4 : 2,
        CodeForm.Utf8 => bytes[0] switch { < 0x80 => 1, < 0xE0 => 2, < 0xF0 => 3, _ => 4 },
        CodeForm.Utf32 => 4,
        CodeForm.Gb18030 when bytes[0] < 0x81 => 1,
        CodeForm.Gb18030 => bytes.Length > 1 && bytes[1] is >= 0x30 and <= 0x39 ? 4 : 2,
        CodeForm.Big5 or CodeForm.Korean => bytes[0] < 0x81 ? 1 : 2,
        // Between the two ranges of leading bytes stand the narrow kana, of one byte each.
        CodeForm.ShiftJis => bytes[0] is >= 0x81 and <= 0x9F or >= 0xE0 and <= 0xFC ? 2 : 1,
        CodeForm.EucJp => bytes[0] switch { 0x8F => 3, 0x8E or >= 0xA1 => 2, _ => 1 },
        _ => 2,
    };
}
