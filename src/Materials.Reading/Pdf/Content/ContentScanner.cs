using System.Buffers;
using System.Buffers.Text;

namespace Materials.Reading.Pdf.Content;

/// <summary>Cuts a content stream into tokens without making an object of each.</summary>
internal ref struct ContentScanner(ReadOnlySpan<byte> data)
{
    private static readonly SearchValues<byte> StringSpecials = SearchValues.Create("()\\\r"u8);
    private static readonly byte[] Kinds = BuildKinds();

    private readonly ReadOnlySpan<byte> data = data;
    private int position;
    private byte[]? scratch;

    /// <summary>The bytes of the last text, name (without its slash) or operator. Valid until the next call of <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    public double Number { get; private set; }

    public readonly int Position => position;

    public bool Read(out ContentToken kind)
    {
        while (position < data.Length)
        {
            var first = data[position];
            switch (Kinds[first])
            {
                case White:
                    position++;
                    continue;
                case Numeric:
                    kind = ReadNumber();
                    return true;
                case Regular:
                    Bytes = Word(position);
                    kind = ContentToken.Operator;
                    return true;
            }

            switch (first)
            {
                case (byte)'/':
                    position++;
                    Bytes = Unescape(Word(position));
                    kind = ContentToken.Name;
                    return true;
                case (byte)'(':
                    ReadLiteral();
                    kind = ContentToken.Text;
                    return true;
                case (byte)'<' when position + 1 < data.Length && data[position + 1] == '<':
                    position += 2;
                    kind = ContentToken.DictionaryStart;
                    return true;
                case (byte)'<':
                    ReadHexadecimal();
                    kind = ContentToken.Text;
                    return true;
                case (byte)'>':
                    position += position + 1 < data.Length && data[position + 1] == '>' ? 2 : 1;
                    kind = ContentToken.DictionaryEnd;
                    return true;
                case (byte)'[':
                    position++;
                    kind = ContentToken.ArrayStart;
                    return true;
                case (byte)']':
                    position++;
                    kind = ContentToken.ArrayEnd;
                    return true;
                case (byte)'%':
                    var end = data[position..].IndexOfAny((byte)'\r', (byte)'\n');
                    position = end < 0 ? data.Length : position + end;
                    continue;
                default:
                    position++;
                    continue;
            }
        }

        kind = default;
        return false;
    }

    /// <summary>Jumps over raw bytes, as inside an inline image.</summary>
    public void Skip(int count) => position = Math.Min(data.Length, position + count);

    /// <summary>What has not been read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => data[position..];

    private ReadOnlySpan<byte> Word(int start)
    {
        var end = start;
        while (end < data.Length && Kinds[data[end]] >= Regular)
            end++;
        position = end;
        return data[start..end];
    }

    private ContentToken ReadNumber()
    {
        var start = position;
        var at = start;
        var negative = data[at] == '-';
        if (negative || data[at] == '+')
            at++;
        long whole = 0;
        var digits = 0;
        while (at < data.Length && (uint)(data[at] - '0') <= 9 && digits < 17)
        {
            whole = whole * 10 + (data[at++] - '0');
            digits++;
        }

        double value = whole;
        if (at < data.Length && data[at] == '.')
        {
            at++;
            long fraction = 0, scale = 1;
            while (at < data.Length && (uint)(data[at] - '0') <= 9)
            {
                if (scale < 1_000_000_000_000)
                {
                    fraction = fraction * 10 + (data[at] - '0');
                    scale *= 10;
                }

                at++;
                digits++;
            }

            value += (double)fraction / scale;
        }

        if (at < data.Length && Kinds[data[at]] >= Regular)
        {
            // Not a plain number: 1e5, 12-34 as old producers write, or an operator such as 0abc.
            var word = Word(start);
            if (Utf8Parser.TryParse(word, out double parsed, out _))
            {
                Number = double.IsFinite(parsed) ? parsed : 0;
                return ContentToken.Number;
            }

            Bytes = word;
            return ContentToken.Operator;
        }

        position = at;
        Number = digits == 0 ? 0 : negative ? -value : value;
        return ContentToken.Number;
    }

    private void ReadLiteral()
    {
        var start = ++position;
        var plain = data[start..].IndexOfAny(StringSpecials);
        if (plain >= 0 && data[start + plain] == ')')
        {
            Bytes = data.Slice(start, plain);
            position = start + plain + 1;
            return;
        }

        var depth = 1;
        var output = new ArrayBufferWriter<byte>();
        while (position < data.Length)
        {
            var current = data[position++];
            switch (current)
            {
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')':
                    if (--depth == 0)
                    {
                        Bytes = output.WrittenSpan;
                        return;
                    }

                    break;
                case (byte)'\\':
                    ReadEscape(output);
                    continue;
                case (byte)'\r':
                    if (position < data.Length && data[position] == '\n')
                        position++;
                    current = (byte)'\n';
                    break;
            }

            output.Write([current]);
        }

        Bytes = output.WrittenSpan;
    }

    private void ReadEscape(ArrayBufferWriter<byte> output)
    {
        if (position >= data.Length)
            return;

        var current = data[position++];
        switch (current)
        {
            case (byte)'n': output.Write("\n"u8); break;
            case (byte)'r': output.Write("\r"u8); break;
            case (byte)'t': output.Write("\t"u8); break;
            case (byte)'b': output.Write("\b"u8); break;
            case (byte)'f': output.Write("\f"u8); break;
            case (byte)'\n': break;
            case (byte)'\r':
                if (position < data.Length && data[position] == '\n')
                    position++;
                break;
            case >= (byte)'0' and <= (byte)'7':
                var code = current - '0';
                for (var i = 0; i < 2 && position < data.Length && data[position] is >= (byte)'0' and <= (byte)'7'; i++)
                    code = (code << 3) | (data[position++] - '0');
                output.Write([(byte)code]);
                break;
            default: output.Write([current]); break;
        }
    }

    private void ReadHexadecimal()
    {
        var start = ++position;
        var length = data[start..].IndexOf((byte)'>');
        var digits = length < 0 ? data[start..] : data.Slice(start, length);
        position = length < 0 ? data.Length : start + length + 1;
        if (scratch is null || scratch.Length < digits.Length / 2 + 1)
            scratch = new byte[Math.Max(256, digits.Length / 2 + 1)];
        int count = 0, high = -1;
        foreach (var digit in digits)
        {
            var value = HexadecimalValue(digit);
            if (value < 0)
                continue;

            if (high < 0)
            {
                high = value;
            }
            else
            {
                scratch[count++] = (byte)((high << 4) | value);
                high = -1;
            }
        }

        if (high >= 0)
            scratch[count++] = (byte)(high << 4);
        Bytes = scratch.AsSpan(0, count);
    }

    private static int HexadecimalValue(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> name)
    {
        if (!name.Contains((byte)'#'))
            return name;

        var output = new byte[name.Length];
        var count = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '#' && i + 2 < name.Length && HexadecimalValue(name[i + 1]) is >= 0 and var high && HexadecimalValue(name[i + 2]) is >= 0 and var low)
            {
                output[count++] = (byte)((high << 4) | low);
                i += 2;
            }
            else
            {
                output[count++] = name[i];
            }
        }

        return output.AsSpan(0, count);
    }

    private const byte White = 0, Delimiter = 1, Regular = 2, Numeric = 3;

    private static byte[] BuildKinds()
    {
        var kinds = new byte[256];
        Array.Fill(kinds, Regular);
        foreach (var white in "\0\t\n\f\r "u8)
            kinds[white] = White;
        foreach (var delimiter in "()<>[]{}/%"u8)
            kinds[delimiter] = Delimiter;
        foreach (var digit in "0123456789+-."u8)
            kinds[digit] = Numeric;
        return kinds;
    }
}
