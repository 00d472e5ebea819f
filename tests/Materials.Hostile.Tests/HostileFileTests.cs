using System.Collections.Immutable;
using Materials.Hostile.Cases;

namespace Materials.Hostile.Tests;

/// <summary>Every hostile file of the catalogue, in packages of nine good files and forty hostile ones, read as the worker reads them.</summary>
public sealed class HostileFileTests(HostilePackages packages) : IClassFixture<HostilePackages>
{
    public static TheoryData<string> Names { get; } = [.. Catalogue.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Hostile_file_has_its_finding_and_no_good_file_notices(string name)
    {
        var result = await packages.ResultAsync(name);

        Assert.Empty(result.Problems);
    }

    [Fact]
    public void There_are_200_of_them_and_none_is_named_twice()
    {
        Assert.True(Catalogue.All.Length >= 200, $"{Catalogue.All.Length}");
        Assert.Equal(Catalogue.All.Length, Catalogue.All.Select(c => c.Name).Distinct(StringComparer.Ordinal).Count());
    }
}

/// <summary>Packages of hostile files, each read when its first file is asked for.</summary>
public sealed class HostilePackages : IDisposable
{
    private const int HostileFilesOfPackage = 40;

    private readonly CaseRun _run = new(Path.Combine(AppContext.BaseDirectory, "materials"), processes: 2);
    private readonly Dictionary<string, Lazy<Task<ImmutableArray<CaseResult>>>> _packages = [];

    public HostilePackages()
    {
        foreach (var package in Catalogue.All.Chunk(HostileFilesOfPackage))
        {
            var read = new Lazy<Task<ImmutableArray<CaseResult>>>(() => _run.AmidGoodOnesAsync([.. package]));
            foreach (var hostile in package)
                _packages[hostile.Name] = read;
        }
    }

    public void Dispose() => _run.Dispose();

    internal async Task<CaseResult> ResultAsync(string name) => (await _packages[name].Value).Single(r => r.Case.Name == name);
}
