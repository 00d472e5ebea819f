using Materials.Pages;

namespace Materials.Reading.Office;

/// <summary>What is drawn on a slide or on a sheet.</summary>
internal sealed class DrawnPage
{
    /// <summary>Titles and running text, in the order of the file.</summary>
    public List<Line> Text { get; } = [];

    /// <summary>Free figures.</summary>
    public List<DrawnShape> Shapes { get; } = [];

    /// <summary>Rows of tables; their groups count from 1.</summary>
    public List<Line> Rows { get; } = [];

    public List<OfficePicture> Pictures { get; } = [];

    public List<HiddenText> Hidden { get; } = [];

    /// <summary>Arrows and connectors: with them, figures are a diagram.</summary>
    public int Connectors { get; set; }

    /// <summary>Text first, then tables, then figures in reading order, one group of them where they are a diagram.</summary>
    /// <param name="groups">The groups already given on the page.</param>
    public IEnumerable<Line> Lines(int groups)
    {
        foreach (var line in Text)
            yield return line;
        foreach (var row in Rows)
            yield return row with { Group = row.Group + groups };
        var isDiagram = Connectors > 0;
        var group = isDiagram ? groups + (Rows.Count == 0 ? 0 : Rows.Max(r => r.Group)) + 1 : 0;
        foreach (var line in DrawnShape.InReadingOrder(Shapes).SelectMany(s => s.Lines(group, isDiagram)))
            yield return line;
    }
}
