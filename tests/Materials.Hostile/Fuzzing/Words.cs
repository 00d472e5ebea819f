using System.Text;

namespace Materials.Hostile.Fuzzing;

/// <summary>The words that mean something in a format: what mutations put in and exchange.</summary>
internal static class Words
{
    public static IReadOnlyList<byte[]> Pdf { get; } = Split(
        """
        obj|endobj|stream|endstream|xref|trailer|startxref|%%EOF|/Type|/Catalog|/Pages|/Page|/Kids|/Count|/Parent|/MediaBox|/CropBox|/Rotate|/UserUnit|/Contents|
        /Resources|/Font|/XObject|/Subtype|/Form|/Image|/BBox|/Matrix|/Group|/Length|/Filter|/DecodeParms|/FlateDecode|/LZWDecode|/ASCII85Decode|/ASCIIHexDecode|
        /RunLengthDecode|/CCITTFaxDecode|/JBIG2Decode|/JPXDecode|/DCTDecode|/Predictor|/Columns|/Colors|/BitsPerComponent|/EarlyChange|/Width|/Height|/ColorSpace|
        /DeviceRGB|/DeviceGray|/DeviceCMYK|/Indexed|/ICCBased|/Separation|/DeviceN|/Pattern|/Shading|/SMask|/Mask|/ImageMask|/ExtGState|/ca|/CA|/Type0|/Type1|
        /Type3|/TrueType|/CIDFontType0|/CIDFontType2|/DescendantFonts|/Encoding|/Differences|/ToUnicode|/Identity-H|/UniGB-UCS2-H|/UniGB-UTF8-H|/GBK-EUC-H|/90ms-RKSJ-H|
        /W|/DW|/Widths|/FirstChar|/LastChar|/FontDescriptor|/FontFile|/FontFile2|/FontFile3|/CharProcs|/FontMatrix|/CIDToGIDMap|/CIDSystemInfo|/Annots|/Annot|
        /Widget|/AP|/N|/AS|/Rect|/AcroForm|/Fields|/FT|/Tx|/V|/XFA|/OpenAction|/AA|/S|/JavaScript|/JS|/Launch|/Names|/EmbeddedFiles|/EF|/F|/UF|/Encrypt|/Standard|
        /O|/U|/P|/R|/ID|/ObjStm|/First|/Extends|/XRef|/Index|/Prev|/XRefStm|/Size|/Root|/OCProperties|/OCGs|/OC|/D|/OFF|/ON|<<|>>|[|]|( |)|<|>|null|true|false|
        1 0 R|2 0 R|3 0 R|4 0 R|5 0 R|6 0 R|99 0 R| q| Q| cm| Do| BT| ET| Tf| Tj| TJ| Td| Tm| Tr| Tz| re| W n| f| BI| ID| EI| BDC| EMC| gs| scn| cs|
        begincmap|endcmap|beginbfchar|endbfchar|beginbfrange|endbfrange|begincodespacerange|endcodespacerange|begincidrange|endcidrange|usecmap
        """);

