using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>A malware scanner that is gone for a while.</summary>
[Collection(nameof(WorkerScene))]
public sealed class ScannerOutageTests(RabbitMqBroker broker, AzuriteServer blobs, ClamdServer clamd)
{
    private readonly CancellationToken _patience = Patience.OfSeconds(180);

    [Fact]
    public async Task Package_submitted_while_the_scanner_is_gone_waits_and_is_reported_on()
    {
        await using var line = new FaultyLine(await clamd.PortAsync());
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        line.Turn(LineState.Cut);
        var health = Companion.FreePort();
        var worker = scene.StartWorker(("MATERIALS__MALWARE__CLAMD", $"127.0.0.1:{line.Port}"), ("MATERIALS__HEALTH__PORT", $"{health}"));
        var portal = await scene.OpenPortalAsync(_patience);
        var submission = await portal.UploadAsync("AH-60", 1, [("流程图.txt", "受理、派单、实施、反馈"u8.ToArray()), ("附件.txt", ClamdServer.TestFile)], _patience);

        await portal.SubmitAsync(submission, _patience);
        while (!worker.Errors.Contains("part-not-available", StringComparison.Ordinal))
            await Task.Delay(100, _patience);
        Assert.Empty(portal.EventsOf("AH-60"));
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{health}") };
        Assert.Contains("no malware scanner", await (await http.GetAsync("/health/ready", _patience)).Content.ReadAsStringAsync(_patience), StringComparison.Ordinal);
        line.Turn(LineState.Sound);

        Assert.NotNull(await portal.UntilAsync("CompletenessReported", "AH-60", _patience));
        var report = Assert.Single(await scene.BlobsAsync("reports/AH-60/", _patience), name => name.EndsWith(".json", StringComparison.Ordinal));
        var json = (await scene.Container.GetBlobClient(report).DownloadContentAsync(_patience)).Value.Content.ToString();
        Assert.Contains("\"malware\"", json, StringComparison.Ordinal);
        Assert.Contains(ClamdServer.Eicar, json, StringComparison.Ordinal);
    }
}
