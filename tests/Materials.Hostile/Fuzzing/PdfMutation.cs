using System.Text;

namespace Materials.Hostile.Fuzzing;

/// <summary>Changes the objects of a PDF and, most times, writes its table of objects anew, so that the change is found where it should be.</summary>
internal static class PdfMutation
{
    private const int MaxNesting = 5_000;

    public static byte[] Mutate(byte[] file, byte[] other, Dice dice)
    {
        for (var left = 1 + dice.Below(3); left > 0; left--)
        {
            file = dice.Below(6) switch
            {
                0 => Redirected(file, dice),
                1 => Nested(file, dice),
                2 => Spliced(file, other, dice),
                _ => ByteMutation.Mutate(file, other, Words.Pdf, dice),
            };
        }
        return dice.OneIn(4) ? file : WithTable(file);
    }

    /// <summary>A reference leads to another object: to itself, perhaps, or back to where it came from.</summary>
    private static byte[] Redirected(byte[] file, Dice dice)
    {
        var from = dice.Below(file.Length);
        var at = file.AsSpan(from).IndexOf(" 0 R"u8);
        if (at < 0)
            return file;
        at += from;
        var digits = at;
        while (digits > 0 && char.IsAsciiDigit((char)file[digits - 1]))
            digits--;
        return [.. file[..digits], .. Encoding.ASCII.GetBytes($"{1 + dice.Below(12)}"), .. file[at..]];
    }

    /// <summary>Brackets within brackets.</summary>
    private static byte[] Nested(byte[] file, Dice dice)
    {
        (string Open, string Close)[] brackets = [("[", "]"), ("<<", ">>"), ("<</K ", ">>"), ("(", ")"), ("q ", "Q "), ("BT ", "ET "), ("/A BMC ", "EMC ")];
        var (open, close) = dice.Of(brackets);
        var times = 1 + dice.Below(dice.OneIn(10) ? MaxNesting : 40);
        var at = dice.Below(file.Length);
        var inside = dice.OneIn(2) ? "" : "0 ";
        var text = string.Concat(Enumerable.Repeat(open, times)) + inside + (dice.OneIn(3) ? "" : string.Concat(Enumerable.Repeat(close, times)));
        return [.. file[..at], .. Encoding.ASCII.GetBytes(text), .. file[at..]];
    }

    /// <summary>An object of another file stands in the place of one of this.</summary>
    private static byte[] Spliced(byte[] file, byte[] other, Dice dice)
    {
        var (start, end) = Object(file, dice);
        var (from, to) = Object(other, dice);
        if (end == start || to == from)
            return file;
        return [.. file[..start], .. other[from..to], .. file[end..]];
    }

    /// <summary>What stands between <c>obj</c> and <c>endobj</c> somewhere.</summary>
    private static (int Start, int End) Object(byte[] file, Dice dice)
    {
        var from = dice.Below(file.Length);
        var start = file.AsSpan(from).IndexOf(" 0 obj"u8);
        if (start < 0)
            return (0, 0);
        start += from + 6;
        var length = file.AsSpan(start).IndexOf("endobj"u8);
        return length < 0 ? (0, 0) : (start, start + length);
    }

    private static byte[] WithTable(byte[] file)
    {
        var offsets = new SortedDictionary<int, int>();
        for (var at = 0; file.AsSpan(at).IndexOf(" 0 obj"u8) is >= 0 and var next; at += next + 6)
        {
            var digits = at + next;
            while (digits > 0 && char.IsAsciiDigit((char)file[digits - 1]))
                digits--;
            if (int.TryParse(file.AsSpan(digits, at + next - digits), out var number) && number is > 0 and < 10_000)
                offsets[number] = digits;
        }
        if (offsets.Count == 0 || file.AsSpan().LastIndexOf("trailer"u8) is not (>= 0 and var trailer))
            return file;

        var table = new StringBuilder("\nxref\n");
        foreach (var (number, offset) in offsets)
            table.Append($"{number} 1\n{offset:0000000000} 00000 n \n");
        var end = file.AsSpan(trailer).IndexOf("startxref"u8) is >= 0 and var length ? trailer + length : file.Length;
        var last = file.AsSpan().LastIndexOf("xref\n0 "u8) is >= 0 and var start && start < trailer ? start : trailer;
        return [.. file[..last], .. Encoding.ASCII.GetBytes(table.ToString()), .. file[trailer..end], .. Encoding.ASCII.GetBytes($"startxref\n{last + 1}\n%%EOF")];
    }
}
