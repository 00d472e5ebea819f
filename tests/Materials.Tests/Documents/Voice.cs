namespace Materials.Tests.Documents;

/// <summary>A document as somebody would write it, and what it is.</summary>
/// <param name="Kind">The kind of document that it is.</param>
/// <param name="Name">Whose voice it is.</param>
/// <param name="Missing">The elements that are not in it; all others of its item are.</param>
public sealed record Voice(string Kind, string Name, string[] Missing, string Script)
{
    public static IReadOnlyList<Voice> Materials { get; } = Read("materials.txt");

    public static IReadOnlyList<Voice> Others { get; } = Read("others.txt");

    public override string ToString() => $"{Kind}: {Name}";

    private static Voice[] Read(string name) =>
    [
        .. File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "Voices", name)).ReplaceLineEndings("\n")
            .Split("=== ", StringSplitOptions.RemoveEmptyEntries)
            .Select(Parse),
    ];

    private static Voice Parse(string text)
    {
        var head = text[..text.IndexOf('\n', StringComparison.Ordinal)].Split('|', StringSplitOptions.TrimEntries);
        var missing = head.Length > 2 ? head[2]["missing:".Length..].Split(',', StringSplitOptions.TrimEntries) : [];
        return new(head[0], head[1], missing, text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim('\n'));
    }
}
