using System.Security.Cryptography;
using System.Text;
using Materials.Pages;
using Materials.Reading.Containment;

namespace Materials.Worker.Tests.Containment;

/// <summary>A process that has read a hostile file is not believed: no lie of it reaches a report.</summary>
public sealed class LyingReaderTests : IDisposable
{
    private readonly ReadingPool _pool = new(Pools.OfFaultyReader with { Limits = new() { MaxCharacters = 2_000_000 }, MaxOutputBytes = 16 << 20, MaxTimePerUpload = TimeSpan.FromSeconds(3) });

    public void Dispose() => _pool.Dispose();

    [Theory]
    [InlineData("lie-nothing")]
    [InlineData("lie-other-path")]
    [InlineData("lie-neighbour")]
    [InlineData("lie-climbing")]
    [InlineData("lie-climbing-backwards")]
    [InlineData("lie-nul-in-path")]
    [InlineData("lie-twice")]
    [InlineData("lie-hash")]
    [InlineData("lie-length")]
    [InlineData("lie-media-type")]
    [InlineData("lie-status")]
    [InlineData("lie-unit")]
    [InlineData("lie-code")]
    [InlineData("lie-others-code")]
    [InlineData("lie-defects")]
    [InlineData("lie-page-of-defect")]
    [InlineData("lie-page-numbers")]
    [InlineData("lie-page-zero")]
    [InlineData("lie-unreadable-pages")]
    [InlineData("lie-role")]
    [InlineData("lie-null-text")]
    [InlineData("lie-picture")]
    [InlineData("raw-garbage")]
    [InlineData("raw-no-json")]
    [InlineData("raw-null")]
    [InlineData("raw-half-surrogate")]
    [InlineData("raw-deep")]
    [InlineData("raw-unknown-member")]
    [InlineData("raw-ready-again")]
    [InlineData("raw-negative-length")]
    [InlineData("raw-half-header")]
    [InlineData("raw-half-frame")]
    public async Task Answer_that_no_sound_process_gives_is_refused(string lie)
    {
        var file = Assert.Single(await _pool.ReadTextAsync($"{lie}.txt"));

        Assert.Equal(($"{lie}.txt", FileStatus.Unreadable), (file.Path, file.Status));
        Assert.Equal(new Defect("corrupt"), Assert.Single(file.Defects));
        Assert.Empty(file.Pages);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("客户满意度调查方案"))), file.Sha256);
    }

    [Theory]
    [InlineData("raw-too-long", "16 MiB", "> 16 MiB")]
    [InlineData("raw-endless-progress", "3 s", "> 3 s")]
    [InlineData("much-text", "2000000", "3000000")]
    [InlineData("many-pages", "5000", "6000")]
    public async Task Answer_beyond_a_limit_is_refused_with_the_limit_and_the_value(string name, string limit, string met)
    {
        var file = Assert.Single(await _pool.ReadTextAsync($"{name}.txt"));

        Assert.Equal(new Defect("limit-exceeded", Limit: limit, Met: met), Assert.Single(file.Defects));
        Assert.Equal(FileStatus.Rejected, file.Status);
        Assert.Empty(file.Pages);
    }

    [Fact]
    public async Task Hash_and_length_are_those_of_the_bytes_whatever_the_process_says()
    {
        var file = Assert.Single(await _pool.ReadTextAsync("odd-other-hash.txt"));

        Assert.Equal((27, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("客户满意度调查方案")))), (file.Bytes, file.Sha256));
        Assert.Empty(file.Defects);
    }

    [Fact]
    public async Task Text_is_made_fit_for_every_report()
    {
        var file = Assert.Single(await _pool.ReadTextAsync("odd-controls.txt"));

        Assert.Equal("a b c d ", Assert.Single(file.Pages[0].Lines).Text);
    }

    [Fact]
    public async Task Numbers_are_brought_back_into_their_ranges()
    {
        var page = Assert.Single(Assert.Single(await _pool.ReadTextAsync("odd-numbers.txt")).Pages);

        Assert.Equal(0, page.Trust);
        Assert.Equal(new Line { Text = "a", Level = 9 }, page.Lines[0] with { Cells = [] });
        Assert.Equal(new Picture(1, 1, 0, 1), Assert.Single(page.Pictures));
    }

    [Fact]
    public async Task Detail_of_a_finding_is_cut_to_what_a_person_reads()
    {
        var file = Assert.Single(await _pool.ReadTextAsync("odd-detail.txt"));

        Assert.Equal(1001, Assert.Single(file.Defects).Detail!.Length);
    }
}
