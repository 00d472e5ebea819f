using System.Net;
using System.Text;
using Materials.Specimens.Planning;
using Materials.Specimens.Writing;

namespace Materials.Specimens.Printing;

/// <summary>Writes a manuscript as a page for the browser to print, as web forms and online editors do.</summary>
internal static class HtmlWriter
{
    public static string Write(Manuscript manuscript)
    {
        var look = manuscript.Look;
        var dice = new Dice("html", manuscript.KeySentence);
        var html = new StringBuilder($$"""
            <!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><style>
            @page { size: A4; margin: 20mm 19mm }
            body { font-family: "{{look.Font}}"; font-size: {{look.Size}}pt; line-height: 1.6; {{(manuscript.Invisible ? "color: #fff" : "")}} }
            h1, h2, .title { color: #{{look.Colour}} } .title { text-align: center; font-size: 1.7em; font-weight: bold; margin: 1em 0 }
            h1 { font-size: 1.25em } h2 { font-size: 1.08em } p { margin: .35em 0; {{(look.Name is "official" or "plain" ? "text-indent: 2em" : "")}} }
            .closing { text-align: right } table { border-collapse: collapse; width: 100%; margin: .5em 0; font-size: .9em }
            td { border: {{(look.Bordered ? "1px solid #444" : "0; border-bottom: 1px solid #bbb")}}; padding: 3px 6px } tr:first-child td { font-weight: {{(look.Bordered ? "normal" : "bold")}} }
            .box { border: 1.5px solid #{{look.Colour}}; border-radius: 6px; padding: 5px 14px; width: fit-content; max-width: 75%; margin: 0 auto; text-align: center }
            .arrow { text-align: center; line-height: 1.1 } .card { border: 5px double #8b0000; padding: 20px 34px; margin: 12px auto; width: 80%; break-inside: avoid }
            .card div:first-child { text-align: center; font-size: 1.6em; color: #8b0000; letter-spacing: .2em; margin-bottom: 10px }
            figure { text-align: center; margin: 8px 0; break-inside: avoid } img { max-width: 62% } .break { break-before: page } .head { text-align: right; font-size: .8em; color: #666 }
            </style></head><body>
            """);
        if (look.Header.Length > 0)
            html.Append($"<div class=head>{Encode(look.Header)}</div>");
        foreach (var block in manuscript.Blocks)
            html.Append(Element(block, dice)).Append('\n');
        return html.Append("</body></html>").ToString();
    }

    private static string Element(Block block, Dice dice) => block switch
    {
        Block.Title title => $"<div class=title>{Encode(title.Text)}</div>",
        Block.Heading heading => $"<h{heading.Level}>{Encode(heading.Text)}</h{heading.Level}>",
        Block.Paragraph paragraph => $"<p>{Encode(paragraph.Text)}</p>",
        Block.Closing closing => $"<p class=closing>{Encode(closing.Text)}</p>",
        Block.Bullet bullet => $"<ul style='margin:2px'><li>{Encode(bullet.Text)}</li></ul>",
        Block.TextBox box => $"<div class=box>{Encode(box.Text)}</div>",
        Block.Table table => Table(table.Rows),
        Block.Card card => $"<div class=card>{string.Concat(card.Lines.Select(line => $"<div>{Encode(line)}</div>"))}</div>",
        Block.Flow flow => Flow(flow, dice),
        Block.Photo photo => $"<figure><img src='data:image/jpeg;base64,{Convert.ToBase64String(Pictures.Photo(photo.Scene))}'><figcaption>{Encode(photo.Caption)}</figcaption></figure>",
        Block.Break => "<div class=break></div>",
        _ => throw new InvalidOperationException($"no way to print {block}"),
    };

    private static string Flow(Block.Flow flow, Dice dice) => flow.Form switch
    {
        FlowForm.Cells => Table([.. flow.Nodes.SelectMany((node, i) => i == 0 ? new[] { new[] { node } } : [["↓"], [node]])]),
        FlowForm.Boxes => Table([.. flow.Nodes.Select((node, i) => (string[])[$"{i + 1}", node])]),
        FlowForm.Line => $"<p>{Encode(string.Join(" → ", flow.Nodes))}</p>",
        FlowForm.Picture => $"<figure><img src='data:image/png;base64,{Convert.ToBase64String(Pictures.Flow(flow.Nodes, dice))}'></figure>",
        _ => string.Join("<div class=arrow>▼</div>", flow.Nodes.Select(node => $"<div class=box>{Encode(node)}</div>")),
    };

    private static string Table(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var columns = rows.Max(row => row.Count);
        return $"<table>{string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select((cell, i) =>
            $"<td{(i == row.Count - 1 && row.Count < columns ? $" colspan={columns - i}" : "")}>{Encode(cell)}</td>"))}</tr>"))}</table>";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
