using Materials.Fields;
using Spectre.Console;

namespace Materials.Worker.Rendering;

/// <summary>A page of text on a terminal: lines laid out for a width, in colour where that is wanted.</summary>
internal sealed class TerminalPage
{
    private const int Narrowest = 80;
    private const int Widest = 140;

    public TerminalPage(TextWriter writer, int width, bool colours)
    {
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        Width = Math.Clamp(width, Narrowest, Widest);
        Console.Profile.Width = Width;
        Console.Profile.Capabilities.Unicode = true;
    }

    public int Width { get; }

    private IAnsiConsole Console { get; }

    public void Empty() => Console.WriteLine();

    /// <summary>A paragraph: what is wrapped stands under its first letter, behind <paramref name="lead"/>.</summary>
    /// <param name="text">May come from outside: it is made safe to show, and personal numbers in it are masked.</param>
    public void Paragraph(string lead, string text, Style? style = null)
    {
        var indent = new string(' ', DisplayWidth.Of(lead));
        var first = true;
        foreach (var line in DisplayWidth.Wrap(VisibleText.OneLine(PrivateNumbers.Mask(text)), Width - indent.Length))
        {
            Console.Write(new Text(first ? lead : indent));
            Console.Write(new Text(line, style));
            Console.WriteLine();
            first = false;
        }
    }

    /// <summary>A table. The cells are wrapped to the widths given, which leave room for the frame.</summary>
    public void Table(IReadOnlyList<(string Heading, int Width)> columns, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        var table = new Table { Border = TableBorder.Rounded, ShowRowSeparators = true, UseSafeBorder = false };
        foreach (var (heading, width) in columns)
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))) { Width = width, NoWrap = true });
        foreach (var row in rows)
            table.AddRow(row.Select((cell, i) => Cell(cell, columns[i].Width)));
        Console.Write(table);
    }

    private static Text Cell(Cell cell, int width) =>
        new(string.Join('\n', cell.Lines.SelectMany(l => DisplayWidth.Wrap(VisibleText.OneLine(PrivateNumbers.Mask(l)), width))), cell.Style);
}

/// <summary>A table cell: paragraphs, each of which is wrapped.</summary>
internal sealed record Cell(IReadOnlyList<string> Lines, Style? Style = null)
{
    public Cell(string line, Style? style = null) : this([line], style)
    {
    }
}
