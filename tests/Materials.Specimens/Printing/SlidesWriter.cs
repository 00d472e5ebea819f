using System.Security;
using System.Text;
using Materials.Specimens.Writing;

namespace Materials.Specimens.Printing;

/// <summary>Writes a manuscript as a flat OpenDocument presentation, which LibreOffice saves as .pptx: a slide for each heading of the first level.</summary>
internal static class SlidesWriter
{
    private const int LinesPerSlide = 8;

    public static string Write(Manuscript manuscript)
    {
        var slides = new StringBuilder();
        var lines = new List<Block>();
        var title = "";
        void Flush()
        {
            foreach (var chunk in lines.Chunk(LinesPerSlide).DefaultIfEmpty([]))
            {
                if (chunk.Length > 0 || title.Length > 0)
                    slides.Append(Slide(title, chunk));
            }
            lines.Clear();
        }
        foreach (var block in manuscript.Blocks)
        {
            switch (block)
            {
                case Block.Title or Block.Heading { Level: 1 } or Block.Break:
                    Flush();
                    title = block switch { Block.Title t => t.Text, Block.Heading h => h.Text, _ => "" };
                    break;
                default:
                    lines.Add(block);
                    break;
            }
        }
        Flush();
        return $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.presentation">
            <office:automatic-styles><style:page-layout style:name="PM"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/></style:page-layout><style:style style:name="T" style:family="paragraph"><style:text-properties fo:font-size="26pt" style:font-size-asian="26pt"/></style:style><style:style style:name="B" style:family="paragraph"><style:text-properties fo:font-size="15pt" style:font-size-asian="15pt"/></style:style></office:automatic-styles>
            <office:master-styles><style:master-page style:name="M" style:page-layout-name="PM"/></office:master-styles><office:body><office:presentation>{slides}</office:presentation></office:body></office:document>
            """;
    }

    private static string Slide(string title, IReadOnlyList<Block> blocks)
    {
        var slide = new StringBuilder("""<draw:page draw:master-page-name="M">""");
        if (title.Length > 0)
            slide.Append(Frame(1.5, 1, 25, 2, [title], "T"));
        var y = 3.6;
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Block.Flow flow:
                    foreach (var (node, i) in flow.Nodes.Select((node, i) => (node, i)))
                        slide.Append($"""<draw:rect svg:x="{2 + i % 3 * 8.4:0.0}cm" svg:y="{y + i / 3 * 3:0.0}cm" svg:width="7cm" svg:height="1.8cm"><text:p text:style-name="B">{Escape(node)}</text:p></draw:rect>""");
                    y += flow.Nodes.Count / 3 * 3 + 3;
                    break;
                case Block.Table table:
                    slide.Append(Table(table.Rows, y));
                    y += table.Rows.Count * 0.9;
                    break;
                default:
                    slide.Append(Frame(1.5, y, 25, 1.6, Text(block), "B"));
                    y += 1.8;
                    break;
            }
        }
        return slide.Append("</draw:page>").ToString();
    }

    private static string Frame(double x, double y, double width, double height, IEnumerable<string> lines, string style) => $"""
        <draw:frame svg:x="{x:0.0}cm" svg:y="{y:0.0}cm" svg:width="{width:0.0}cm" svg:height="{height:0.0}cm"><draw:text-box>{string.Concat(lines.Select(line => $"""<text:p text:style-name="{style}">{Escape(line)}</text:p>"""))}</draw:text-box></draw:frame>
        """;

    private static string Table(IReadOnlyList<IReadOnlyList<string>> rows, double y)
    {
        var columns = rows.Max(row => row.Count);
        var cells = rows.Select(row => $"<table:table-row>{string.Concat(Enumerable.Range(0, columns).Select(c =>
            $"""<table:table-cell><text:p text:style-name="B">{Escape(c < row.Count ? row[c] : "")}</text:p></table:table-cell>"""))}</table:table-row>");
        return $"""
            <draw:frame svg:x="1.5cm" svg:y="{y:0.0}cm" svg:width="25cm" svg:height="{rows.Count * 0.9:0.0}cm"><table:table><table:table-column table:number-columns-repeated="{columns}"/>{string.Concat(cells)}</table:table></draw:frame>
            """;
    }

    private static IEnumerable<string> Text(Block block) => block switch
    {
        Block.Heading heading => [heading.Text],
        Block.Paragraph paragraph => [paragraph.Text],
        Block.Bullet bullet => ["• " + bullet.Text],
        Block.Closing closing => [closing.Text],
        Block.TextBox box => [box.Text],
        Block.Card card => card.Lines,
        _ => throw new InvalidOperationException($"no place on a slide for {block}"),
    };

    private static string Escape(string text) => SecurityElement.Escape(text);
}