    public static IReadOnlyList<byte[]> Xml { get; } = Split(
        """
        <w:p>|</w:p>|<w:r>|</w:r>|<w:t>|</w:t>|<w:tbl>|</w:tbl>|<w:tr>|</w:tr>|<w:tc>|</w:tc>|<w:sdt>|<w:sdtContent>|</w:sdt>|<w:vanish/>|<w:color w:val="FFFFFF"/>|
        <w:sz w:val="1"/>|<mc:AlternateContent>|<mc:Choice Requires="wps">|<mc:Fallback>|<w:drawing>|<w:pict>|<v:shape>|<w:txbxContent>|<w:fldChar w:fldCharType="begin"/>|
        <w:fldChar w:fldCharType="separate"/>|<w:fldChar w:fldCharType="end"/>|<w:instrText>|<w:del>|<w:ins>|<w:gridSpan w:val="9999999"/>|<w:vMerge/>|<w:numPr>|
        <w:ilvl w:val="99"/>|<w:numId w:val="1"/>|<w:pStyle w:val="Heading1"/>|<w:basedOn w:val="a"/>|<w:sectPr>|<w:br w:type="page"/>|<w:sym w:char="F0FE"/>|
        <sheet>|<row r="1048576">|<c r="XFD1048576">|<c r="A1" t="s">|<v>|</v>|<v>99999999</v>|<is>|<t>|<si>|<f>|<mergeCell ref="A1:XFD1048576"/>|<col min="1" max="16384"/>|
        <dimension ref="A1:XFD1048576"/>|<xf numFmtId="999"/>|<p:sp>|<a:p>|<a:r>|<a:t>|<p:grpSp>|<a:off x="0" y="0"/>|<a:ext cx="-1" cy="99999999999"/>|
        <Relationship Id="rId1" Type="a/officeDocument" Target="a.xml"/>|TargetMode="External"|Target="../../x"|r:id="rId1"|r:embed="rId2"|<!DOCTYPE a [<!ENTITY b "c">]>|
        &b;|&#0;|&#x1F600;|&amp;|<![CDATA[|]]>|<!--|-->|<?xml version="1.0"?>|xml:space="preserve"|xmlns:w="x"|/>|
        """);

    public static IReadOnlyList<byte[]> Zip { get; } =
    [
        [0x50, 0x4b, 3, 4], [0x50, 0x4b, 1, 2], [0x50, 0x4b, 5, 6], [0x50, 0x4b, 6, 6], [0x50, 0x4b, 6, 7], [0x50, 0x4b, 7, 8], [0xff, 0xff, 0xff, 0xff], [0, 8], [8, 0],
        [99, 0], [1, 0, 0x10, 0], [0x75, 0x70, 0, 0], .. Split("../|..\\|C:\\|/etc/passwd|word/document.xml|[Content_Types].xml|__MACOSX/|a.zip|a.pdf"),
    ];

    public static IReadOnlyList<byte[]> Picture { get; } =
    [
        [0xff, 0xd8], [0xff, 0xd9], [0xff, 0xda], [0xff, 0xc0], [0xff, 0xc2], [0xff, 0xc4], [0xff, 0xdb], [0xff, 0xe1], [0, 0, 0xff, 0xff], [0x7f, 0xff, 0xff, 0xff],
        .. Split("IHDR|PLTE|IDAT|IEND|tRNS|iCCP|zTXt|eXIf|Exif|II*|MM|GIF89a|NETSCAPE2.0|RIFF|WEBP|VP8 |VP8L|VP8X|BM|JFIF"),
    ];

    public static IReadOnlyList<byte[]> Compound { get; } =
    [
        [0xfe, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0xff], [0xfd, 0xff, 0xff, 0xff], [0xfc, 0xff, 0xff, 0xff], [0xec, 0xa5], [0, 0, 0, 0], [1, 0, 0, 0], [9, 0], [12, 0],
        .. Encoding.Unicode.GetBytes("WordDocument") is { } word ? [word] : Array.Empty<byte[]>(), Encoding.Unicode.GetBytes("1Table"), Encoding.Unicode.GetBytes("Workbook"),
        Encoding.Unicode.GetBytes("EncryptedPackage"), Encoding.Unicode.GetBytes("Root Entry"),
    ];

    public static IReadOnlyList<byte[]> Text { get; } =
    [
        [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff], [0], [0xff], [0xe2, 0x80, 0xae], [0xf0, 0x9f, 0x98, 0x80], [0x81, 0x30, 0x81, 0x30], [0x0c],
        .. Split(",|;|\\t|\"|<html>|<?xml|{\\rtf1|%PDF-1.7|MIME-Version: 1.0|Subject: a|Content-Type: multipart/mixed; boundary=b|--b|--b--|=?utf-8?B?5Yip?=|base64|\\bin999999999 |\\u-1?|\\'a1"),
    ];

    private static byte[][] Split(string words) =>
        [.. words.ReplaceLineEndings("").Split('|', StringSplitOptions.RemoveEmptyEntries).Select(w => Encoding.Latin1.GetBytes($"{w.TrimStart('\n')} "))];
}
