using System.Text.Json;
using Materials.Pages;
using Materials.Reading;
using Materials.Reading.Containment;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Containment;

/// <summary>A reading process of the built program gives what reading in the own process gives.</summary>
public sealed class SameResultTests
{
    [Fact]
    public async Task Sample_files_read_the_same_inside_and_outside()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "sample", "packages"), "*", SearchOption.AllDirectories);
        using var pool = new ReadingPool(Pools.OfProgram);

        foreach (var file in files)
        {
            await using var content = File.OpenRead(file);
            var inside = await pool.ReadAsync(Path.GetFileName(file), content, TestContext.Current.CancellationToken);
            content.Position = 0;
            var outside = new FileReader().Read(Path.GetFileName(file), content, TestContext.Current.CancellationToken);
            Assert.Equal(JsonSerializer.Serialize(outside.AsEnumerable()), JsonSerializer.Serialize(inside.AsEnumerable()));
        }

        Assert.NotEmpty(files);
    }

    [Fact]
    public async Task Limits_that_a_user_sets_reach_the_reading_process()
    {
        using var pool = new ReadingPool(Pools.OfProgram with { Limits = new() { MaxFileBytes = 10 } });

        var file = Assert.Single(await pool.ReadTextAsync("方案.txt"));

        Assert.Equal(FileStatus.Rejected, file.Status);
        Assert.Equal(("too-large", "10 B", "27 B"), (file.Defects[0].Code, file.Defects[0].Limit, file.Defects[0].Met));
    }
}
