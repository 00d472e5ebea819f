using System.Collections.Immutable;
using Materials.Hostile.Making;
using Materials.Reading.Tests.Pdf;
using static Materials.Hostile.Cases.PdfStructureCases;

namespace Materials.Hostile.Cases;

/// <summary>PDF files whose streams unpack to more than they should, or to nothing.</summary>
internal static class PdfStreamCases
{
    private const int MiB = 1 << 20;

    public static ImmutableArray<HostileCase> All { get; } =
    [
        new("pdf/flate-bomb", "a.pdf", () => Contents(Raw.Packed(400 * MiB), "/Filter/FlateDecode"), "limit-exceeded"),
        new("pdf/flate-bomb-in-a-bomb", "a.pdf", () => Contents(Raw.Packed(1024 * MiB, times: 2), "/Filter[/FlateDecode/FlateDecode]"), "limit-exceeded"),
        new("pdf/flate-five-times", "a.pdf", () => Contents(Raw.Packed(512 * MiB, times: 5), "/Filter[/FlateDecode/FlateDecode/FlateDecode/FlateDecode/FlateDecode]"), "limit-exceeded"),
        new("pdf/flate-bombs-on-many-pages", "a.pdf", () => Repeated(40, Raw.Packed(48 * MiB)), "limit-exceeded"),
        new("pdf/lzw-bomb", "a.pdf", () => Contents(Lzw.PackZeros(400 * MiB), "/Filter/LZWDecode"), "limit-exceeded"),
        new("pdf/run-length-bomb", "a.pdf", () => Contents([.. Enumerable.Repeat<byte[]>([129, 32], 2 * MiB).SelectMany(b => b), 128], "/Filter/RunLengthDecode"), "limit-exceeded"),
        new("pdf/run-length-in-flate-bomb", "a.pdf", () => Contents(PdfFile.Pack([.. Enumerable.Repeat<byte[]>([129, 32], 4 * MiB).SelectMany(b => b)]), "/Filter[/FlateDecode/RunLengthDecode]"), "limit-exceeded"),
        new("pdf/ascii85-bomb", "a.pdf", () => Contents(PdfFile.Pack([.. Enumerable.Repeat((byte)'z', 40 * MiB)]), "/Filter[/FlateDecode/ASCII85Decode]"), "limit-exceeded"),
        new("pdf/hexadecimal-bomb", "a.pdf", () => Contents(PdfFile.Pack([.. Enumerable.Repeat((byte)'2', 300 * MiB)]), "/Filter[/FlateDecode/ASCIIHexDecode]"), "limit-exceeded"),
        Reads("ascii85-sound", () => Contents(Raw.Ascii85(Raw.Bytes(Text)), "/Filter/ASCII85Decode")),
        Reads("lzw-sound", () => Contents(Lzw.Pack(Raw.Bytes(Text)), "/Filter/LZWDecode")),
        Reads("run-length-sound", () => Contents([(byte)(Text.Length - 1), .. Raw.Bytes(Text), 128], "/Filter/RunLengthDecode")),
        new("pdf/filters-a-thousand", "a.pdf", () => Contents(Raw.Bytes(Text), $"/Filter[{"/ASCIIHexDecode".Times(1_000)}]"), "corrupt"),
        new("pdf/filter-unknown", "a.pdf", () => Contents(Raw.Bytes(Text), "/Filter/NoSuchDecode"), "corrupt"),
        new("pdf/filter-itself", "a.pdf", () => Contents(Raw.Bytes(Text), "/Filter 4 0 R"), "corrupt"),
        new("pdf/filter-crypt", "a.pdf", () => Contents(Raw.Bytes(Text), "/Filter/Crypt/DecodeParms<</Name/Odd>>"), "corrupt"),
        new("pdf/flate-of-garbage", "a.pdf", () => Contents([.. Enumerable.Range(0, 5_000).Select(i => (byte)(i * 37 + i / 7))], "/Filter/FlateDecode"), "corrupt"),
        Reads("flate-broken-in-the-middle", () => Contents(BrokenInTheMiddle(), "/Filter/FlateDecode"), "corrupt"),
        Reads("flate-without-its-checksum", () => Contents(PdfFile.Pack(Raw.Bytes(Text))[..^4], "/Filter/FlateDecode")),
        new("pdf/predictor-of-a-billion-columns", "a.pdf", () => Contents(PdfFile.Pack(Raw.Bytes(Text)), "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 999999999/Colors 32/BitsPerComponent 32>>"), "corrupt"),
        new("pdf/predictor-of-no-columns", "a.pdf", () => Contents(PdfFile.Pack(Raw.Bytes(Text)), "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 0>>"), "corrupt"),
        new("pdf/predictor-of-negative-columns", "a.pdf", () => Contents(PdfFile.Pack(Raw.Bytes(Text)), "/Filter/FlateDecode/DecodeParms<</Predictor 2/Columns -9/Colors -1>>"), "corrupt"),
        new("pdf/contents-of-a-thousand-bombs", "a.pdf", () => Repeated(1, Raw.Packed(60 * MiB)).With("/Contents 4 0 R", $"/Contents[{"4 0 R ".Times(1_000)}]"), "limit-exceeded"),
    ];

    private static byte[] Contents(byte[] data, string dictionary) =>
        new PdfFile().Add("<</Type/Catalog/Pages 2 0 R>>").Add("<</Type/Pages/Kids[3 0 R]/Count 1>>")
            .Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>").AddStream(data, dictionary).Add(PdfFile.Helvetica).ToBytes();

    private static byte[] Repeated(int pages, byte[] packed)
    {
        var file = new PdfFile().Add("<</Type/Catalog/Pages 2 0 R>>").Add($"<</Type/Pages/Kids[{string.Concat(Enumerable.Range(0, pages).Select(i => $"{3 + 2 * i} 0 R "))}]/Count {pages}>>");
        for (var i = 0; i < pages; i++)
            file.Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {4 + 2 * i} 0 R>>").AddStream(packed, "/Filter/FlateDecode");
        return file.ToBytes();
    }

    /// <summary>The text, then much noise that packs badly, in which bits are turned.</summary>
    private static byte[] BrokenInTheMiddle()
    {
        var noise = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i * 7919 % 1009} {i * 104729 % 877} m "));
        var packed = PdfFile.Pack(Raw.Bytes($"{Text} {noise}"));
        for (var i = packed.Length / 2; i < packed.Length / 2 + 200; i++)
            packed[i] = 0xff;
        return packed;
    }
}
