namespace Materials.Reading.Rtf;

/// <summary>The kinds of <see cref="RtfToken"/>.</summary>
internal enum RtfKind
{
    End,
    GroupBegin,
    GroupEnd,

    /// <summary>A control word or symbol, with its number where it has one.</summary>
    Control,

    /// <summary>A byte of text: plain, or written in hexadecimal.</summary>
    Byte,

    /// <summary>Bytes behind <c>\bin</c>.</summary>
    Binary,
}

/// <summary>One token of an RTF file.</summary>
internal readonly record struct RtfToken(RtfKind Kind, string Word = "", int? Number = null, byte Byte = 0, ReadOnlyMemory<byte> Bytes = default);

/// <summary>Cuts an RTF file into tokens (Rich Text Format 1.9.1, "RTF Syntax").</summary>
internal sealed class RtfTokens(ReadOnlyMemory<byte> file)
{
    private const int MaxWord = 32;

    private int _at;

    public RtfToken Next()
    {
        var bytes = file.Span;
        while (_at < bytes.Length)
        {
            var b = bytes[_at++];
            switch (b)
            {
                case (byte)'{':
                    return new(RtfKind.GroupBegin);
                case (byte)'}':
                    return new(RtfKind.GroupEnd);
                case (byte)'\r' or (byte)'\n' or 0:
                    continue;
                case (byte)'\\' when _at < bytes.Length:
                    return Control(bytes);
                default:
                    return new(RtfKind.Byte, Byte: b);
            }
        }
        return new(RtfKind.End);
    }

    private RtfToken Control(ReadOnlySpan<byte> bytes)
    {
        if (!char.IsAsciiLetter((char)bytes[_at]))
        {
            var symbol = (char)bytes[_at++];
            if (symbol != '\'')
                return new(RtfKind.Control, symbol is '\r' or '\n' ? "par" : symbol.ToString());
            if (_at + 2 <= bytes.Length && byte.TryParse(bytes.Slice(_at, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var value))
            {
                _at += 2;
                return new(RtfKind.Byte, Byte: value);
            }
            return new(RtfKind.Control, "'");
        }
        var from = _at;
        while (_at < bytes.Length && char.IsAsciiLetter((char)bytes[_at]) && _at - from < MaxWord)
            _at++;
        var word = System.Text.Encoding.ASCII.GetString(bytes[from.._at]);
        var number = Number(bytes);
        if (_at < bytes.Length && bytes[_at] == ' ')
            _at++;
        if (word != "bin" || number is not > 0)
            return new(RtfKind.Control, word, number);
        var length = Math.Min(number.Value, bytes.Length - _at);
        _at += length;
        return new(RtfKind.Binary, word, number, Bytes: file.Slice(_at - length, length));
    }

    private int? Number(ReadOnlySpan<byte> bytes)
    {
        var from = _at;
        if (_at < bytes.Length && bytes[_at] == '-')
            _at++;
        while (_at < bytes.Length && char.IsAsciiDigit((char)bytes[_at]) && _at - from < 11)
            _at++;
        if (int.TryParse(bytes[from.._at], System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number))
            return number;
        _at = from;
        return null;
    }
}
