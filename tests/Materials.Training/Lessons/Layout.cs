using System.Collections.Immutable;
using Materials.Pages;
using Materials.Specimens.Writing;
using Block = Materials.Specimens.Writing.Block;

namespace Materials.Training.Lessons;

/// <summary>Lays written blocks out as a reader of Word files would give them.</summary>
internal static class Layout
{
    private const double TitleSize = 17;
    private const double HeadingSize = 13;
    private const double TextSize = 11;

    /// <summary>A drawn photograph: large enough to show something.</summary>
    private const int PhotoPixels = 600;

    public static ImmutableArray<FileContent> Files(IReadOnlyList<Block> blocks, string name, bool styled)
    {
        var files = ImmutableArray.CreateBuilder<FileContent>();
        var (current, pages, lines, pictures) = (name, new List<Page>(), new List<Line>(), new List<Picture>());
        var groups = 0;
        foreach (var block in blocks)
        {
            if (block is Block.Break cut)
            {
                EndPage();
                if (cut.Name is { } next)
                {
                    EndFile();
                    current = next;
                }
            }
            else if (block is Block.Photo photo)
            {
                pictures.Add(new(PhotoPixels, PhotoPixels, null, lines.Count));
                lines.Add(Paragraph(photo.Caption, TextSize));
            }
            else
            {
                lines.AddRange(Lines(block, styled, ++groups));
            }
        }

        EndPage();
        EndFile();
        return files.ToImmutable();

        void EndPage()
        {
            if (lines.Count > 0 || pictures.Count > 0)
                pages.Add(new() { Number = pages.Count + 1, Source = TextSource.Embedded, Lines = [.. lines], Pictures = [.. pictures] });
            lines.Clear();
            pictures.Clear();
        }

        void EndFile()
        {
            if (pages.Count > 0)
                files.Add(new() { Path = current + ".docx", Sha256 = "", Bytes = 1, MediaType = "application/octet-stream", Status = FileStatus.Read, Unit = PageUnit.Section, Pages = [.. pages] });
            pages.Clear();
        }
    }

    private static IEnumerable<Line> Lines(Block block, bool styled, int group) => block switch
    {
        Block.Title title => [Paragraph(title.Text, TitleSize)],
        Block.Heading heading => [styled ? new() { Text = heading.Text, Role = LineRole.Heading, Level = heading.Level, Size = HeadingSize } : Paragraph(heading.Text, HeadingSize)],
        Block.Paragraph paragraph => [Paragraph(paragraph.Text, TextSize)],
        Block.Closing closing => [Paragraph(closing.Text, TextSize)],
        Block.Bullet bullet => [Paragraph(bullet.Text, TextSize)],
        Block.TextBox box => [new() { Text = box.Text, Role = LineRole.Shape }],
        Block.Table table => table.Rows.Select(r => Row(r, group)),
        Block.Card card => card.Lines.Select((l, i) => Paragraph(l, i == 0 ? TitleSize : TextSize)),
        Block.Flow { Form: FlowForm.Line } flow => [Paragraph(string.Join(" → ", flow.Nodes), TextSize)],
        Block.Flow { Form: FlowForm.Boxes } flow => flow.Nodes.Select((n, i) => Row([$"{i + 1}", n], group)),
        Block.Flow { Form: FlowForm.Cells } flow => flow.Nodes.SelectMany((n, i) => i == 0 ? [Row([n], group)] : (Line[])[Row(["↓"], group), Row([n], group)]),
        Block.Flow flow => flow.Nodes.Select(n => new Line { Text = n, Role = LineRole.Shape, Group = group }),
        _ => throw new InvalidOperationException($"no way to lay out {block}"),
    };

    private static Line Paragraph(string text, double size) => new() { Text = text, Size = size };

    private static Line Row(IReadOnlyList<string> cells, int group) => new() { Text = string.Join('\t', cells), Role = LineRole.TableRow, Cells = [.. cells], Group = group };
}
