using System.Text.Json.Nodes;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>The worker as a portal meets it: a real process between a real broker and a real blob server.</summary>
[Collection(nameof(WorkerScene))]
public sealed class WorkerTests(RabbitMqBroker broker, AzuriteServer blobs)
{
    private static readonly (string, byte[])[] Files = [("一/说明.txt", "售后服务"u8.ToArray()), ("b.txt", "text"u8.ToArray())];

    private readonly CancellationToken _patience = Patience.OfSeconds(60);

    [Fact]
    public async Task Raw_json_of_a_foreign_portal_is_answered_by_report_and_notice()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        scene.StartWorker();
        var portal = await scene.OpenPortalAsync(_patience);

        await portal.SubmitAsync(await portal.UploadAsync("AH-1", 1, Files, _patience), _patience);
        var reported = await portal.UntilAsync("CompletenessReported", "AH-1", _patience);

        Assert.Equal("application/json", reported.ContentType);
        Assert.Equal("2026-11-20", (string?)reported.Json["asOf"]);
        Assert.DoesNotContain("messageType", reported.Body, StringComparison.Ordinal);
        var report = await scene.Container.GetBlobClient((string)reported.Json["reportBlob"]!).DownloadContentAsync(_patience);
        Assert.Equal((string?)reported.Json["reportId"], (string?)JsonNode.Parse(report.Value.Content)!["reportId"]);
    }
}
