using System.IO.Compression;
using System.Text;
using Materials.Pages;
using Materials.Reports;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Writers.SevenZip;

namespace Materials.Reading.Tests.Archives;

public sealed class StreamedArchiveTests
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;
    private static readonly byte[] Note = Encoding.UTF8.GetBytes("客户服务记录：已修复。\n");
    private static readonly byte[] Staff = Encoding.UTF8.GetBytes("张三，售后服务管理师\n");

    public static TheoryData<string, byte[]> Kinds() => new()
    {
        { "材料.rar", new RawRar(4).Add("证书/张三.txt", Staff).Add("服务记录.txt", Note).ToArray() },
        { "材料.rar", new RawRar(5).Add("证书/张三.txt", Staff).Add("服务记录.txt", Note).ToArray() },
        { "材料.tar", Tar },
        { "材料.tar.gz", Gzip(Tar) },
        { "材料.tar.bz2", Bzip2(Tar) },
        { "材料.7z", SevenZip(("证书/张三.txt", Staff), ("服务记录.txt", Note)) },
    };

    private static byte[] Tar => new RawTar().Add("证书/张三.txt", Staff).Add("服务记录.txt", Note).ToArray();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Members_of_every_kind_of_archive_are_files_of_the_package_listed_by_name(string name, byte[] archive)
    {
        var files = Reading.All(name, archive);

        Assert.Equal([name, $"{name}/服务记录.txt", $"{name}/证书/张三.txt"], files.Select(f => f.Path));
        Assert.True(files[0].IsArchive);
        Assert.Equal((FileStatus.Read, "客户服务记录：已修复。"), (files[1].Status, files[1].Pages[0].Text));
        Assert.All(files, f => Assert.Empty(f.Defects));
    }

    [Fact]
    public void Members_packed_one_into_the_other_by_7_zip_are_read()
    {
        var files = Reading.All("材料.7z", Specimen.Read("Archives/Files/solid.7z"));

        Assert.Equal(["材料.7z", "材料.7z/服务记录.txt", "材料.7z/证书/张三.txt"], files.Select(f => f.Path));
        Assert.Equal("张三，售后服务管理师，证书编号 A-001", files[2].Pages[0].Text);
    }

    [Fact]
    public void A_7z_with_a_password_says_so_of_its_members()
    {
        var files = Reading.All("材料.7z", Specimen.Read("Archives/Files/password.7z"));

        Assert.Equal([FindingCode.Encrypted], files[1].Codes());
    }

    [Fact]
    public void A_7z_whose_names_are_encrypted_too_says_so_itself()
    {
        var file = Assert.Single(Reading.All("材料.7z", Specimen.Read("Archives/Files/password-names.7z")));

        Assert.Equal(FileStatus.Unreadable, file.Status);
        Assert.Equal([FindingCode.Encrypted], file.Codes());
    }

    [Fact]
    public void An_encrypted_member_of_a_rar_is_reported_and_the_others_are_read()
    {
        var files = Reading.All("材料.rar", new RawRar(4).Add("a.txt", Staff, flags: 4).Add("b.txt", Note).ToArray());

        Assert.Equal([FindingCode.Encrypted], files.Single(f => f.Path == "材料.rar/a.txt").Codes());
        Assert.Equal("客户服务记录：已修复。", files.Single(f => f.Path == "材料.rar/b.txt").Pages[0].Text);
    }

    [Fact]
    public void The_first_volume_of_a_rar_without_the_others_is_incomplete()
    {
        var files = Reading.All("材料.part1.rar", new RawRar(4).Add("a.txt", Note, flags: 2).ToArray());

        Assert.Contains(files, f => f.Defects.Any(d => d is { Code: FindingCode.Corrupt, Detail: "*.part2" }));
        Assert.DoesNotContain(files, f => !f.IsArchive && f.Status == FileStatus.Read);
    }

    [Fact]
    public void A_wrong_checksum_is_corrupt_and_never_text()
    {
        var files = Reading.All("材料.rar", new RawRar(4).Add("a.txt", Note, claimedCrc: 1).ToArray());

        Assert.Equal([FindingCode.Corrupt], files[1].Codes());
        Assert.Empty(files[1].Pages);
    }

    [Theory]
    [InlineData("材料.tar")]
    [InlineData("材料.rar")]
    public void Names_in_GBK_are_read(string path)
    {
        var archive = path.EndsWith("tar", StringComparison.Ordinal)
            ? new RawTar().Add("营业执照副本.txt", Note, Gbk).ToArray()
            : new RawRar(4).Add("营业执照副本.txt", Note, Gbk).ToArray();

        Assert.Equal($"{path}/营业执照副本.txt", Reading.All(path, archive)[1].Path);
    }

    [Theory]
    [InlineData("../a.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("c:\\a.txt")]
    public void Names_that_climb_out_are_refused(string name)
    {
        foreach (var archive in new[] { new RawTar().Add(name, Note).Add("b.txt", Note).ToArray(), new RawRar(5).Add(name, Note).Add("b.txt", Note).ToArray() })
        {
            var files = Reading.All("材料.bin", archive);

            Assert.Contains(FindingCode.UnsafePath, files[0].Codes());
            Assert.Equal("材料.bin/b.txt", Assert.Single(files.Skip(1)).Path);
        }
    }

    [Fact]
    public void Links_are_refused()
    {
        var files = Reading.All("材料.tar", new RawTar().Add("a.txt", [], kind: '2', link: "/etc/passwd").Add("b.txt", Note).ToArray());

        Assert.Contains(FindingCode.UnsafePath, files[0].Codes());
        Assert.Equal("材料.tar/b.txt", Assert.Single(files.Skip(1)).Path);
    }

    [Fact]
    public void A_file_packed_by_itself_is_named_without_the_ending_of_the_packing()
    {
        var files = Reading.All("记录.txt.gz", Gzip(Note));

        Assert.Equal(["记录.txt.gz", "记录.txt.gz/记录.txt"], files.Select(f => f.Path));
        Assert.Equal("客户服务记录：已修复。", files[1].Pages[0].Text);
    }

    [Fact]
    public void Of_a_packed_file_that_breaks_off_nothing_passes_for_whole()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"第{i}条 {i * 7919 % 10007}\n")));
        foreach (var (name, packed) in new[] { ("a.txt.gz", Gzip(text)), ("a.txt.bz2", Bzip2(text)), ("a.tar", new RawTar().Add("a.txt", text).ToArray()) })
        {
            var files = Reading.All(name, packed[..(packed.Length / 2)]);

            Assert.Contains(files, f => f.Codes().Contains(FindingCode.Corrupt));
            Assert.DoesNotContain(files, f => !f.IsArchive && f.Status == FileStatus.Read);
        }
    }

    [Fact]
    public void Files_that_were_packed_one_by_one_and_glued_together_are_one()
    {
        byte[] glued = [.. Gzip("第一部分\n"u8.ToArray()), .. Gzip("第二部分\n"u8.ToArray())];

        Assert.Equal(["第一部分", "第二部分"], Reading.All("记录.txt.gz", glued)[1].Texts());
        Assert.Contains(Reading.All("记录.txt.gz", glued[..^3]), f => f.Codes().Contains(FindingCode.Corrupt));
        glued[^6] ^= 1;
        Assert.Contains(Reading.All("记录.txt.gz", glued), f => f.Codes().Contains(FindingCode.Corrupt));
        Assert.Equal("第一部分", Reading.All("记录.txt.gz", [.. Gzip("第一部分\n"u8.ToArray()), .. new byte[1024]])[1].Pages[0].Text);
    }

    [Fact]
    public void What_grows_beyond_measure_is_refused_and_its_neighbours_are_read()
    {
        var limits = new ReadingLimits { FreeUnpackedBytes = 1 << 20, MaxUnpackedRatio = 100 };
        var files = Reading.All("材料.tar.gz", Gzip(new RawTar().Add("bomb.bin", new byte[20 << 20]).Add("b.txt", Note).ToArray()), limits);

        Assert.Contains(files[0].Defects, d => d.Code == FindingCode.LimitExceeded && d.Limit == "100:1");
        Assert.Equal("材料.tar.gz/b.txt", Assert.Single(files.Skip(1)).Path);
    }

    [Theory]
    [InlineData("材料.tar.gz")]
    [InlineData("材料.7z")]
    public void A_member_too_large_to_be_read_is_passed_over_by_what_it_says_of_itself(string name)
    {
        var limits = new ReadingLimits { MaxFileBytes = 2 << 20, MaxUnpackedRatio = int.MaxValue };
        var film = new byte[8 << 20];
        var archive = name.EndsWith("7z", StringComparison.Ordinal)
            ? SevenZip(("a.mp4", film), ("b.txt", Note))
            : Gzip(new RawTar().Add("a.mp4", film).Add("b.txt", Note).ToArray());

        var files = Reading.All(name, archive, limits);

        Assert.Equal([new Defect(FindingCode.LimitExceeded, Detail: "a.mp4", Limit: "2 MiB", Met: "8 MiB")], files[0].Defects);
        Assert.Equal($"{name}/b.txt", Assert.Single(files.Skip(1)).Path);
    }

    [Fact]
    public void More_members_than_the_limit_are_a_finding_of_the_archive()
    {
        var tar = new RawTar();
        for (var i = 0; i < 6; i++)
            tar.Add($"{i}.txt", Note);
        var files = Reading.All("材料.tar", tar.ToArray(), new() { MaxArchiveEntries = 5 });

        Assert.Equal((FileStatus.Rejected, 6), (files[0].Status, files.Length));
        Assert.Contains(files[0].Defects, d => d is { Code: FindingCode.LimitExceeded, Limit: "5" });
    }

    [Fact]
    public void Ten_thousand_members_are_read()
    {
        var tar = new RawTar();
        for (var i = 0; i < 10_000; i++)
            tar.Add($"{i}.txt", Note);

        Assert.Equal(10_001, Reading.All("材料.tar.gz", Gzip(tar.ToArray())).Length);
    }

    [Fact]
    public void Archives_within_archives_of_other_kinds_are_read_to_the_limit_of_depth()
    {
        var inner = Gzip(new RawTar().Add("a.txt", Note).ToArray());
        var files = Reading.All("外.7z", SevenZip(("中.rar", new RawRar(5).Add("内.tar.gz", inner).ToArray())));

        Assert.Equal("外.7z/中.rar/内.tar.gz/a.txt", files[^1].Path);
        Assert.Contains(Reading.All("外.rar", new RawRar(5).Add("内.tar.gz", inner).ToArray(), new() { MaxArchiveDepth = 1 })[1].Defects, d => d is { Code: FindingCode.LimitExceeded, Limit: "1" });
    }

    [Fact]
    public void A_self_extracting_archive_is_a_program_and_not_unpacked()
    {
        var program = new byte[512];
        "MZ"u8.CopyTo(program);
        program[60] = 0x80;
        "PE\0\0"u8.CopyTo(program.AsSpan(0x80));

        var file = Assert.Single(Reading.All("材料.exe", [.. program, .. new RawRar(5).Add("a.txt", Note).ToArray()]));

        Assert.Equal((FileStatus.Unreadable, MediaTypes.Program), (file.Status, file.MediaType));
        Assert.Equal([FindingCode.UnsupportedFormat], file.Codes());
    }

    private static byte[] Gzip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(content);
        return packed.ToArray();
    }

    private static byte[] Bzip2(byte[] content)
    {
        var packed = new MemoryStream();
        using (var bzip2 = BZip2Stream.Create(packed, SharpCompress.Compressors.CompressionMode.Compress, false, true, false))
            bzip2.Write(content);
        return packed.ToArray();
    }

    private static byte[] SevenZip(params (string Name, byte[] Content)[] members)
    {
        var packed = new MemoryStream();
        using (var writer = new SevenZipWriter(packed, new SevenZipWriterOptions { LeaveStreamOpen = true }))
            foreach (var (name, content) in members)
                writer.Write(name, new MemoryStream(content), null);
        return packed.ToArray();
    }
}
