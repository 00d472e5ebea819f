using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Materials.Specimens.Planning;
using Materials.Specimens.Writing;

namespace Materials.Specimens.Printing;

/// <summary>Writes a manuscript as a Word document: real styles or merely bold lines, tables, drawn shapes with their fallback, pictures, headers.</summary>
internal sealed class DocxWriter
{
    private static readonly string[] Sides = ["top", "left", "bottom", "right", "insideH", "insideV"];

    private readonly Manuscript _manuscript;
    private readonly Look _look;
    private readonly Dice _dice;
    private readonly MainDocumentPart _main;
    private readonly StringBuilder _body = new();
    private int _drawings;

    private DocxWriter(Manuscript manuscript, MainDocumentPart main)
    {
        (_manuscript, _look, _main) = (manuscript, manuscript.Look, main);
        _dice = new Dice("docx", manuscript.KeySentence);
    }

    public static byte[] Write(Manuscript manuscript)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            package.ChangeIdOfPart(main, "rId1");
            var writer = new DocxWriter(manuscript, main);
            writer.WriteStyles();
            foreach (var block in manuscript.Blocks)
                writer.Write(block);
            main.Document = new Document($"<w:document {DocxDrawing.Namespaces}><w:body>{writer._body}{writer.Margins()}</w:body></w:document>");
            main.Document.Save();
        }
        return OpcTime.Fixed(stream);
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Block.Title title:
                Paragraph(title.Text, """<w:jc w:val="center"/><w:spacing w:before="240" w:after="240"/>""", Run(bold: true, _look.Size * 1.6, _look.Colour));
                break;
            case Block.Heading heading:
                var style = _look.Styled ? $"""<w:pStyle w:val="Heading{heading.Level}"/>""" : """<w:spacing w:before="160" w:after="60"/>""";
                Paragraph(heading.Text, style, _look.Styled ? Ink() : Run(bold: true, _look.Size + (heading.Level == 1 ? 2 : 0), _look.Colour));
                break;
            case Block.Paragraph paragraph:
                Paragraph(paragraph.Text, _look.Name is "official" or "plain" ? """<w:ind w:firstLineChars="200" w:firstLine="480"/>""" : "", Ink());
                break;
            case Block.Closing closing:
                Paragraph(closing.Text, """<w:jc w:val="right"/>""", Ink());
                break;
            case Block.Bullet bullet:
                Paragraph(bullet.Text, """<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>""", Ink());
                break;
            case Block.Table table:
                Table(table.Rows);
                break;
            case Block.Card card:
                Card(card.Lines);
                break;
            case Block.TextBox box:
                _body.Append(DocxDrawing.Box(box.Text, 14, "rect", ++_drawings));
                break;
            case Block.Flow flow:
                Flow(flow);
                break;
            case Block.Photo photo:
                Picture(Pictures.Photo(photo.Scene), ImagePartType.Jpeg, 8.4, 5.9);
                Paragraph(photo.Caption, """<w:jc w:val="center"/>""", Run(bold: false, 9.5, "404040"));
                break;
            case Block.Break:
                _body.Append("""<w:p><w:r><w:br w:type="page"/></w:r></w:p>""");
                break;
            default:
                throw new InvalidOperationException($"no way to print {block}");
        }
    }

    private void Flow(Block.Flow flow)
    {
        switch (flow.Form)
        {
            case FlowForm.Shapes:
                foreach (var (node, i) in flow.Nodes.Select((node, i) => (node, i)))
                {
                    _body.Append(DocxDrawing.Box(node, 9, i == 0 || i == flow.Nodes.Count - 1 ? "flowChartTerminator" : "flowChartProcess", ++_drawings));
                    if (i + 1 < flow.Nodes.Count)
                        _body.Append(DocxDrawing.Arrow(++_drawings));
                }
                break;
            case FlowForm.Cells:
                Table([.. flow.Nodes.SelectMany((node, i) => i == 0 ? new[] { new[] { node } } : [["↓"], [node]])], centred: true);
                break;
            case FlowForm.Boxes:
                Table([.. flow.Nodes.Select((node, i) => (string[])[$"{i + 1}", node])]);
                break;
            case FlowForm.Line:
                Paragraph(string.Join(" → ", flow.Nodes), "", Ink());
                break;
            case FlowForm.Picture:
                Picture(Pictures.Flow(flow.Nodes, _dice), ImagePartType.Png, 12, 12.0 * (60 + flow.Nodes.Count * 130) / 900);
                break;
        }
    }

    private void Table(IReadOnlyList<IReadOnlyList<string>> rows, bool centred = false)
    {
        var border = _look.Bordered || centred ? "single" : "none";
        var sides = string.Concat(Sides
            .Select(side => $"""<w:{side} w:val="{(side is "insideH" or "top" or "bottom" ? "single" : border)}" w:sz="4" w:color="444444"/>"""));
        _body.Append($"""<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/><w:tblBorders>{sides}</w:tblBorders></w:tblPr><w:tblGrid/>""");
        var columns = rows.Max(row => row.Count);
        foreach (var (row, i) in rows.Select((row, i) => (row, i)))
        {
            _body.Append("<w:tr>");
            for (var c = 0; c < row.Count; c++)
            {
                var span = c == row.Count - 1 && row.Count < columns ? $"""<w:tcPr><w:gridSpan w:val="{columns - c}"/></w:tcPr>""" : "";
                _body.Append($"<w:tc>{span}");
                Paragraph(row[c], centred || i == 0 ? """<w:jc w:val="center"/>""" : "", Run(bold: i == 0 && !centred && rows.Count > 2, Math.Min(_look.Size, 10.5), null));
                _body.Append("</w:tc>");
            }
            _body.Append("</w:tr>");
        }
        _body.Append("</w:tbl><w:p/>");
    }

    private void Card(IReadOnlyList<string> lines)
    {
        _body.Append("""<w:tbl><w:tblPr><w:tblW w:w="4600" w:type="pct"/><w:jc w:val="center"/><w:tblBorders><w:top w:val="double" w:sz="12"/><w:left w:val="double" w:sz="12"/><w:bottom w:val="double" w:sz="12"/><w:right w:val="double" w:sz="12"/></w:tblBorders></w:tblPr><w:tblGrid/><w:tr><w:tc>""");
        foreach (var (line, i) in lines.Select((line, i) => (line, i)))
            Paragraph(line, i == 0 ? """<w:jc w:val="center"/>""" : "", Run(bold: i == 0, i == 0 ? 20 : 12, i == 0 ? "8B0000" : null));
        _body.Append("</w:tc></w:tr></w:tbl><w:p/>");
    }

    private void Picture(byte[] bytes, PartTypeInfo type, double widthCm, double heightCm)
    {
        var part = _main.AddImagePart(type, $"rIdImage{++_drawings}");
        part.FeedData(new MemoryStream(bytes));
        var scale = Math.Min(1, 22 / heightCm);
        _body.Append(DocxDrawing.Picture(_main.GetIdOfPart(part), widthCm * scale, heightCm * scale, ++_drawings));
    }

    private void Paragraph(string text, string properties, string run) =>
        _body.Append($"""<w:p><w:pPr>{properties}</w:pPr><w:r>{run}<w:t xml:space="preserve">{DocxDrawing.Escape(text)}</w:t></w:r></w:p>""");

    private string Ink() => _manuscript.Invisible ? """<w:rPr><w:color w:val="FFFFFF"/></w:rPr>""" : "";

    private string Run(bool bold, double size, string? colour)
    {
        if (_manuscript.Invisible)
            colour = "FFFFFF";
        var half = ((int)(size * 2)).ToString(CultureInfo.InvariantCulture);
        return $"""<w:rPr>{(bold ? "<w:b/>" : "")}{(colour is null ? "" : $"""<w:color w:val="{colour}"/>""")}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>""";
    }

    private void WriteStyles()
    {
        var half = (int)(_look.Size * 2);
        string Heading(int level) => $"""
            <w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>
            <w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>
            <w:rPr><w:b/><w:color w:val="{_look.Colour}"/><w:sz w:val="{half + 10 - level * 4}"/></w:rPr></w:style>
            """;
        _main.AddNewPart<StyleDefinitionsPart>("rIdStyles").Styles = new Styles($"""
            <w:styles {DocxDrawing.Namespaces}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{_look.Font}" w:eastAsia="{_look.Font}" w:hAnsi="{_look.Font}"/><w:sz w:val="{half}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>{Heading(1)}{Heading(2)}</w:styles>
            """);
        _main.AddNewPart<NumberingDefinitionsPart>("rIdNumbering").Numbering = new Numbering($"""
            <w:numbering {DocxDrawing.Namespaces}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>
            """);
    }

    private string Margins()
    {
        var references = "";
        if (_look.Header.Length > 0)
        {
            var header = _main.AddNewPart<HeaderPart>("rIdHeader");
            header.Header = new Header($"""<w:hdr {DocxDrawing.Namespaces}><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>{DocxDrawing.Escape(_look.Header)}</w:t></w:r></w:p></w:hdr>""");
            references += $"""<w:headerReference w:type="default" r:id="{_main.GetIdOfPart(header)}"/>""";
        }
        if (_look.PageNumbers)
        {
            var footer = _main.AddNewPart<FooterPart>("rIdFooter");
            footer.Footer = new Footer($"""<w:ftr {DocxDrawing.Namespaces}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">第 </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> 页</w:t></w:r></w:p></w:ftr>""");
            references += $"""<w:footerReference w:type="default" r:id="{_main.GetIdOfPart(footer)}"/>""";
        }
        return $"""<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1304" w:bottom="1304" w:left="1418" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>""";
    }
}
