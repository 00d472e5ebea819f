using System.IO.Compression;
using System.Text;
using Materials.Reading.Archives;
using Materials.Reading.Containment;

namespace Materials.Reading.Tests.Archives;

public sealed class ScratchTests
{
    /// <summary>More than is held in memory of one file.</summary>
    private const int Large = 5 << 20;

    [Fact]
    public void What_is_written_is_read_again_from_any_place()
    {
        using var file = Scratch.NewFile();
        var scratch = new Scratch(file);
        var content = new byte[Large];
        new Random(1).NextBytes(content);
        using var room = scratch.Open();
        foreach (var part in content.Chunk(81920))
            room.Write(part);

        Assert.Equal(Large, room.Length);
        Assert.Equal(Large, RandomAccess.GetLength(file));
        var read = new byte[1000];
        room.Position = Large - 1500;
        room.ReadExactly(read);
        Assert.Equal(content[^1500..^500], read);
        room.Seek(-10, SeekOrigin.End);
        Assert.Equal(10, room.Read(read));
        Assert.Equal(0, room.Read(read));
    }

    [Fact]
    public void Small_files_touch_no_disk()
    {
        using var file = Scratch.NewFile();
        using var room = new Scratch(file).Open();
        room.Write(new byte[1 << 20]);

        Assert.Equal(0, RandomAccess.GetLength(file));
    }

    [Fact]
    public void Files_inside_files_lie_one_behind_the_other_and_let_their_room_go()
    {
        using var file = Scratch.NewFile();
        var scratch = new Scratch(file);
        byte[] inner = Zip(("深.txt", Text('甲')), ("又.txt", Text('乙'))), outer = Zip(("内.zip", inner), ("后.txt", Text('丙')));

        var files = new FileReader(new() { MaxUnpackedRatio = 1000 }).Read("外.zip", new MemoryStream(outer), new ReadingCourse(), scratch);

        Assert.Equal(["外.zip", "外.zip/内.zip", "外.zip/内.zip/又.txt", "外.zip/内.zip/深.txt", "外.zip/后.txt"], files.Select(f => f.Path));
        Assert.All(files, f => Assert.Empty(f.Defects));
        Assert.Equal(["乙", "甲", "丙"], files.Where(f => !f.Pages.IsEmpty).Select(f => f.Pages[0].Text[..1]));
        // The inner archive is stored, so it takes its own length; two members never lie there at once.
        Assert.InRange(RandomAccess.GetLength(file), inner.Length + Large, inner.Length + 1.2 * Large);
    }

    [Fact]
    public void A_disk_without_room_is_a_fault_and_no_corrupt_file()
    {
        if (!File.Exists("/dev/full"))
            Assert.Skip("There is no device that is always full.");
        using var full = File.OpenHandle("/dev/full", FileMode.Open, FileAccess.ReadWrite);

        Assert.Throws<ScratchException>(() => new FileReader().Read("外.zip", new MemoryStream(Zip(("大.txt", Text('甲')))), new ReadingCourse(), new Scratch(full)));
    }

    /// <summary>Lines that pack, but not absurdly well, of about 5 MB.</summary>
    private static byte[] Text(char first)
    {
        var text = new StringBuilder().Append(first).Append('\n');
        for (var i = 0; text.Length < Large; i++)
            text.Append(i * 7919L % 1_000_003).Append(" service record ").Append(i).Append(i % 50 == 49 ? '\n' : ' ');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] members)
    {
        var file = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in members)
            {
                using var entry = zip.CreateEntry(name, name.EndsWith(".zip", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        return file.ToArray();
    }
}
