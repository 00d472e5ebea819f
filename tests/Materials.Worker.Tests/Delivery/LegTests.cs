using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading;
using Materials.Worker.Screenings;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>How large packages are kept from holding up others, and from being held too long.</summary>
public sealed class LegTests
{
    private readonly CancellationToken _patience = Patience.OfSeconds(60);

    [Fact]
    public async Task After_its_time_no_further_file_is_begun_and_the_first_always_is()
    {
        var reader = new Slow();
        using var fair = new FairReader(reader, processes: 2);
        using var leg = Leg.Begin(TimeSpan.FromMilliseconds(20));

        await ReadAsync(fair);
        await Assert.ThrowsAsync<LegOverException>(() => ReadAsync(fair));

        Assert.Equal(1, reader.Read);
    }

    [Fact]
    public async Task Files_of_large_packages_leave_room_for_those_of_small_ones()
    {
        var reader = new Slow();
        using var fair = new FairReader(reader, processes: 4);

        using (Leg.Begin(TimeSpan.FromMinutes(5)))
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReadAsync(fair)));
        Assert.Equal(2, reader.MostAtOnce);

        using (Leg.Begin(null))
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReadAsync(fair)));
        Assert.True(reader.MostAtOnce > 2, "Small packages waited for each other.");
        Assert.Equal(16, reader.Read);
    }

    private async Task ReadAsync(FairReader reader)
    {
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.Read, FileShare.None, 1, FileOptions.DeleteOnClose);
        await reader.ReadAsync("a.txt", file, _patience);
    }

    private sealed class Slow : IFileReader
    {
        private readonly Lock _lock = new();
        private int _atOnce;

        public int Read { get; private set; }

        public int MostAtOnce { get; private set; }

        public IFileReader ForOnePackage() => this;

        public async Task<ImmutableArray<FileContent>> ReadAsync(string path, FileStream content, CancellationToken cancellationToken)
        {
            lock (_lock)
                MostAtOnce = Math.Max(MostAtOnce, ++_atOnce);
            await Task.Delay(50, cancellationToken);
            lock (_lock)
            {
                _atOnce--;
                Read++;
            }

            return [];
        }
    }
}
