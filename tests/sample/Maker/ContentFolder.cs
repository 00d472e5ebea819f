namespace Materials.Sample;

/// <summary>The texts of the documents, as the invented company wrote them, with what differs between packages left open in braces.</summary>
internal sealed class ContentFolder(string folder)
{
    public const string CreditCode = "91340123MA8LHX4C7X";

    public string PathOf(string name) => Path.Combine(folder, name);

    /// <param name="holes">What stands for <c>{YEAR}</c> and the like.</param>
    public string Text(string name, params (string Hole, string Text)[] holes) => holes
        .Append(("{CODE}", CreditCode))
        .Aggregate(File.ReadAllText(PathOf(name)), (text, hole) => text.Replace(hole.Item1, hole.Item2, StringComparison.Ordinal));

    public IReadOnlyList<Block> Blocks(string name, params (string Hole, string Text)[] holes) =>
        [.. Text(name, holes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Block.Of)];
}

/// <summary>One paragraph of a text.</summary>
internal sealed record Block(BlockKind Kind, string Text)
{
    /// <summary>The cells of a table row.</summary>
    public string[] Cells => [.. Text.Trim('|').Split('|').Select(c => c.Trim())];

    public static Block Of(string line) => line switch
    {
        _ when line.StartsWith("===", StringComparison.Ordinal) => new(BlockKind.PageBreak, ""),
        _ when line.StartsWith("# ", StringComparison.Ordinal) => new(BlockKind.Title, line[2..]),
        _ when line.StartsWith("## ", StringComparison.Ordinal) => new(BlockKind.Heading, line[3..]),
        _ when line.StartsWith("> ", StringComparison.Ordinal) => new(BlockKind.Box, line[2..]),
        _ when line.StartsWith('|') => new(BlockKind.Row, line.Trim()),
        _ when line.StartsWith('!') => new(BlockKind.Picture, line[1..].Trim()),
        _ => new(BlockKind.Paragraph, line),
    };
}

/// <summary>What a line of a text becomes in a document.</summary>
internal enum BlockKind
{
    Paragraph,
    Title,
    Heading,

    /// <summary>A row of a table; rows that follow each other are one table.</summary>
    Row,

    /// <summary>A box of a flowchart; boxes that follow each other are joined by arrows.</summary>
    Box,
    Picture,
    PageBreak,
}
