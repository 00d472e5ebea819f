using System.Collections.Immutable;
using Materials.Hostile.Making;
using Materials.Reading.Tests.Pdf;
using static Materials.Hostile.Cases.PdfStructureCases;

namespace Materials.Hostile.Cases;

/// <summary>PDF files whose fonts are broken: the text in a sound font beside is read all the same.</summary>
internal static class PdfFontCases
{
    private const string Composite = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A";

    public static ImmutableArray<HostileCase> All { get; } =
    [
        WithFont("font-missing", "null"),
        WithFont("font-itself", "6 0 R", findings: ["corrupt"]),
        WithFont("font-without-a-type", "<<>>"),
        WithFont("font-of-an-unknown-type", "<</Type/Font/Subtype/Type99/BaseFont/A>>"),
        WithFont("font-name-of-a-megabyte", $"<</Type/Font/Subtype/Type1/BaseFont/{"A".Times(1 << 20)}/Encoding/WinAnsiEncoding>>"),
        WithFont("descendant-is-the-font", "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]>>"),
        WithFont("descendants-none", "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[]>>"),
        WithFont("encoding-is-the-font", "<</Type/Font/Subtype/Type1/BaseFont/A/Encoding 6 0 R>>"),
        WithFont("encoding-names-a-million-differences", $"<</Type/Font/Subtype/Type1/BaseFont/A/Encoding<</Differences[0{"/a".Times(1_000_000)}]>>>>"),
        WithFont("encoding-based-on-itself", "<</Type/Font/Subtype/Type1/BaseFont/A/Encoding 7 0 R>>", "<</BaseEncoding 7 0 R/Differences 7 0 R>>"),
        WithFont("encoding-unknown", "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/No-Such-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A>>]>>"),
        WithFont("widths-a-million", $"<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 0/LastChar 999999/Widths[{"1 ".Times(1_000_000)}]>>"),
        WithFont("widths-backwards", "<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 900/LastChar -5/Widths[1 2 3]>>"),
        WithFont("widths-by-glyph-itself", $"{Composite}/W 7 0 R>>]>>", "[1 7 0 R 2 7 0 R]"),
        WithFont("widths-by-glyph-of-huge-ranges", $"{Composite}/W[0 2147483647 500 -2147483648 2147483647 1e38]>>]>>", findings: ["limit-exceeded"]),
        WithFont("widths-by-glyph-a-million", $"{Composite}/W[{"1[2] ".Times(500_000)}]>>]>>"),
        WithFont("glyphs-mapped-by-garbage", $"{Composite}/CIDToGIDMap 7 0 R>>]>>", stream: "garbage"),
        WithFont("matrix-of-zeros", "<</Type/Font/Subtype/Type3/FontMatrix[0 0 0 0 0 0]/FontBBox[0 0 0 0]/CharProcs<<>>/Encoding<</Differences[65/a]>>/FirstChar 65/LastChar 65/Widths[0]>>"),
        WithFont("glyph-draws-itself", "<</Type/Font/Subtype/Type3/FontMatrix[1 0 0 1 0 0]/FontBBox[0 0 1 1]/CharProcs<</a 7 0 R>>/Encoding<</Differences[65/a]>>/FirstChar 65/LastChar 65/Widths[1]/Resources<</Font<</F 6 0 R>>>>>>", stream: "BT /F 1 Tf (A) Tj ET"),
        WithFont("file-is-itself", "<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor<</FontFile2 6 0 R>>>>"),
        WithFont("truetype-of-one-byte", "<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor<</FontFile2 7 0 R>>>>", stream: "x"),
        WithFont("truetype-of-tables-beyond-its-end", "<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor<</FontFile2 7 0 R>>>>", stream: TrueType(("cmap", 0x7fffffff, 0x7fffffff), ("head", 0, 0xffffffff), ("loca", 5, 1), ("glyf", 9, 9))),
        WithFont("truetype-of-65535-tables", "<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor<</FontFile2 7 0 R>>>>", stream: "\0\u0001\0\0\u00ff\u00ff\0\0\0\0\0\0"),
        WithFont("truetype-whose-characters-never-end", "<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor<</FontFile2 7 0 R>>>>",
            stream: TrueType(("cmap", 28, 40)) + "\0\0\0\u0001\0\u0003\0\u000a\0\0\0\u000c\0\u000c\0\0\0\0\u0000\u001c\0\0\0\0\0\0\0\u0001\0\0\0\0\u00ff\u00ff\u00ff\u00ff\0\0\0\0"),
        WithFont("type1-of-garbage", "<</Type/Font/Subtype/Type1/BaseFont/A/FontDescriptor<</FontFile 7 0 R>>>>", stream: $"%!PS-AdobeFont-1.0: A\n/Encoding 256 array 0 1 255 {{{"{".Times(10_000)}\ncurrentfile eexec {"x".Times(5_000)}"),
        WithFont("type1-that-never-ends", "<</Type/Font/Subtype/Type1/BaseFont/A/FontDescriptor<</FontFile 7 0 R>>>>", stream: $"%!PS-AdobeFont-1.0: A\n/Encoding [{"/a ".Times(100_000)}"),
        WithFont("compact-of-garbage", "<</Type/Font/Subtype/Type1/BaseFont/A/FontDescriptor<</FontFile3 7 0 R>>>>", stream: "\u0001\0\u0004\u0004\u00ff\u00ff\u0004\u00ff\u00ff\u00ff\u00ff"),
        WithFont("file-bomb", "<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor<</FontFile2 7 0 R>>>>", packed: 400 << 20),
        WithFont("to-unicode-names-every-code", $"{Composite}>>]/ToUnicode 7 0 R>>", stream: "begincmap 1 beginbfrange <0000> <7FFFFFFF> <0041> endbfrange endcmap"),
        WithFont("to-unicode-names-every-code-a-thousand-times", $"{Composite}>>]/ToUnicode 7 0 R>>", stream: $"begincmap 1 beginbfrange {"<00000000> <FFFFFFFF> <0041> ".Times(100_000)} endbfrange endcmap"),
        WithFont("to-unicode-list-of-a-million", $"{Composite}>>]/ToUnicode 7 0 R>>", stream: $"begincmap 1 beginbfrange <0000> <FFFF> [{"<0041> ".Times(1_000_000)}] endbfrange endcmap"),
        WithFont("to-unicode-text-of-a-megabyte", $"{Composite}>>]/ToUnicode 7 0 R>>", stream: $"begincmap 1 beginbfchar <0001> <{"0041".Times(500_000)}> endbfchar endcmap"),
        WithFont("to-unicode-uses-itself", $"{Composite}>>]/ToUnicode 7 0 R>>", stream: "/A usecmap begincmap endcmap", dictionary: "/CMapName/A/UseCMap 7 0 R"),
        WithFont("to-unicode-is-the-font", $"{Composite}>>]/ToUnicode 6 0 R>>"),
        WithFont("to-unicode-bomb", $"{Composite}>>]/ToUnicode 7 0 R>>", packed: 400 << 20, findings: ["limit-exceeded"]),
        WithFont("codes-named-by-a-range-of-all", "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding 7 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A>>]>>",
            stream: "begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 begincidrange <00000000> <7FFFFFFF> 0 endcidrange endcmap", dictionary: "/Type/CMap/CMapName/A"),
        WithFont("codes-use-themselves", "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding 7 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A>>]>>",
            stream: "/A usecmap begincmap endcmap", dictionary: "/Type/CMap/CMapName/A/UseCMap 7 0 R"),
        Reads("fonts-ten-thousand", () => PdfFile.OnePage(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"/G{i} 1 Tf ")) + Text,
            page: $"/Resources<</Font<</F 5 0 R{string.Concat(Enumerable.Range(0, 10_000).Select(i => $"/G{i} 5 0 R"))}>>>>").ToBytes()),
    ];

    /// <summary>A page that writes with the broken font (object 6), and below with a sound one.</summary>
    private static HostileCase WithFont(string name, string font, string? seventh = null, string? stream = null, string dictionary = "", int packed = 0, string[]? findings = null)
    {
        return new($"pdf/{name}", "a.pdf", Make, findings ?? []) { Reads = findings is null ? Read : null };

        byte[] Make()
        {
            var file = PdfFile.OnePage($"BT /B 12 Tf 50 600 Td <00410042> Tj ET {Text}", page: "/Resources<</Font<</B 6 0 R/F 5 0 R>>>>").Add(font);
            if (stream is not null)
                file.AddStream(stream, dictionary);
            else if (packed > 0)
                file.AddStream(Raw.Packed(packed), "/Filter/FlateDecode");
            else if (seventh is not null)
                file.Add(seventh);
            return file.ToBytes();
        }
    }

    /// <summary>The head of a TrueType font with the tables that it claims.</summary>
    private static string TrueType(params (string Name, uint Offset, uint Length)[] tables) =>
        "\0\u0001\0\0\0" + (char)tables.Length + "\0\0\0\0\0\0" + string.Concat(tables.Select(t => $"{t.Name}\0\0\0\0{Number(t.Offset)}{Number(t.Length)}"));

    private static string Number(uint value) => new([(char)(value >> 24), (char)((value >> 16) & 0xff), (char)((value >> 8) & 0xff), (char)(value & 0xff)]);
}
