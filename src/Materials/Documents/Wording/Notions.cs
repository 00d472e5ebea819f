using System.Collections.Immutable;

namespace Materials.Documents.Wording;

/// <summary>What words have in common: 派单, 叫人 and 就近匹配 all send somebody. Read from <c>concepts.txt</c>.</summary>
internal sealed class Notions
{
    private static readonly Lazy<Notions> Built = new(() =>
    {
        using var reader = new StreamReader(typeof(Notions).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"the resource {ResourceName} is not in the assembly"));
        return new(reader.ReadToEnd());
    });

    private const string ResourceName = "concepts.txt";

    private readonly Dictionary<string, ImmutableArray<string>> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>For each first character, the length of the longest word.</summary>
    private readonly Dictionary<char, int> _longest = [];

    private Notions(string text)
    {
        foreach (var line in text.Split('\n').Where(l => l.Length > 0 && l[0] != '#'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => Grams.Normal(w)[1..^1]).Distinct().Where(w => w.Length > 0))
            {
                _words[word] = [.. _words.GetValueOrDefault(word, []), line[..colon]];
                _longest[word[0]] = Math.Max(_longest.GetValueOrDefault(word[0]), word.Length);
            }
        }

        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static Notions BuiltIn => Built.Value;

    /// <summary>The notions that a text touches, in its order; the longest word that fits counts.</summary>
    /// <param name="normal">As <see cref="Grams.Normal"/> gives it.</param>
    public IEnumerable<ImmutableArray<string>> In(string normal)
    {
        for (var at = 0; at < normal.Length; at++)
        {
            for (var length = Math.Min(_longest.GetValueOrDefault(normal[at]), normal.Length - at); length > 0; length--)
            {
                if (!_lookup.TryGetValue(normal.AsSpan(at, length), out var notions))
                    continue;
                yield return notions;
                at += length - 1;
                break;
            }
        }
    }
}
