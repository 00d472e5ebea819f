namespace Materials.Specimens.Writing;

/// <summary>A piece of a document, before any format is chosen.</summary>
internal abstract record Block
{
    public sealed record Title(string Text) : Block;

    public sealed record Heading(int Level, string Text) : Block;

    public sealed record Paragraph(string Text) : Block;

    /// <summary>Signatures and dates, at the right margin.</summary>
    public sealed record Closing(string Text) : Block;

    public sealed record Bullet(string Text) : Block;

    /// <summary>A floating text box.</summary>
    public sealed record TextBox(string Text) : Block;

    public sealed record Table(IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

    public sealed record Flow(FlowForm Form, IReadOnlyList<string> Nodes) : Block;

    /// <summary>A certificate: a framed sheet whose first line is its title.</summary>
    public sealed record Card(IReadOnlyList<string> Lines) : Block;

    public sealed record Photo(string Scene, string Caption) : Block;

    /// <summary>Where a new page starts, and where the document may be cut into files; then <paramref name="Name"/> names the file that follows.</summary>
    public sealed record Break(string? Name) : Block;
}

/// <summary>How a flow is drawn: boxes and arrows, rows of a table with arrows between, numbered boxes, one line with arrows, a picture.</summary>
internal enum FlowForm
{
    Shapes,
    Cells,
    Boxes,
    Line,
    Picture,
}

/// <summary>What a document looks like: the same words in the hands of different secretaries.</summary>
/// <param name="Styled">Headings are heading styles; otherwise merely bold, as most people do it.</param>
internal sealed record Look(string Name, string Font, double Size, string Colour, bool Styled, bool Bordered, string Header, bool PageNumbers);

/// <summary>A document as written, ready for any printer.</summary>
internal sealed record Manuscript(Look Look, IReadOnlyList<Block> Blocks)
{
    /// <summary>White letters on white paper: there for machines, not for people.</summary>
    public bool Invisible { get; init; }

    /// <summary>A sentence of plain text, or else a short cell, that an independent reader must find again.</summary>
    public string KeySentence => Longest(block => block switch
    {
        Block.Paragraph p => [p.Text],
        Block.Bullet b => [b.Text],
        _ => [],
    }) ?? Longest(block => block switch
    {
        Block.Table t => t.Rows.SelectMany(row => row).Where(cell => cell.Length <= LongestUnwrapped),
        Block.Card c => c.Lines,
        Block.Heading h => [h.Text],
        Block.Title t => [t.Text],
        _ => [],
    }) ?? "";

    /// <summary>Cells up to this many characters stay on one line in any layout.</summary>
    private const int LongestUnwrapped = 4;

    private string? Longest(Func<Block, IEnumerable<string>> texts) => Blocks.SelectMany(texts).MaxBy(text => text.Length);

    public Manuscript Then(Manuscript next) => this with { Blocks = [.. Blocks, new Block.Break(null), .. next.Blocks] };
}
