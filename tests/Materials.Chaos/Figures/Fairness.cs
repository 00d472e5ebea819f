using System.Text.Json.Nodes;
using Materials.Chaos.Packages;
using RabbitMQ.Client;

namespace Materials.Chaos.Figures;

/// <summary>How long small packages take alone, and beside one of 10,000 files.</summary>
internal static class Fairness
{
    private const int FilesOfLarge = 10_000;

    public static async Task<int> RunAsync(Options options)
    {
        await using var stage = await Stage.SetAsync(options, nodes: 1, workers: 1);
        await stage.SendAsync(20);
        await stage.UntilSettledAsync(20);

        var count = Math.Min(options.Packages, 500);
        var alone = await SmallAsync(stage, count);
        await SubmitLargeAsync(stage);
        await Task.Delay(TimeSpan.FromSeconds(3));
        var beside = await SmallAsync(stage, count);
        var done = false;
        await foreach (var blob in stage.Scene.Container.GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, "reports/LARGE/", CancellationToken.None))
            done |= blob.Name.Length > 0;

        Tell("alone", alone);
        Tell("beside the large one", beside);
        Console.WriteLine(FormattableString.Invariant($"p99 beside / alone: {Stage.Quantile(beside, 0.99) / Stage.Quantile(alone, 0.99):F2}"));
        Console.WriteLine(done ? "The large one ended before them: not a fair measure, take fewer packages." : "The large one was at work all the time.");
        return done ? 1 : 0;
    }

    private static async Task<List<double>> SmallAsync(Stage stage, int count)
    {
        var times = new List<double>();
        for (var i = 0; i < count; i++)
            times.Add((await stage.LatencyOfNextAsync()).TotalMilliseconds);
        return times;
    }

    private static async Task SubmitLargeAsync(Stage stage)
    {
        var (blob, content) = KnownPackages.Blobs.First();
        var files = new JsonArray([.. Enumerable.Range(0, FilesOfLarge).Select(i => (JsonNode)new JsonObject
        {
            ["path"] = $"{i:00000}.txt",
            ["blob"] = blob,
            ["bytes"] = content.Length,
        })]);
        var message = new JsonObject { ["packageId"] = "LARGE", ["revision"] = 1, ["applicant"] = new JsonObject { ["name"] = "大件公司" }, ["files"] = files };
        await using var connection = await stage.Scene.Cluster.ConnectAsync(CancellationToken.None);
        await using var channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        await channel.BasicPublishAsync(
            "PackageSubmitted", "", mandatory: true, new BasicProperties { Persistent = true, ContentType = "application/json" },
            System.Text.Encoding.UTF8.GetBytes(message.ToJsonString()));
    }

    private static void Tell(string what, List<double> times) => Console.WriteLine(FormattableString.Invariant(
        $"{times.Count} small packages {what}: median {Stage.Quantile(times, 0.5):F0} ms, p99 {Stage.Quantile(times, 0.99):F0} ms, worst {times.Max():F0} ms"));
}
