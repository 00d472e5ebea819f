using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reading.Ocr;

/// <summary>The lines of a page as they are written down, one after the other.</summary>
internal sealed class LayoutLines(int pageWidth, int pageHeight)
{
    private readonly ImmutableArray<Line>.Builder lines = ImmutableArray.CreateBuilder<Line>();
    private int groups;

    public ImmutableArray<Line> ToImmutable() => lines.ToImmutable();

    /// <summary>A number for a table or a drawing that no other on the page has.</summary>
    public int NextGroup() => ++groups;

    public void AddParagraph(string text, IEnumerable<Placed> parts) => Add(text, [], LineRole.Paragraph, 0, [.. parts]);

    public void AddRow(ImmutableArray<string> cells, int group, IEnumerable<Placed> parts) =>
        Add(string.Join('\t', cells), cells, LineRole.TableRow, group, [.. parts]);

    public void AddShape(string text, int group, IEnumerable<Placed> parts) => Add(text, [], LineRole.Shape, group, [.. parts]);

    private void Add(string text, ImmutableArray<string> cells, LineRole role, int group, Placed[] parts)
    {
        var boxes = parts.Select(p => p.Line.Place.InShares(pageWidth, pageHeight)).ToArray();
        var (left, top) = (boxes.Min(b => b.Left), boxes.Min(b => b.Top));
        lines.Add(new()
        {
            Text = text,
            Cells = cells,
            Role = role,
            Group = group,
            Box = new Box(left, top, boxes.Max(b => b.Right) - left, boxes.Max(b => b.Bottom) - top),
            Confidence = Math.Round(ReadLine.MeanConfidence([.. parts.Select(p => p.Line)]), 3),
            Doubtful = parts.All(p => p.Line.Doubtful.IsEmpty) ? [] : Doubtful(text, parts),
        });
    }

    /// <summary>The doubtful characters of the parts, where they stand in the text made of them.</summary>
    private static ImmutableArray<DoubtfulCharacter> Doubtful(string text, Placed[] parts)
    {
        var doubtful = ImmutableArray.CreateBuilder<DoubtfulCharacter>();
        var taken = new HashSet<int>();
        foreach (var part in parts.Select(p => p.Line))
        {
            // The same word may stand in several cells.
            var at = text.IndexOf(part.Text, StringComparison.Ordinal);
            while (at >= 0 && !taken.Add(at))
                at = text.IndexOf(part.Text, at + 1, StringComparison.Ordinal);
            if (at >= 0)
                doubtful.AddRange(part.Doubtful.Select(d => d with { Index = at + d.Index }));
        }

        return [.. doubtful.OrderBy(d => d.Index)];
    }
}
