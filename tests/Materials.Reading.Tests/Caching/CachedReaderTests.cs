using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Materials.Pages;
using Materials.Reading.Caching;
using Materials.Reading.Containment;
using Materials.Reports;

namespace Materials.Reading.Tests.Caching;

public sealed class CachedReaderTests : IDisposable
{
    private static readonly ContainmentOptions Options = new() { Program = "", Arguments = [], DrawingProgram = null };

    private readonly List<string> files = [];
    private readonly CountingReader reader = new();

    [Fact]
    public async Task Same_bytes_under_another_name_are_not_read_again()
    {
        var cached = new CachedReader(reader, Options, 1 << 20);

        var first = await ReadAsync(cached, "a/执照.txt", "营业执照");
        var second = await ReadAsync(cached, "b/补充 执照.txt", "营业执照");

        Assert.Equal(1, reader.Readings);
        Assert.Equal("b/补充 执照.txt", Assert.Single(second).Path);
        Assert.Equal(first[0].Pages[0].Text, second[0].Pages[0].Text);
        Assert.Equal(first[0].Sha256, second[0].Sha256);
    }

    [Fact]
    public async Task Other_ending_is_read_again_since_it_is_compared_with_the_content()
    {
        var cached = new CachedReader(reader, Options, 1 << 20);
        await ReadAsync(cached, "执照.txt", "营业执照");

        var other = await ReadAsync(cached, "执照.pdf", "营业执照");

        Assert.Equal(2, reader.Readings);
        Assert.Contains(FindingCode.TypeMismatch, other[0].Codes());
    }

    [Fact]
    public async Task Other_bytes_are_read()
    {
        var cached = new CachedReader(reader, Options, 1 << 20);
        await ReadAsync(cached, "执照.txt", "营业执照");
        await ReadAsync(cached, "执照.txt", "营业执照 ");

        Assert.Equal(2, reader.Readings);
    }

    [Theory]
    [InlineData("limit")]
    [InlineData("unread")]
    [InlineData("corrupt")]
    public async Task What_may_come_out_differently_next_time_is_not_kept(string what)
    {
        reader.Change = file => what switch
        {
            "limit" => file with { Defects = [new(FindingCode.LimitExceeded)] },
            "unread" => file with { Pages = [file.Pages[0] with { Unread = UnreadReason.NoDrawing }] },
            _ => file with { Status = FileStatus.Unreadable, Defects = [new(FindingCode.Corrupt)] },
        };
        var cached = new CachedReader(reader, Options, 1 << 20);
        await ReadAsync(cached, "执照.txt", "营业执照");
        await ReadAsync(cached, "执照.txt", "营业执照");

        Assert.Equal(2, reader.Readings);
    }

    [Fact]
    public async Task Another_process_finds_what_the_first_kept()
    {
        var texts = new Kept();
        await ReadAsync(new CachedReader(reader, Options, 1 << 20, texts), "执照.txt", "营业执照");
        var again = await ReadAsync(new CachedReader(reader, Options, 1 << 20, texts), "执照.txt", "营业执照");

        Assert.Equal(1, reader.Readings);
        Assert.Equal("营业执照", again[0].Pages[0].Text);
        Assert.Matches("^[0-9a-f]{64}\\.[0-9a-f]{16}$", Assert.Single(texts.ByName).Key);
    }

    [Fact]
    public async Task Other_limits_read_anew()
    {
        var texts = new Kept();
        await ReadAsync(new CachedReader(reader, Options, 1 << 20, texts), "执照.txt", "营业执照");
        await ReadAsync(new CachedReader(reader, Options with { Limits = new() { MaxPages = 7 } }, 1 << 20, texts), "执照.txt", "营业执照");

        Assert.Equal(2, reader.Readings);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("empty")]
    [InlineData("lie")]
    [InlineData("fault")]
    public async Task Place_that_fails_or_lies_costs_a_reading_and_nothing_else(string how)
    {
        var texts = new Kept();
        await ReadAsync(new CachedReader(reader, Options, 1 << 20, texts), "执照.txt", "营业执照");
        texts.Fails = how == "fault";
        foreach (var name in texts.ByName.Keys)
            texts.ByName[name] = how switch { "empty" => default, "lie" => Brotli("{\"files\":[{\"path\":\"/../x\",\"sha256\":\"\",\"bytes\":1,\"mediaType\":\"text/plain\",\"status\":0}]}"), _ => new byte[] { 1, 2, 3 } };

        var again = await ReadAsync(new CachedReader(reader, Options, 1 << 20, texts), "执照.txt", "营业执照");

        Assert.Equal("营业执照", again[0].Pages[0].Text);
        Assert.Equal(2, reader.Readings);
    }

