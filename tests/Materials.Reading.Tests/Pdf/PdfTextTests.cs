using Materials.Pages;

namespace Materials.Reading.Tests.Pdf;

public class PdfTextTests
{
    [Theory]
    [InlineData("UniGB-UCS2-H", "utf-16BE")]
    [InlineData("UniGB-UTF16-H", "utf-16BE")]
    [InlineData("UniGB-UTF8-H", "utf-8")]
    [InlineData("UniGB-UTF32-H", "utf-32BE")]
    [InlineData("GBK-EUC-H", "gb18030")]
    [InlineData("GBK2K-H", "gb18030")]
    public void Chinese_in_a_font_that_is_not_embedded_reads_exactly(string encoding, string codes)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var shown = Convert.ToHexString(System.Text.Encoding.GetEncoding(codes).GetBytes("客户满意度 96%"));

        var page = PdfFile.OnePage($"BT /F 12 Tf 50 700 Td <{shown}> Tj ET", font: PdfFile.ChineseFont(encoding)).Read().Pages.Single();

        Assert.Equal("客户满意度 96%", page.Text);
        Assert.Equal(1, page.Trust);
        Assert.Equal(TextSource.Embedded, page.Source);
    }

    [Fact]
    public void Characters_beyond_the_basic_plane_are_read_from_surrogates()
    {
        var file = PdfFile.OnePage($"BT /F 12 Tf 50 700 Td {PdfFile.Chinese("姓名𠮷田")} ET", font: PdfFile.ChineseFont("UniGB-UTF16-H"));

        Assert.Equal("姓名𠮷田", file.Read().Pages[0].Text);
    }

    [Fact]
    public void A_font_that_does_not_tell_its_characters_is_not_trusted()
    {
        const string Font = "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Song/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2" +
            "/BaseFont/ABCDEF+Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>";

        var page = PdfFile.OnePage("BT /F 12 Tf 50 700 Td <002300240025> Tj ET", font: Font).Read().Pages[0];

        Assert.True(page.Trust < 0.1, $"{page.Trust} for '{page.Text}'");
        Assert.DoesNotContain('#', page.Text);
    }

    [Theory]
    [InlineData("65/a65/a66/a67 102/a102 28/a28", "<41421C>", "ABfi", true)]
    [InlineData("65/a65/a200/a201", "<41>", "A", false)]
    [InlineData("65/a65 160/a160/a161/a162", "<41>", "A", false)]
    public void Bitmap_glyphs_that_have_only_numbers_are_the_letters_of_their_codes(string differences, string shown, string text, bool read)
    {
        var font = $"<</Type/Font/Subtype/Type3/FontMatrix[0.01 0 0 0.01 0 0]/FontBBox[0 0 80 80]/FirstChar 28/LastChar 103/Widths[{string.Join(' ', Enumerable.Repeat(60, 76))}]" +
            $"/CharProcs<<>>/Encoding<</Type/Encoding/Differences[{differences}]>>>>";

        var page = PdfFile.OnePage($"BT /F 10 Tf 50 700 Td {shown} Tj ET", font: font).Read().Pages[0];

        Assert.Equal(read, page.Text == text);
        Assert.Equal(read, page.Trust == 1);
    }

    [Fact]
    public void Characters_without_a_shape_alone_are_no_text_and_harm_none()
    {
        var nothing = PdfFile.Chinese("\u200B\u00AD");
        var file = PdfFile.OnePage($"BT /F 12 Tf 50 700 Td {nothing} 30 0 Td {PdfFile.Chinese("方案")} 100 0 Td {nothing} ET", font: PdfFile.ChineseFont("UniGB-UCS2-H"));

        Assert.Equal("方案", file.Read().Pages[0].Text);
    }

    [Fact]
    public void Radicals_become_the_ordinary_characters_and_nothing_else_changes()
    {
        Assert.Equal("目客户见①％：㎡", Ideographs.Normalise("⽬客⼾⻅①％：㎡"));
        Assert.Equal("老金門", Ideographs.Normalise("⽼金⾨"));
    }

    [Fact]
    public void Lines_come_from_top_to_bottom_whatever_the_order_of_drawing()
    {
        var page = PdfFile.OnePage("BT /F 12 Tf 50 600 Td (third) Tj ET BT /F 12 Tf 50 700 Td (first) Tj 0 -50 Td (second) Tj ET").Read().Pages[0];

        Assert.Equal("first\nsecond\nthird", page.Text);
    }

    [Fact]
    public void Chinese_set_letter_by_letter_has_no_spaces_and_latin_words_do()
    {
        var content = $"BT /F 10 Tf 1 0 0 1 50 700 Tm {PdfFile.Chinese("服")} 1 0 0 1 62 700 Tm {PdfFile.Chinese("务")} ET " +
            $"BT /F 10 Tf 1 0 0 1 50 650 Tm {PdfFile.Chinese("AB")} 1 0 0 1 72.5 650 Tm {PdfFile.Chinese("CD")} ET";

        var page = PdfFile.OnePage(content, font: PdfFile.ChineseFont("UniGB-UCS2-H")).Read().Pages[0];

        Assert.Equal("服务", page.Lines[0].Text);
        Assert.Equal("AB CD", page.Lines[1].Text);
    }

    [Theory]
    [InlineData("/Rotate 90", "0 1 -1 0 300 100")]
    [InlineData("/Rotate 180", "-1 0 0 -1 500 700")]
    [InlineData("", "0 1 -1 0 300 100")]
    [InlineData("", "0 -1 1 0 300 700")]
    public void Turned_pages_and_turned_text_read_like_upright_ones(string rotate, string matrix)
    {
        var page = PdfFile.OnePage($"BT /F 12 Tf {matrix} Tm (above) Tj 0 -30 Td (below) Tj ET", page: rotate).Read().Pages[0];

        Assert.Equal("above\nbelow", page.Text);
    }

    [Fact]
    public void The_same_file_read_by_many_threads_gives_the_same_pages()
    {
        var file = PdfFile.OnePage($"BT /F 12 Tf 50 700 Td {PdfFile.Chinese("合肥澄海机电有限公司")} ET", font: PdfFile.ChineseFont("UniGB-UCS2-H")).ToBytes();

        var texts = Enumerable.Range(0, 64).AsParallel().Select(_ => PdfReading.Read(file).Pages[0].Text).Distinct().ToList();

        Assert.Equal(["合肥澄海机电有限公司"], texts);
    }

    [Fact]
    public void Form_fields_are_read_where_they_stand()
    {
        const string Annotations = "/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Chengyun Ltd)/Rect[150 690 400 710]>>]";

        var page = PdfFile.OnePage("BT /F 12 Tf 50 695 Td (Applicant:) Tj 0 -40 Td (Next) Tj ET", page: Annotations).Read().Pages[0];

        Assert.Equal("Applicant:\nChengyun Ltd\nNext", page.Text);
        Assert.Equal(LineRole.FormField, page.Lines[1].Role);
    }
}
