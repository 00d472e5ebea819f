using System.Collections.Immutable;
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

    private static async Task<ImmutableArray<FileContent>> ReadAsync(PackageFile file) =>
        (await new PackageReader(new FileReader(Limits), limits: Limits)
            .ReadAsync(new Submission { PackageId = "A" }, [file], TestContext.Current.CancellationToken)).Files;

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
