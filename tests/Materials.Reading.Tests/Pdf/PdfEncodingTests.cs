using System.Text;

namespace Materials.Reading.Tests.Pdf;

/// <summary>Fonts that are not embedded and whose codes only the name of a predefined encoding tells (ISO 32000-1, 9.7.5.2).</summary>
public class PdfEncodingTests
{
    private const string Simplified = "售后服务，客户满意度98.5%：㐂";
    private const string Traditional = "售後服務，客戶滿意度98%";
    private const string Japanese = "アフターサービス、顧客満足度";
    private const string Korean = "고객만족도조사";

    /// <summary>Beyond the basic plane: two codes of UTF-16, four bytes of UTF-8 and of GB 18030.</summary>
    private const string Rare = "𠮷𪚥售后";

    [Theory]
    [InlineData("UniGB-UCS2-H", "utf-16BE", "GB1", Simplified)]
    [InlineData("UniGB-UCS2-V", "utf-16BE", "GB1", "售后服务")]
    [InlineData("UniGB-UTF16-H", "utf-16BE", "GB1", Rare)]
    [InlineData("UniGB-UTF16-V", "utf-16BE", "GB1", Rare)]
    [InlineData("UniGB-UTF8-H", "utf-8", "GB1", Simplified + Rare)]
    [InlineData("UniGB-UTF8-V", "utf-8", "GB1", "售后服务")]
    [InlineData("UniGB-UTF32-H", "utf-32BE", "GB1", Simplified + Rare)]
    [InlineData("GB-EUC-H", "gb2312", "GB1", "售后服务，客户98.5%")]
    [InlineData("GB-EUC-V", "gb2312", "GB1", "售后服务")]
    [InlineData("GBpc-EUC-H", "gb2312", "GB1", "售后服务98.5%")]
    [InlineData("GBK-EUC-H", "gbk", "GB1", "售後服務 abc 98%")]
    [InlineData("GBK-EUC-V", "gbk", "GB1", "售後服務")]
    [InlineData("GBKp-EUC-H", "gbk", "GB1", "售后服务 abc 98%")]
    [InlineData("GBK2K-H", "GB18030", "GB1", Simplified + Rare)]
    [InlineData("GBK2K-V", "GB18030", "GB1", "售后服务")]
    [InlineData("UniCNS-UCS2-H", "utf-16BE", "CNS1", Traditional)]
    [InlineData("UniCNS-UTF16-H", "utf-16BE", "CNS1", Rare)]
    [InlineData("UniCNS-UTF8-H", "utf-8", "CNS1", Traditional)]
    [InlineData("B5pc-H", "big5", "CNS1", Traditional)]
    [InlineData("ETen-B5-H", "big5", "CNS1", Traditional)]
    [InlineData("ETen-B5-V", "big5", "CNS1", "售後服務")]
    [InlineData("ETenms-B5-H", "big5", "CNS1", Traditional)]
    [InlineData("UniJIS-UCS2-H", "utf-16BE", "Japan1", Japanese)]
    [InlineData("UniJIS-UTF16-H", "utf-16BE", "Japan1", Japanese + Rare)]
    [InlineData("UniJIS-UTF8-H", "utf-8", "Japan1", Japanese)]
    [InlineData("90ms-RKSJ-H", "shift_jis", "Japan1", Japanese + " abc")]
    [InlineData("90ms-RKSJ-V", "shift_jis", "Japan1", "満足度")]
    [InlineData("90msp-RKSJ-H", "shift_jis", "Japan1", Japanese)]
    [InlineData("90pv-RKSJ-H", "shift_jis", "Japan1", Japanese)]
    [InlineData("EUC-H", "euc-jp", "Japan1", Japanese)]
    [InlineData("EUC-V", "euc-jp", "Japan1", "満足度")]
    [InlineData("H", "jis", "Japan1", "満足度調査")]
    [InlineData("UniKS-UCS2-H", "utf-16BE", "Korea1", Korean)]
    [InlineData("UniKS-UTF16-H", "utf-16BE", "Korea1", Korean)]
    [InlineData("UniKS-UTF8-H", "utf-8", "Korea1", Korean)]
    [InlineData("KSC-EUC-H", "euc-kr", "Korea1", Korean)]
    [InlineData("KSC-EUC-V", "euc-kr", "Korea1", "만족도")]
    [InlineData("KSCms-UHC-H", "ks_c_5601-1987", "Korea1", Korean)]
    [InlineData("KSCpc-EUC-H", "euc-kr", "Korea1", Korean)]
    public void Text_of_a_predefined_encoding_is_exact(string encoding, string code, string ordering, string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var shown = Convert.ToHexString(code == "jis" ? [.. Encoding.GetEncoding("euc-jp").GetBytes(text).Select(b => (byte)(b & 0x7f))] : Encoding.GetEncoding(code).GetBytes(text));
        var font = $"<</Type/Font/Subtype/Type0/BaseFont/Font/Encoding/{encoding}/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/Font" +
            $"/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 2>>/DW 1000>>]>>";

        var page = PdfFile.OnePage($"BT /F 12 Tf 50 700 Td <{shown}> Tj ET", font: font).Read().Pages[0];

        Assert.Equal(text, page.Text);
        Assert.Empty(page.Hidden);
        Assert.Equal(1, page.Trust);
    }
}