    [Fact]
    public async Task Members_of_an_archive_come_back_under_its_path()
    {
        reader.Members = ["/内/一.txt"];
        var cached = new CachedReader(reader, Options, 1 << 20);
        await ReadAsync(cached, "包.zip", "archive");

        var again = await ReadAsync(cached, "包.zip", "archive");

        Assert.Equal(1, reader.Readings);
        Assert.Equal(["包.zip", "包.zip/内/一.txt"], again.Select(f => f.Path));
    }

    [Fact]
    public void Memory_is_bounded_and_the_longest_unused_goes_first()
    {
        var recent = new RecentReadings(100);
        recent.Keep("a", new byte[40]);
        recent.Keep("b", new byte[40]);
        Assert.NotNull(recent.Find("a"));
        recent.Keep("c", new byte[40]);
        recent.Keep("d", new byte[101]);

        Assert.Equal(80, recent.Bytes);
        Assert.NotNull(recent.Find("a"));
        Assert.Null(recent.Find("b"));
        Assert.NotNull(recent.Find("c"));
        Assert.Null(recent.Find("d"));
    }

    [Theory]
    [InlineData("执照.pdf", 0, 0)]
    [InlineData("a/执照.pdf", 3, 12)]
    public void Progress_survives_the_channel(string path, int done, int total) =>
        Assert.Equal(new(path, done, total), PageProgress.Parse(new PageProgress(path, done, total).Announced));

    [Theory]
    [InlineData("执照.pdf\0x\0y")]
    [InlineData("执照.pdf\0001")]
    public void Progress_that_makes_no_sense_is_none(string announced) => Assert.Equal(new("执照.pdf", 0, 0), PageProgress.Parse(announced));

    public void Dispose() => files.ForEach(File.Delete);

    private async Task<ImmutableArray<FileContent>> ReadAsync(CachedReader cached, string path, string text)
    {
        var name = Path.GetTempFileName();
        files.Add(name);
        await File.WriteAllTextAsync(name, text, TestContext.Current.CancellationToken);
        await using var content = File.OpenRead(name);
        return await cached.ReadAsync(path, content, TestContext.Current.CancellationToken);
    }

    private static ReadOnlyMemory<byte> Brotli(string text)
    {
        var packed = new MemoryStream();
        using (var compressor = new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionLevel.Fastest))
            compressor.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    /// <summary>The real reader, counted, and where a test says so with another result.</summary>
    private sealed class CountingReader : IFileReader
    {
        public int Readings { get; private set; }

        public Func<FileContent, FileContent> Change { get; set; } = file => file;

        public string[] Members { get; set; } = [];

        public IFileReader ForOnePackage() => this;

        public async Task<ImmutableArray<FileContent>> ReadAsync(string path, FileStream content, CancellationToken cancellationToken)
        {
            Readings++;
            var file = Change((await new FileReader().ReadAsync(path, content, cancellationToken))[0]);
            return [file, .. Members.Select(m => file with { Path = path + m })];
        }
    }

    private sealed class Kept : IKeptTexts
    {
        public ConcurrentDictionary<string, ReadOnlyMemory<byte>> ByName { get; } = new();

        public bool Fails { get; set; }

        public Task<ReadOnlyMemory<byte>?> FindAsync(string name, CancellationToken cancellationToken) => Fails
            ? throw new IOException("The store cannot be reached")
            : Task.FromResult<ReadOnlyMemory<byte>?>(ByName.TryGetValue(name, out var reading) ? reading : null);

        public Task KeepAsync(string name, ReadOnlyMemory<byte> reading, CancellationToken cancellationToken)
        {
            ByName.TryAdd(name, reading);
            return Task.CompletedTask;
        }
    }
}
