using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Materials.Specimens.Writing;

namespace Materials.Specimens.Printing;

/// <summary>Writes a manuscript as a workbook: a sheet for each part, tables as cells, everything else as lines of text.</summary>
internal static class XlsxWriter
{
    public static byte[] Write(Manuscript manuscript)
    {
        using var stream = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = package.AddWorkbookPart();
            package.ChangeIdOfPart(workbook, "rId1");
            workbook.Workbook = new Workbook();
            var sheets = workbook.Workbook.AppendChild(new Sheets());
            foreach (var (blocks, number) in Parts(manuscript).Select((blocks, i) => (blocks, (uint)i + 1)))
            {
                var part = workbook.AddNewPart<WorksheetPart>($"rId{number}");
                part.Worksheet = new Worksheet(new SheetData(blocks.SelectMany(Rows).Select(Row)));
                sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = number, Name = $"Sheet{number}" });
            }
        }
        return OpcTime.Fixed(stream);
    }

    private static IEnumerable<List<Block>> Parts(Manuscript manuscript)
    {
        var part = new List<Block>();
        foreach (var block in manuscript.Blocks)
        {
            if (block is not Block.Break)
                part.Add(block);
            else if (part.Count > 0)
            {
                yield return part;
                part = [];
            }
        }
        yield return part;
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(Block block) => block switch
    {
        Block.Table table => table.Rows,
        Block.Flow flow => flow.Nodes.Select((node, i) => (string[])[$"{i + 1}", node]),
        Block.Card card => card.Lines.Select(line => (string[])[line]),
        Block.Title title => [[title.Text]],
        Block.Heading heading => [[heading.Text]],
        Block.Paragraph paragraph => [[paragraph.Text]],
        Block.Closing closing => [[closing.Text]],
        Block.Bullet bullet => [[bullet.Text]],
        Block.TextBox box => [[box.Text]],
        _ => throw new InvalidOperationException($"no place in a workbook for {block}"),
    };

    private static Row Row(IReadOnlyList<string> cells) => new(cells.Select(text =>
        new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) }));
}
