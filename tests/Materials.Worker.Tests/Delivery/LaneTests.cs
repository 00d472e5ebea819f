using System.Text.Json.Nodes;
using Materials.Messages;
using Materials.Worker.Bus;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>Who waits behind whom.</summary>
[Collection(nameof(WorkerScene))]
public sealed class LaneTests(RabbitMqBroker broker, AzuriteServer blobs)
{
    private readonly CancellationToken _patience = Patience.OfSeconds(240);

    [Fact]
    public void Large_packages_and_those_beyond_an_applicants_share_have_lanes_of_their_own()
    {
        var options = new BrokerOptions { LargeFiles = 3, LargeMiB = 1, PackagesPerApplicantPerMinute = 2 };
        var lanes = new Lanes(options, TimeProvider.System);

        Assert.Null(lanes.For(Package("甲", 3, 100)));
        Assert.Equal(Topology.Large, lanes.For(Package("乙", 4, 100)));
        Assert.Equal(Topology.Large, lanes.For(Package("乙", 2, 600 * 1024)));
        Assert.Equal(Topology.Large, lanes.For(Package("乙", 2, long.MaxValue)));
        Assert.Null(lanes.For(Package("甲", 1, 1)));
        Assert.Equal(Topology.Bulk, lanes.For(Package("甲", 1, 1)));
        Assert.Null(lanes.For(Package("丙", 1, 1)));
        // Nobody's share is everybody's.
        Assert.All(Enumerable.Range(0, 9), _ => Assert.Null(lanes.For(Package(null, 1, 1))));
    }

    [Fact]
    public void Applicant_s_share_is_kept_for_a_minute_however_many_others_come_and_forgotten_after_it()
    {
        var time = new Clock();
        var lanes = new Lanes(new BrokerOptions { PackagesPerApplicantPerMinute = 2 }, time);
        Assert.Null(lanes.For(Package("甲", 1, 1)));
        Assert.Null(lanes.For(Package("甲", 1, 1)));
        for (var i = 0; i < 20_000; i++)
            Assert.Null(lanes.For(Package($"其他{i}", 1, 1)));

        Assert.Equal(Topology.Bulk, lanes.For(Package("甲", 1, 1)));
        time.Now += TimeSpan.FromSeconds(61);
        Assert.Null(lanes.For(Package("乙", 1, 1)));
        Assert.Equal(1, lanes.Applicants);
        Assert.Null(lanes.For(Package("甲", 1, 1)));
    }

    [Fact]
    public async Task Large_package_has_its_own_lane_and_is_reported_on_all_the_same()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        var worker = scene.StartWorker(("MATERIALS__BROKER__LARGEFILES", "20"), ("MATERIALS__BROKER__LEGSECONDS", "1"));
        var portal = await scene.OpenPortalAsync(_patience);
        // Each another text: what was read is kept by its content.
        var many = Enumerable.Range(0, 100).Select(i => ($"{i:0000}.txt", System.Text.Encoding.UTF8.GetBytes($"售后服务记录 {i}")));
        var large = await portal.UploadAsync("AH-80", 1, many.Take(1), _patience);
        var files = large["files"]!.AsArray();
        await Parallel.ForEachAsync(many, _patience, async (file, token) =>
            await scene.Container.GetBlobClient($"packages/AH-80/r1/{file.Item1}").UploadAsync(new BinaryData(file.Item2), overwrite: true, token));
        files.Clear();
        foreach (var (path, content) in many)
            files.Add(new JsonObject { ["path"] = path, ["blob"] = $"packages/AH-80/r1/{path}", ["bytes"] = content.Length });

        var small = await portal.UploadAsync("AH-81", 1, [("a.txt", "受理"u8.ToArray())], _patience);
        await portal.SubmitAsync(large, _patience);
        await portal.SubmitAsync(small, _patience);
        await portal.UntilAsync("CompletenessReported", "AH-81", _patience);
        await portal.UntilAsync("CompletenessReported", "AH-80", _patience);

        Assert.Contains("goes to the lane materials-packages-large", worker.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(portal.EventsOf("AH-80"), e => e.Exchange == "PackageUnscreenable");
    }

    private static PackageSubmitted Package(string? applicant, int files, long bytes) => new()
    {
        PackageId = "AH-1",
        Applicant = new(applicant),
        Files = [.. Enumerable.Range(0, files).Select(i => new AnnouncedFile($"{i}", $"{i}", bytes))],
    };

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 10, 9, 0, 0, TimeSpan.FromHours(8));

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Now.Ticks;
    }
}
