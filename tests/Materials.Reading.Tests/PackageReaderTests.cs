using System.Collections.Immutable;
using System.Text;
using Materials.Packages;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.Tests;

public sealed class PackageReaderTests
{
    private static readonly ReadingLimits Limits = new() { MaxFileBytes = 1000 };

    [Fact]
    public async Task A_file_announced_by_its_store_as_too_large_is_not_fetched()
    {
        var file = new PackageFile("录像.zip", _ => throw new InvalidOperationException("It was opened."), Bytes: 1001);

        var read = Assert.Single(await ReadAsync(file));

        Assert.Equal((FileStatus.Rejected, 1001), (read.Status, read.Bytes));
        Assert.Equal([FindingCode.TooLarge], read.Codes());
    }

    [Fact]
    public async Task Of_a_stream_without_end_no_more_is_taken_than_a_file_may_have()
    {
        var endless = new Endless();

        var read = Assert.Single(await ReadAsync(new PackageFile("无尽.txt", _ => Task.FromResult<Stream>(endless))));

        Assert.Equal([FindingCode.TooLarge], read.Codes());
        Assert.Equal(1001, endless.Taken);
    }

    [Fact]
    public async Task Too_large_is_said_in_the_same_way_of_a_file_on_disk_and_of_one_in_a_store()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, new byte[2000], TestContext.Current.CancellationToken);
        try
        {
            var onDisk = Assert.Single(await ReadAsync(new PackageFile("大.pdf", _ => Task.FromResult<Stream>(File.OpenRead(path)))));
            var inStore = Assert.Single(await ReadAsync(new PackageFile("大.pdf", _ => Task.FromResult(Stream.Null), Bytes: 2000)));

            Assert.Equal(onDisk with { Defects = [] }, inStore with { Defects = [] });
            Assert.Equal(onDisk.Defects, inStore.Defects);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_store_that_fails_while_bytes_come_is_a_fault_and_no_corrupt_file() =>
        await Assert.ThrowsAsync<IOException>(() => ReadAsync(new PackageFile("a.pdf", _ => Task.FromResult<Stream>(new Endless { FailsAfter = 100 }))));

    [Fact]
    public async Task Texts_of_a_package_beyond_the_limit_are_refused_in_the_order_of_their_paths_whenever_they_come()
    {
        // 200 bytes for the line and 2 for each of its 100 characters: there is room for two such files and a short one.
        var limits = Limits with { MaxPackageTextBytes = 1_100 };
        foreach (var late in Enumerable.Range(0, 5))
        {
            var files = Enumerable.Range(0, 5).Select(i => new PackageFile($"{i}.txt", async token =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(i == late ? 100 : 0), TimeProvider.System, token);
                return new MemoryStream(Encoding.UTF8.GetBytes(new string('a', i == 4 ? 10 : 100)));
            }));

            var read = await ReadAsync(limits, [.. files]);

            Assert.Equal([[], [], [FindingCode.LimitExceeded], [FindingCode.LimitExceeded], []], read.Select(f => f.Codes()));
            Assert.All(read, f => Assert.Equal(64, f.Sha256.Length));
            Assert.Empty(read[2].Pages);
        }
    }

    private static Task<ImmutableArray<FileContent>> ReadAsync(PackageFile file) => ReadAsync(Limits, [file]);

    private static async Task<ImmutableArray<FileContent>> ReadAsync(ReadingLimits limits, ImmutableArray<PackageFile> files) =>
        (await new PackageReader(new FileReader(limits), limits: limits)
            .ReadAsync(new Submission { PackageId = "A" }, files, TestContext.Current.CancellationToken)).Files;

    /// <summary>Gives as many bytes as anybody takes.</summary>
    private sealed class Endless : Stream
    {
        public int FailsAfter { get; init; } = int.MaxValue;

        public int Taken { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Taken; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (Taken >= FailsAfter)
                throw new IOException("The connection was lost.");
            var given = Math.Min(count, 64);
            buffer.AsSpan(offset, given).Fill((byte)'a');
            Taken += given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
