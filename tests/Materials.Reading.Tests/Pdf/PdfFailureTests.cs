using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.Tests.Pdf;

public class PdfFailureTests
{
    private const string FormHead = "/Type/XObject/Subtype/Form/BBox[0 0 600 800]";

    [Fact]
    public void A_page_without_ink_is_blank()
    {
        var content = PdfFile.OnePage("").Read();

        Assert.Equal([FindingCode.Blank], content.Defects.Select(d => d.Code));
        Assert.Equal(TextSource.None, content.Pages.Single().Source);
    }

    [Theory]
    [InlineData("[4 0 R]")]
    [InlineData("4 0 R")]
    [InlineData("[[4 0 R]]")]
    public void Contents_that_refer_to_themselves_are_corrupt(string contents)
    {
        var file = new PdfFile().Add("<</Type/Catalog/Pages 2 0 R>>").Add("<</Type/Pages/Kids[3 0 R]/Count 1>>")
            .Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>").Add(contents);

        Assert.Equal(FindingCode.Corrupt, file.Unreadable().Code);
    }

    [Fact]
    public void A_form_that_draws_itself_is_corrupt()
    {
        var file = PdfFile.OnePage("/X Do", page: "/Resources<</XObject<</X 6 0 R>>>>").AddStream("/X Do", FormHead + "/Resources<</XObject<</X 6 0 R>>>>");

        Assert.Equal(FindingCode.Corrupt, file.Unreadable().Code);
    }

    [Fact]
    public void Twenty_thousand_nested_forms_are_corrupt()
    {
        var file = PdfFile.OnePage("/X Do", page: "/Resources<</XObject<</X 6 0 R>>>>");
        for (var i = 0; i < 20_000; i++)
            file.AddStream("/X Do", $"{FormHead}/Resources<</XObject<</X {7 + i} 0 R>>>>");

        Assert.Equal(FindingCode.Corrupt, file.AddStream("", FormHead).Unreadable().Code);
    }

    [Fact]
    public void Forms_that_multiply_meet_a_limit()
    {
        var file = PdfFile.OnePage("/X Do", page: "/Resources<</XObject<</X 6 0 R>>>>");
        for (var i = 0; i < 9; i++)
            file.AddStream(string.Concat(Enumerable.Repeat("/X Do ", 10)), $"{FormHead}/Resources<</XObject<</X {7 + i} 0 R>>>>");

        AssertLimit(file.AddStream("0 g", FormHead).Unreadable());
    }

    [Fact]
    public void A_page_that_unpacks_without_end_meets_a_limit_and_is_never_blank()
    {
        var file = new PdfFile().Add("<</Type/Catalog/Pages 2 0 R>>").Add("<</Type/Pages/Kids[3 0 R]/Count 1>>")
            .Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>").AddPacked(new byte[300 << 20]);

        AssertLimit(file.Unreadable());
    }

    [Fact]
    public void Ten_million_letters_meet_a_limit() =>
        AssertLimit(PdfFile.OnePage($"BT /F 12 Tf ({new string('A', 10_000_000)}) Tj ET").Unreadable());

    [Fact]
    public void A_table_of_characters_that_names_every_code_costs_nothing()
    {
        const string Font = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A>>]>>";

        var page = PdfFile.OnePage("BT /F 12 Tf 50 700 Td <00000001> Tj ET", font: Font)
            .AddStream("begincmap 1 beginbfrange <0000> <7FFFFFFF> <0041> endbfrange endcmap").Read().Pages[0];

        Assert.Equal("AB", page.Text);
    }

    [Fact]
    public void A_tree_of_pages_that_loops_is_corrupt() =>
        Assert.Equal(FindingCode.Corrupt, new PdfFile().Add("<</Type/Catalog/Pages 2 0 R>>").Add("<</Type/Pages/Kids[2 0 R]/Count 1>>").Unreadable().Code);

    [Fact]
    public void A_file_cut_off_is_corrupt() =>
        Assert.Equal(FindingCode.Corrupt, PdfReading.Unreadable(PdfFile.OnePage("BT /F 12 Tf 50 700 Td (text) Tj ET").ToBytes()[..120]).Code);

    [Theory]
    [InlineData("/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>", "JavaScript")]
    [InlineData("/OpenAction<</S/GoTo/Next<</S/Launch/F(cmd.exe)>>>>", "Launch")]
    [InlineData("/AA<</WC<</S/JavaScript/JS(1)>>>>", "JavaScript")]
    [InlineData("/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>", "JavaScript")]
    [InlineData("/AcroForm<</Fields[]/XFA(x)>>", "XFA")]
    public void What_would_run_is_named_and_the_text_is_read(string catalogue, string detail)
    {
        var content = PdfFile.OnePage("BT /F 12 Tf 50 700 Td (text) Tj ET", catalogue: catalogue).Read();

        Assert.Equal([new Defect(FindingCode.ActiveContent, Detail: detail)], content.Defects);
        Assert.Equal("text", content.Pages[0].Text);
    }

    [Fact]
    public void Attachments_are_handed_on()
    {
        var content = PdfFile.OnePage("BT /F 12 Tf 50 700 Td (text) Tj ET", catalogue: "/Names<</EmbeddedFiles<</Names[(a)<</F(list.txt)/EF<</F 6 0 R>>>>]>>>>")
            .AddStream("one, two").Read();

        var attachment = Assert.Single(content.Attachments);
        Assert.Equal("list.txt", attachment.Name);
        Assert.Equal("one, two", System.Text.Encoding.ASCII.GetString(attachment.Unpacked()));
    }

    private static void AssertLimit(Defect defect)
    {
        Assert.Equal(FindingCode.LimitExceeded, defect.Code);
        Assert.NotNull(defect.Limit);
        Assert.NotNull(defect.Met);
    }
}
