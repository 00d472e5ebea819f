using System.Text;
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

/// <summary>A paragraph while its runs are read.</summary>
internal sealed class WordParagraph
{
    /// <summary>The visible text; <c>\n</c> for line breaks, <c>\f</c> for page breaks.</summary>
    public StringBuilder Text { get; } = new();

    public string? StyleId { get; set; }
    public int? OutlineLevel { get; set; }
    public string? ListId { get; set; }
    public int? ListLevel { get; set; }
    public string? Ground { get; set; }
    public bool? PageBreakBefore { get; set; }
    public bool BreakAfter { get; set; }
    public bool EndsSection { get; set; }

    /// <summary>The look of the run that is being read, as far as it says itself.</summary>
    public RunLook Run { get; set; }

    public string? RunStyle { get; set; }

    /// <summary>Height of the first visible letters in half-points; 0 until there are any.</summary>
    public int HalfPoints { get; set; }

    /// <summary>How many figures waited in its flow when it began.</summary>
    public int ShapesBefore { get; init; }
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

    public void BeginRow()
    {
        Cells.Clear();
        Nested.Clear();
        RowIsDeleted = false;
    }
}
