using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.Tests.Archives;

public sealed class ArchiveTests
{
    private static readonly byte[] Note = Encoding.UTF8.GetBytes("售后服务记录一份");

    [Fact]
    public void Members_stand_behind_their_archive_sorted_by_path()
    {
        var files = Reading.All("资料.zip", new RawZip().Add("乙/b.txt", Note).Add("a.txt", Note).ToArray());

        Assert.Equal(["资料.zip", "资料.zip/a.txt", "资料.zip/乙/b.txt"], files.Select(f => f.Path));
        Assert.True(files[0].IsArchive);
        Assert.All(files, f => Assert.Empty(f.Defects));
    }

    [Fact]
    public void Names_are_read_as_GBK_where_nothing_else_is_said()
    {
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

        var files = Reading.All("a.zip", new RawZip().Add("营业执照.txt", Note, flags: 0, encoding: gbk).ToArray());

        Assert.Equal("a.zip/营业执照.txt", files[1].Path);
    }

    [Fact]
    public void The_unicode_path_field_wins_over_a_name_in_a_code_page()
    {
        var name = "????.txt"u8.ToArray();
        var unicode = Encoding.UTF8.GetBytes("流程图.txt");
        var extra = new byte[4 + 5 + unicode.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(extra, 0x7075);
        BinaryPrimitives.WriteUInt16LittleEndian(extra.AsSpan(2), (ushort)(5 + unicode.Length));
        extra[4] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(extra.AsSpan(5), Crc32.HashToUInt32(name));
        unicode.CopyTo(extra, 9);

        var files = Reading.All("a.zip", new RawZip().Add("????.txt", Note, flags: 0, extra: extra).ToArray());

        Assert.Equal("a.zip/流程图.txt", files[1].Path);
    }

    [Theory]
    [InlineData("../外.txt")]
    [InlineData("a/../../外.txt")]
    [InlineData("..\\外.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\a.txt")]
    [InlineData("a\0.txt")]
    public void A_member_that_climbs_out_is_refused_and_its_neighbours_are_read(string name)
    {
        var files = Reading.All("a.zip", new RawZip().Add(name, Note).Add("good.txt", Note).ToArray());

        Assert.Equal(["a.zip", "a.zip/good.txt"], files.Select(f => f.Path));
        Assert.Equal([FindingCode.UnsafePath], files[0].Codes());
    }

    [Fact]
    public void A_symbolic_link_is_refused()
    {
        var file = Reading.One("a.zip", new RawZip().Add("link", "/etc/passwd"u8.ToArray(), attributes: 0xA1FF0000).ToArray());

        Assert.Equal([FindingCode.UnsafePath], file.Codes());
        Assert.Equal(FileStatus.Rejected, file.Status);
    }

    [Fact]
    public void A_member_that_grows_a_thousandfold_is_a_bomb()
    {
        var files = Reading.All("a.zip", new RawZip().Add("zeros.bin", new byte[20 << 20]).Add("good.txt", Note).ToArray());

        Assert.Equal(["a.zip", "a.zip/good.txt"], files.Select(f => f.Path));
        var defect = Assert.Single(files[0].Defects);
        Assert.Equal((FindingCode.LimitExceeded, "zeros.bin", "200:1"), (defect.Code, defect.Detail, defect.Limit));
    }

    [Fact]
    public void Archives_nested_beyond_the_limit_are_not_opened()
    {
        var zip = new RawZip().Add("x.txt", Note).ToArray();
        for (var i = 0; i < 6; i++)
            zip = new RawZip().Add($"{i}.zip", zip).ToArray();

        var files = Reading.All("a.zip", zip);

        Assert.Contains(files, f => f.Codes().Contains(FindingCode.LimitExceeded));
        Assert.DoesNotContain(files, f => f.Path.EndsWith("x.txt", StringComparison.Ordinal));
    }

    [Fact]
    public void Entries_that_share_their_bytes_are_a_bomb()
    {
        var zip = new RawZip().Add("a.txt", Note);
        for (var i = 0; i < 10; i++)
            zip.Add($"b{i}.txt", Note, localOffset: 0, localName: "a.txt");

        var file = Reading.One("a.zip", zip.ToArray());

        Assert.Equal((FileStatus.Rejected, FindingCode.LimitExceeded), (file.Status, file.Codes().Single()));
    }

    [Fact]
    public void Too_many_entries_are_refused_before_any_is_read()
    {
        var zip = new RawZip();
        for (var i = 0; i < 11; i++)
            zip.Add($"{i}.txt", Note);

        var files = Reading.All("a.zip", zip.ToArray(), new() { MaxArchiveEntries = 10 });

        var defect = Assert.Single(Assert.Single(files).Defects);
        Assert.Equal((FindingCode.LimitExceeded, "10", "11"), (defect.Code, defect.Limit, defect.Met));
    }

    [Theory]
    [InlineData(5, null)]
    [InlineData(5000, null)]
    [InlineData(null, 0x12345678u)]
    public void A_member_whose_length_or_CRC_is_a_lie_is_corrupt(int? bytes, uint? crc)
    {
        var files = Reading.All("a.zip", new RawZip().Add("a.txt", Note, claimedBytes: bytes, claimedCrc: crc).ToArray());

        Assert.Equal((FileStatus.Unreadable, FindingCode.Corrupt), (files[1].Status, files[1].Codes().Single()));
    }

    [Fact]
    public void A_directory_that_counts_wrongly_is_corrupt()
    {
        Assert.Equal([FindingCode.Corrupt], Reading.One("a.zip", new RawZip { ClaimedEntries = 3 }.Add("a.txt", Note).ToArray()).Codes());
    }

    [Fact]
    public void A_local_header_that_names_another_file_is_corrupt()
    {
        Assert.Equal([FindingCode.Corrupt], Reading.All("a.zip", new RawZip().Add("a.txt", Note, localName: "b.txt").ToArray())[1].Codes());
    }

    [Fact]
    public void An_encrypted_member_is_reported_as_encrypted()
    {
        Assert.Equal([FindingCode.Encrypted], Reading.All("a.zip", new RawZip().Add("a.txt", Note, flags: 0x801).ToArray())[1].Codes());
    }

    [Fact]
    public void Members_of_one_name_are_kept_apart()
    {
        var files = Reading.All("a.zip", new RawZip().Add("a.txt", Note).Add("a.txt", Note).ToArray());

        Assert.Equal(["a.zip", "a.zip/a.txt", "a.zip/a.txt (2)"], files.Select(f => f.Path));
    }

    [Fact]
    public void An_empty_archive_is_read_and_holds_nothing()
    {
        var file = Assert.Single(Reading.All("a.zip", new RawZip().ToArray()));

        Assert.Equal((FileStatus.Read, true), (file.Status, file.IsArchive));
    }

    [Theory]
    [InlineData("Thumbs.db")]
    [InlineData("x/.DS_Store")]
    [InlineData("__MACOSX/._a.txt")]
    [InlineData("~$方案.docx")]
    public void What_systems_leave_behind_is_ignored(string path)
    {
        var file = Reading.One(path, [1, 2, 3]);

        Assert.Equal(FileStatus.Ignored, file.Status);
        Assert.Empty(file.Defects);
    }

    [Fact]
    public void A_file_of_no_bytes_is_blank() => Assert.Equal([FindingCode.Blank], Reading.One("a.docx", []).Codes());

    [Fact]
    public void A_file_above_the_size_limit_is_too_large() =>
        Assert.Equal([FindingCode.TooLarge], Reading.One("a.txt", Note, new() { MaxFileBytes = 10 }).Codes());

    [Fact]
    public void An_unknown_format_is_named_by_its_ending()
    {
        var file = Reading.One("平面图.dwg", [.. "AC1027"u8, 0, 0, 0, 1, 2, 3, 0xFF]);

        var defect = Assert.Single(file.Defects);
        Assert.Equal((FindingCode.UnsupportedFormat, ".dwg"), (defect.Code, defect.Detail));
    }
}
