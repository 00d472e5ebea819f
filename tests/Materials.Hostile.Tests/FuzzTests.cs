using Materials.Hostile.Fuzzing;

namespace Materials.Hostile.Tests;

/// <summary>A short run of the fuzzer: the same mutations each time. Long runs, with other seeds, are made by hand.</summary>
public sealed class FuzzTests
{
    private const long Seed = 27922;

    /// <summary>Deaths of reading processes that are known and cannot be mended here: they are contained and become findings.</summary>
    private const string Death = "death";

    public static TheoryData<string> Formats { get; } = [.. FuzzFormats.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Thousand_mutated_files_are_read_or_refused(string format)
    {
        var folder = Directory.CreateTempSubdirectory("materials-fuzz-").FullName;
        try
        {
            var run = new FuzzRun(new([FuzzCommand.Format(format)], Seed, From: 0, Count: 1_000, TimeSpan.FromMinutes(2), folder, Shrink: false));

            var found = await run.FindAsync(TestContext.Current.CancellationToken);

            Assert.DoesNotContain(found, f => !f.What.StartsWith(Death, StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Mutation_is_the_same_for_the_same_seed()
    {
        foreach (var format in FuzzFormats.All)
            Assert.Equal(format.Make(Seed, 5), format.Make(Seed, 5));
    }
}
