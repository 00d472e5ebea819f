using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Models;
using Materials.Chaos.Packages;
using Materials.Worker.Tests.Fixtures;
using RabbitMQ.Client;

namespace Materials.Chaos.Figures;

/// <summary>What becomes of a package that takes a minute when its worker is told to stop at the beginning of it.</summary>
internal static class Drain
{
    private const string Id = "SLOW";

    /// <summary>Files a second that come over the dripping line: each costs a look-up and a fetch, of about a kilobyte together.</summary>
    private const double FilesPerSecond = 1.5;

    /// <summary>The worker has taken the package by then and reads its first files.</summary>
    private static readonly TimeSpan s_taken = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(Options options)
    {
        await using var stage = await Stage.SetAsync(options, nodes: 1, workers: 1, ("MATERIALS__READING__PROCESSES", "1"));
        var worker = stage.Scene.Workers[0];
        stage.Scene.Line.Turn(LineState.Drip);
        await SubmitAsync(stage, (int)Math.Ceiling(options.Seconds * FilesPerSecond));
        var clock = Stopwatch.StartNew();
        await Task.Delay(s_taken);
        await worker.StopAsync();
        var ended = clock.Elapsed;
        stage.Scene.Line.Turn(LineState.Sound);

        var reports = 0;
        await foreach (var blob in stage.Scene.Container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"reports/{Id}/", CancellationToken.None))
            reports += blob.Name.EndsWith(".json", StringComparison.Ordinal) ? 1 : 0;
        // With the only worker gone, what it gave back would stand here.
        var left = await stage.Portal.CountAsync(["materials-packages", "materials-packages-large", "materials-dead-letters"], CancellationToken.None);
        Console.WriteLine(FormattableString.Invariant(
            $"told to stop after {s_taken.TotalSeconds:F0} s, ended after {ended.TotalSeconds:F1} s: reports {reports}, given back to the queues {left}"));
        return reports == 1 && left == 0 && ended.TotalSeconds >= options.Seconds ? 0 : 1;
    }

    private static async Task SubmitAsync(Stage stage, int files)
    {
        var (blob, content) = KnownPackages.Blobs.First();
        var message = new JsonObject
        {
            ["packageId"] = Id,
            ["revision"] = 1,
            ["applicant"] = new JsonObject { ["name"] = "慢件公司" },
            ["files"] = new JsonArray([.. Enumerable.Range(0, files).Select(i => (JsonNode)new JsonObject { ["path"] = $"{i:000}.txt", ["blob"] = blob, ["bytes"] = content.Length })]),
        };
        await using var connection = await stage.Scene.Cluster.ConnectAsync(CancellationToken.None);
        await using var channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        await channel.BasicPublishAsync(
            "PackageSubmitted", "", mandatory: true, new BasicProperties { Persistent = true, ContentType = "application/json" },
            Encoding.UTF8.GetBytes(message.ToJsonString()));
    }
}
