using System.IO.Compression;
using System.Text;
using Materials.Reading.Tests.Archives;

namespace Materials.Hostile.Fuzzing;

/// <summary>Changes what is in a zip (an archive, an Office file) and packs it soundly again, so that the change gets past the zip's own checks.</summary>
internal static class PackageMutation
{
    private const int MaxNesting = 3_000;

    public static byte[] Mutate(byte[] package, byte[] other, Dice dice)
    {
        // The zip's own structure in a quarter of all cases.
        if (dice.OneIn(4) || Members(package) is not { Count: > 0 } members)
            return ByteMutation.Mutate(package, other, Words.Zip, dice);

        for (var left = 1 + dice.Below(3); left > 0; left--)
        {
            var at = dice.Below(members.Count);
            var (name, content) = members[at];
            switch (dice.Below(12))
            {
                case 0:
                    members.RemoveAt(at);
                    break;
                case 1:
                    members.Add((dice.OneIn(2) ? name : $"{name}{dice.Below(3)}", content));
                    break;
                case 2:
                    members[at] = (dice.Of(members).Name, content);
                    break;
                case 3:
                    members[at] = (name, dice.Of(members).Content);
                    break;
                case < 9 when IsXml(content):
                    members[at] = (name, Xml(content, dice));
                    break;
                default:
                    members[at] = (name, ByteMutation.Mutate(content, dice.Of(members).Content, IsXml(content) ? Words.Xml : Words.Zip, dice));
                    break;
            }
            if (members.Count == 0)
                break;
        }
        return Pack(members);
    }

    /// <summary>Changes whole elements: doubled, nested, taken out, with other values.</summary>
    internal static byte[] Xml(byte[] content, Dice dice)
    {
        var text = Encoding.UTF8.GetString(content);
        for (var left = 1 + dice.Below(4); left > 0; left--)
        {
            if (NextElement(text, dice.Below(text.Length)) is not { } element)
                break;
            var (start, end) = element;
            var tag = text[start..end];
            text = dice.Below(7) switch
            {
                0 => text.Remove(start, end - start),
                1 => text.Insert(start, tag),
                2 => text.Insert(start, string.Concat(Enumerable.Repeat(tag, 1 + dice.Below(dice.OneIn(10) ? MaxNesting : 30)))),
                3 => text[..start] + WithOtherValue(tag, dice) + text[end..],
                4 => text.Insert(end, Encoding.UTF8.GetString(dice.Of(Words.Xml))),
                5 when NextElement(text, dice.Below(text.Length)) is { } second => text.Insert(start, text[second.Start..second.End]),
                6 => Nested(text, start, tag, dice),
                _ => text.Insert(end, Encoding.UTF8.GetString(ByteMutation.Number(dice))),
            };
        }
        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>An element around the rest of its own text, many times over, closed as often as it is opened.</summary>
    private static string Nested(string text, int start, string tag, Dice dice)
    {
        if (tag.StartsWith("</", StringComparison.Ordinal) || tag.EndsWith("/>", StringComparison.Ordinal) || tag.StartsWith("<?", StringComparison.Ordinal))
            return text;
        var name = tag[1..].Split(' ', '>', '/')[0];
        var close = text.IndexOf($"</{name}>", start, StringComparison.Ordinal);
        if (close < 0)
            return text;
        var times = 1 + dice.Below(dice.OneIn(10) ? MaxNesting : 30);
        return text[..start] + string.Concat(Enumerable.Repeat(tag, times)) + text[start..close] + string.Concat(Enumerable.Repeat($"</{name}>", times)) + text[close..];
    }

    private static string WithOtherValue(string tag, Dice dice)
    {
        var quote = tag.IndexOf('"', StringComparison.Ordinal);
        if (quote < 0)
            return tag;
        var quotes = Enumerable.Range(0, tag.Length).Where(i => tag[i] == '"').ToArray();
        var pair = dice.Below(quotes.Length / 2) * 2;
        return quotes.Length < 2 ? tag : tag[..(quotes[pair] + 1)] + Encoding.ASCII.GetString(ByteMutation.Number(dice)) + tag[quotes[pair + 1]..];
    }

    private static (int Start, int End)? NextElement(string text, int from)
    {
        var start = text.IndexOf('<', Math.Min(from, text.Length));
        if (start < 0)
            start = text.IndexOf('<', StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf('>', start);
        return end < 0 ? null : (start, end + 1);
    }

    private static bool IsXml(byte[] content) => content.AsSpan().TrimStart((byte)' ').StartsWith("<"u8) || content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf, (byte)'<']);

    private static List<(string Name, byte[] Content)>? Members(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return [.. zip.Entries.Select(e =>
        {
            using var content = e.Open();
            var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return (e.FullName, bytes.ToArray());
        })];
    }

    private static byte[] Pack(List<(string Name, byte[] Content)> members)
    {
        using var zip = new RawZip();
        foreach (var (name, content) in members)
            zip.Add(name, content, deflate: false);
        return zip.ToArray();
    }
}
