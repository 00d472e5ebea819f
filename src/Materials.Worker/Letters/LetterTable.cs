using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Materials.Notices;

namespace Materials.Worker.Letters;

/// <summary>A part of a letter as a table: its head stands again on every page, and no row is torn apart that fits one page.</summary>
internal static class LetterTable
{
    /// <summary>Of number, subject, left and right, in twentieths of a point; together the width between the margins.</summary>
    private static readonly ImmutableArray<int> s_widths = [680, 1840, 3580, 3254];

    public static Table Of(LetterPart part, string colon)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{s_widths.Sum()}" },
                Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "60", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 90, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "60", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 90, Type = TableWidthValues.Dxa })),
            new TableGrid(s_widths.Select(w => new GridColumn { Width = $"{w}" })));
        table.Append(Head(part.Columns));
        foreach (var row in part.Rows)
            table.Append(Row(row, colon));
        return table;
    }

    private static TableBorders Borders()
    {
        return new(
            Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(),
            Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>());

        static T Line<T>()
            where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "5A6675" };
    }

    private static TableRow Head(LetterColumns columns)
    {
        string[] names = [columns.Number, columns.Subject, columns.Left, columns.Right];
        var row = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        for (var i = 0; i < names.Length; i++)
        {
            // Kept with the first row: a head alone at the foot of a page says nothing.
            var paragraph = WordLetter.Paragraph(LetterStyles.ColumnHead, names[i]);
            row.Append(Cell(i, new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "EEF1F5" }, paragraph));
        }

        return row;
    }

    private static TableRow Row(LetterRow row, string colon) => new(
        new TableRowProperties(new CantSplit()),
        Cell(0, null, WordLetter.Paragraph(LetterStyles.CellNumber, $"{row.Number}")),
        Cell(1, null, WordLetter.Paragraph(LetterStyles.Cell, WordLetter.Bold(row.Subject))),
        Cell(2, null, Lines(row.Left, colon)),
        Cell(3, null, Lines(row.Right, colon)));

    private static Paragraph[] Lines(ImmutableArray<LetterLine> lines, string colon) =>
        [.. lines.Select(l => WordLetter.Paragraph(LetterStyles.Cell, WordLetter.Bold($"{l.Name}{colon}"), WordLetter.Run(l.Text)))];

    private static TableCell Cell(int column, Shading? shading, params Paragraph[] paragraphs)
    {
        var properties = new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = $"{s_widths[column]}" });
        if (shading is not null)
            properties.Append(shading);
        var cell = new TableCell(properties);
        cell.Append(paragraphs.Cast<OpenXmlElement>());
        return cell;
    }
}
