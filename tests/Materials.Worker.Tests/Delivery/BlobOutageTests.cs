using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>A blob store that is gone for a while.</summary>
[Collection(nameof(WorkerScene))]
public sealed class BlobOutageTests(RabbitMqBroker broker, AzuriteServer blobs)
{
    private readonly CancellationToken _patience = Patience.OfSeconds(180);

    [Fact]
    public async Task Package_submitted_while_the_blob_store_is_gone_waits_and_is_reported_on()
    {
        var store = await blobs.ConnectionStringAsync();
        await using var line = new FaultyLine(AzuriteServer.PortOf(store));
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        var worker = scene.StartWorker(("MATERIALS__STORAGE__CONNECTIONSTRING", AzuriteServer.At(line.Port, store)));
        var portal = await scene.OpenPortalAsync(_patience);
        var submission = await portal.UploadAsync("AH-50", 1, [("流程图.txt", "受理、派单、实施、反馈"u8.ToArray())], _patience);

        line.Turn(LineState.Cut);
        await portal.SubmitAsync(submission, _patience);
        while (!worker.Errors.Contains("work pauses", StringComparison.Ordinal))
            await Task.Delay(100, _patience);
        Assert.Empty(portal.EventsOf("AH-50"));
        line.Turn(LineState.Sound);

        Assert.NotNull(await portal.UntilAsync("CompletenessReported", "AH-50", _patience));
        Assert.Equal(3, portal.EventsOf("AH-50").Length);
        Assert.DoesNotContain(portal.EventsOf("AH-50"), e => e.Exchange == "PackageUnscreenable");
    }
}
