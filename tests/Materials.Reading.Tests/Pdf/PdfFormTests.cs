using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.Tests.Pdf;

public sealed class PdfFormTests
{
    [Fact]
    public void A_text_laid_over_the_page_that_brings_no_appearance_is_a_line()
    {
        var read = PdfFile.OnePage("BT /F 12 Tf 50 700 Td (body) Tj ET", "/Annots[<</Type/Annot/Subtype/FreeText/Rect[50 600 300 620]/Contents(approved)/DA(/F 12 Tf)>>]").Read();

        Assert.Equal(["body", "approved"], read.Pages[0].Lines.Select(l => l.Text));
    }

    [Fact]
    public void A_form_that_only_one_program_can_show_is_said_to_be_unreadable()
    {
        var file = PdfFile.OnePage("BT /F 12 Tf 50 700 Td (Please wait...) Tj ET", catalogue: "/NeedsRendering true/AcroForm<</Fields[]/XFA 6 0 R>>").AddStream("<xdp/>");

        Assert.Equal(new Defect(FindingCode.UnsupportedFormat, Detail: "XFA"), file.Unreadable());
    }

    [Fact]
    public void A_form_that_is_drawn_too_is_read()
    {
        var file = PdfFile.OnePage("BT /F 12 Tf 50 700 Td (body) Tj ET", catalogue: "/AcroForm<</Fields[]/XFA 6 0 R>>").AddStream("<xdp/>");

        Assert.Equal("body", file.Read().Pages[0].Text);
    }
}
