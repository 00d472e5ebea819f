using System.Collections.Immutable;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Materials.Pages;
using Materials.Reading.Containment;
using Materials.Reading.Tests.Archives;
using Materials.Reading.Tests.Ofd;

namespace Materials.Reading.Tests;

/// <summary>Files that were damaged at random: every one is read or refused with a finding, in bounded time; the same seed gives the same damage.</summary>
public sealed class MutationTests
{
    private const int Mutations = 150;

    /// <summary>What one damaged file of some kilobytes may take on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly ReadingLimits Limits = new() { MaxUnpackedBytes = 64 << 20, MaxPartBytes = 16 << 20, FreeUnpackedBytes = 1 << 20 };

    public static TheoryData<string> Samples() =>
        ["a.xls", "a.ppt", "a.doc", "a.odt", "a.ods", "a.odp", "a.ofd", "a.rtf", "a.eml", "a.html", "a.7z", "a4.rar", "a5.rar", "a.tar", "a.tar.gz"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_damaged_file_is_read_or_refused_and_never_anything_else(string path)
    {
        var sample = Sample(path);
        var isPackage = path is "a.odt" or "a.ods" or "a.odp" or "a.ofd";
        var readers = FormatReaders.All(Limits);
        for (var seed = 0; seed < Mutations; seed++)
        {
            var dice = new Random(seed);
            var damaged = isPackage ? Repacked(sample, dice) : Damaged(sample, dice);
            var clock = Stopwatch.StartNew();

            // Without the recognition of text in pictures, which sees pixels alone.
            var files = new FileReading(readers, new(() => null), Limits, new(), Materials.Reading.Archives.Scratch.None, TestContext.Current.CancellationToken).Read(path, new MemoryStream(damaged));

            Assert.True(clock.Elapsed < Patience, $"{path}, seed {seed}: {clock.Elapsed}");
            // As the parent of a reading process checks its answers.
            _ = ReadingAnswerCheck.Verify(files, path, ImmutableDictionary<string, Defect>.Empty, Limits);
        }
    }

    private static byte[] Sample(string path)
    {
        var note = Encoding.UTF8.GetBytes("客户服务记录：已修复。\n");
        var tar = new RawTar().Add("b.txt", note).Add("c.txt", note).ToArray();
        return path switch
        {
            "a.xls" => Specimen.Read("Excel/Files/ledger.xls"),
            "a.ppt" => Specimen.Read("PowerPoint/Files/cases.ppt"),
            "a.doc" => Specimen.Read("Word97/Files/policy.doc"),
            "a.odt" => Specimen.Read("OpenDocument/Files/policy.odt"),
            "a.ods" => Specimen.Read("OpenDocument/Files/ledger.ods"),
            "a.odp" => Specimen.Read("OpenDocument/Files/cases.odp"),
            "a.7z" => Specimen.Read("Archives/Files/solid.7z"),
            "a4.rar" => new RawRar(4).Add("b.txt", note).Add("c.txt", note).ToArray(),
            "a5.rar" => new RawRar(5).Add("b.txt", note).Add("c.txt", note).ToArray(),
            "a.tar" => tar,
            "a.tar.gz" => Gzip(tar),
            "a.rtf" => Encoding.ASCII.GetBytes(@"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 a;}}{\colortbl;\red1\green2\blue3;}\trowd\intbl a\cell b\cell\row\pard \u21463?{\v x}{\pict\pngblip 89504E47}{\object{\*\objdata 0105000002000000}}\par}"),
            "a.eml" => Encoding.UTF8.GetBytes("From: a@b\nSubject: =?utf-8?B?5pyN5Yqh?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>服务</p>\n--b\nContent-Type: text/plain; name=x.txt\nContent-Disposition: attachment\n\nabc\n--b--\n"),
            "a.html" => Encoding.UTF8.GetBytes("<html><style>.a{display:none}</style><table><tr><td>甲<td style='color:#fff'>乙</table><ol><li>一<img src='data:image/png;base64,AAAA'></ol></html>"),
            _ => new OfdFile { Common = "<ofd:TemplatePage ID=\"50\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/>" }.Font(3, CmapFont.Of("营业执照"))
                .Page(OfdFile.Text("营业执照", 20, 20, inside: "<ofd:CGTransform CodePosition=\"0\" CodeCount=\"4\" GlyphCount=\"4\"><ofd:Glyphs>1 2 3 4</ofd:Glyphs></ofd:CGTransform>")
                    + OfdFile.Rule(20, 30, 100, 30) + "<ofd:PathObject ID=\"8\" Boundary=\"0 0 9 9\"><ofd:AbbreviatedData>M 0 0 A 1 2 3 1 0 9 9 Q 1 2 3 4 B 1 2 3 4 5 6 C</ofd:AbbreviatedData></ofd:PathObject>").ToBytes(),
        };
    }

    private static byte[] Gzip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(content);
        return packed.ToArray();
    }

    /// <summary>A few bytes changed, a stretch doubled or cut out, or the end cut off.</summary>
    private static byte[] Damaged(byte[] sample, Random dice)
    {
        var bytes = sample.ToArray();
        for (var i = dice.Next(1, 9); i > 0; i--)
            bytes[dice.Next(bytes.Length)] = dice.Next(4) switch { 0 => 0, 1 => 0xFF, 2 => (byte)dice.Next(256), _ => bytes[dice.Next(bytes.Length)] };
        var (from, length) = (dice.Next(bytes.Length), dice.Next(1, 64));
        var to = Math.Min(bytes.Length, from + length);
        return dice.Next(5) switch
        {
            0 => bytes[..from],
            1 => [.. bytes[..from], .. bytes[to..]],
            2 => [.. bytes[..to], .. bytes[from..]],
            _ => bytes,
        };
    }

    /// <summary>One part damaged, and the package made whole around it: else its checksum alone would speak.</summary>
    private static byte[] Repacked(byte[] package, Random dice)
    {
        var file = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package)))
        using (var to = new ZipArchive(file, ZipArchiveMode.Create))
        {
            var parts = from.Entries.Where(e => e.Length > 0).ToArray();
            var damaged = parts[dice.Next(parts.Length)];
            foreach (var part in parts)
            {
                var content = new MemoryStream();
                using (var packed = part.Open())
                    packed.CopyTo(content);
                using var copy = to.CreateEntry(part.FullName).Open();
                copy.Write(part == damaged ? Damaged(content.ToArray(), dice) : content.ToArray());
            }
        }
        return file.ToArray();
    }
}
