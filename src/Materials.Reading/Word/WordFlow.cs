using Materials.Pages;
using Materials.Reading.Office;

namespace Materials.Reading.Word;

/// <summary>Where paragraphs run into: the body, a cell of a table, a text box. Text boxes stand inside paragraphs, so flows nest.</summary>
internal sealed class WordFlow(FlowKind kind, string? ground)
{
    public FlowKind Kind { get; } = kind;

    /// <summary>The colour beneath its letters; null for paper.</summary>
    public string? Ground { get; set; } = ground;

    /// <summary>The paragraph that is being read.</summary>
    public WordParagraph? Paragraph { get; set; }

    /// <summary>The finished paragraphs of a cell or a text box.</summary>
    public List<Line> Lines { get; } = [];

    /// <summary>Figures that wait for the end of their drawing: drawings of neighbouring empty paragraphs are one.</summary>
    public List<DrawnShape> Shapes { get; } = [];

    /// <summary>How many columns a cell covers.</summary>
    public int Span { get; set; } = 1;
}

/// <summary>The kinds of <see cref="WordFlow"/>.</summary>
internal enum FlowKind
{
    Body,
    Cell,
    Shape,
}

/// <summary>A table while its rows are read.</summary>
internal sealed class WordTable(int group)
{
    public int Group { get; } = group;

    /// <summary>Whether its style colours cells: white letters in it may be seen.</summary>
    public bool StyleShades { get; set; }

    public List<WordFlow> Cells { get; } = [];

    /// <summary>Tables and drawings inside the row's cells; they follow the row.</summary>
    public List<Line> Nested { get; } = [];

    public bool RowIsDeleted { get; set; }

    /// <summary>What stands in the row, and what follows it.</summary>
    /// <param name="role">Of the part that the table stands in.</param>
    public List<Line> Row(LineRole role)
    {
        var lines = new List<Line>();
        if (Cells is [var only])
            // A single cell is a frame around text, not a row of values.
            lines.AddRange(only.Lines.Select(l => l with { Group = Group }));
        else if (Cells.Any(c => c.Lines.Count > 0))
        {
            string[] cells = [.. Cells.SelectMany(c => Enumerable.Repeat("", c.Span - 1).Prepend(string.Join(' ', c.Lines.Select(l => l.Text.Replace('\t', ' ')))))];
            lines.Add(new() { Text = string.Join('\t', cells), Cells = [.. cells], Role = role == LineRole.Paragraph ? LineRole.TableRow : role, Group = Group });
        }

        lines.AddRange(Nested);
        return lines;
    }

    public void BeginRow()
    {
        Cells.Clear();
        Nested.Clear();
        RowIsDeleted = false;
    }
}
