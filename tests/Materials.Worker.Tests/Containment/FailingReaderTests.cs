using System.Diagnostics;
using System.IO.Compression;
using Materials.Pages;
using Materials.Reading;
using Materials.Reading.Containment;

namespace Materials.Worker.Tests.Containment;

/// <summary>Whatever a file does to its reader becomes that file's finding, and no other's.</summary>
public sealed class FailingReaderTests : IDisposable
{
    private readonly ReadingPool _pool = new(Pools.OfFaultyReader with
    {
        MaxTimePerFile = TimeSpan.FromSeconds(4),
        MaxMemoryBytes = 500L << 20,
        MaxManagedBytes = 200L << 20,
    });

    public void Dispose() => _pool.Dispose();

    [Theory]
    [InlineData("overflow", "corrupt", null)]
    [InlineData("exit", "corrupt", null)]
    [InlineData("throw", "corrupt", null)]
    [InlineData("print", "corrupt", null)]
    [InlineData("complain", "corrupt", null)]
    [InlineData("hang", "limit-exceeded", "4 s")]
    [InlineData("spin", "limit-exceeded", "4 s")]
    [InlineData("native-memory", "limit-exceeded", "500 MiB")]
    [InlineData("swallowed-memory", "limit-exceeded", "500 MiB")]
    public async Task File_that_its_reader_fails_at_has_the_finding_and_the_next_file_is_read(string fault, string code, string? limit)
    {
        var failed = Assert.Single(await _pool.ReadTextAsync($"{fault}.txt"));
        var next = Assert.Single(await _pool.ReadTextAsync("next.txt"));

        var defect = Assert.Single(failed.Defects);
        Assert.Equal((code, limit), (defect.Code, defect.Limit));
        Assert.Equal(limit is null ? null : $"> {limit}", defect.Met);
        Assert.NotEqual(FileStatus.Read, failed.Status);
        Assert.Equal((27, 64), (failed.Bytes, failed.Sha256.Length));
        Assert.Equal("客户满意度调查方案", Assert.Single(next.Pages).Text);
        Assert.Empty(next.Defects);
    }

    [Theory]
    [InlineData("overflow", FileStatus.Unreadable, "corrupt")]
    [InlineData("hang", FileStatus.Rejected, "limit-exceeded")]
    [InlineData("swallowed-memory", FileStatus.Rejected, "limit-exceeded")]
    public async Task Member_that_its_reader_fails_at_does_not_take_its_neighbours_along(string fault, FileStatus status, string code)
    {
        var files = await _pool.ReadBytesAsync("a.zip", Zip("0.txt", $"1/{fault}.txt", "2.txt"));

        Assert.Equal(["a.zip", "a.zip/0.txt", $"a.zip/1/{fault}.txt", "a.zip/2.txt"], files.Select(f => f.Path));
        Assert.Equal([FileStatus.Read, FileStatus.Read, status, FileStatus.Read], files.Select(f => f.Status));
        Assert.Equal(code, Assert.Single(files[2].Defects).Code);
        Assert.Equal(["客户满意度调查方案", "客户满意度调查方案"], [files[1].Pages[0].Text, files[3].Pages[0].Text]);
    }

    [Fact]
    public async Task Archive_of_nothing_but_killers_is_given_up()
    {
        var members = Enumerable.Range(0, 6).Select(i => $"{i}/throw.txt").ToArray();

        var file = Assert.Single(await _pool.ReadBytesAsync("a.zip", Zip(members)));

        Assert.Equal((FileStatus.Unreadable, "corrupt"), (file.Status, Assert.Single(file.Defects).Code));
    }

    [Fact]
    public async Task Archive_has_the_time_of_each_of_its_members()
    {
        using var pool = new ReadingPool(Pools.OfFaultyReader with { MaxTimePerFile = TimeSpan.FromSeconds(2) });

        var files = await pool.ReadBytesAsync("a.zip", Zip("1/slow.txt", "2/slow.txt", "3/slow.txt", "4/slow.txt"));

        Assert.All(files, f => Assert.Equal(FileStatus.Read, f.Status));
    }

    [Fact]
    public async Task Process_that_was_killed_is_replaced_and_no_file_notices()
    {
        await _pool.WarmAsync();
        var killed = Assert.Single(_pool.ProcessIds);
        using (var process = Process.GetProcessById(killed))
            process.Kill();

        var file = Assert.Single(await _pool.ReadTextAsync("next.txt"));

        Assert.Empty(file.Defects);
        Assert.NotEqual(killed, Assert.Single(_pool.ProcessIds));
    }

    [Fact]
    public async Task Reading_that_is_cancelled_ends_its_process()
    {
        await _pool.WarmAsync();
        var reading = Assert.Single(_pool.ProcessIds);
        using var cancelled = new CancellationTokenSource(TimeSpan.FromSeconds(0.5));
        await using var content = Pools.Open("x"u8.ToArray());
        var since = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _pool.ReadAsync("spin.txt", content, cancelled.Token));

        Assert.InRange(since.Elapsed.TotalSeconds, 0, 3.5);
        while (Directory.Exists($"/proc/{reading}"))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Empty(Assert.Single(await _pool.ReadTextAsync("next.txt")).Defects);
    }

    [Fact]
    public async Task Processes_are_replaced_after_enough_files_and_end_with_the_pool()
    {
        var seen = new HashSet<int>();
        using (var pool = new ReadingPool(Pools.OfFaultyReader with { FilesPerProcess = 1 }))
        {
            for (var i = 0; i < 3; i++)
            {
                Assert.Empty(Assert.Single(await pool.ReadTextAsync("next.txt")).Defects);
                await pool.WarmAsync();
                seen.UnionWith(pool.ProcessIds);
            }
        }

        Assert.Equal(3, seen.Count);
        while (seen.Any(id => Directory.Exists($"/proc/{id}")))
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Process_that_has_read_one_package_never_reads_another()
    {
        using var pool = new ReadingPool(Pools.OfFaultyReader);
        IFileReader first = pool.ForOnePackage(), second = pool.ForOnePackage();
        var seen = new List<int>();
        foreach (var package in (IFileReader[])[first, first, second, first])
        {
            await using var content = Pools.Open("x"u8.ToArray());
            await package.ReadAsync("next.txt", content, TestContext.Current.CancellationToken);
            seen.Add(Assert.Single(pool.ProcessIds));
        }

        Assert.Equal(seen[0], seen[1]);
        Assert.Equal(3, seen.Distinct().Count());
    }

    [Fact]
    public async Task Program_that_cannot_be_started_is_a_fault_and_not_a_finding()
    {
        using var absent = new ReadingPool(Pools.OfFaultyReader with { Program = "/nowhere/materials" });
        using var silent = new ReadingPool(Pools.OfFaultyReader with { Program = "/bin/true" });

        await Assert.ThrowsAsync<ReadingUnavailableException>(() => absent.ReadTextAsync("next.txt"));
        await Assert.ThrowsAsync<ReadingUnavailableException>(() => silent.ReadTextAsync("next.txt"));
    }

    private static byte[] Zip(params string[] members)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var member in members)
            {
                using var writer = new StreamWriter(zip.CreateEntry(member).Open());
                writer.Write("客户满意度调查方案");
            }
        }

        return bytes.ToArray();
    }
}
