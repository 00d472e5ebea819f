using System.Text;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>A message that kills whoever takes it.</summary>
[Collection(nameof(WorkerScene))]
public sealed class KillerMessageTests(RabbitMqBroker broker, AzuriteServer blobs)
{
    private readonly CancellationToken _patience = Patience.OfSeconds(180);

    [Fact]
    public async Task Message_that_kills_workers_is_parked_after_four_deaths_and_its_neighbours_are_reported_on()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(_patience);
        var victim = scene.StartVictim("poison.txt", enough.Token);
        var portal = await scene.OpenPortalAsync(_patience);

        // All are held by the one worker that dies, again and again.
        await portal.SubmitAsync(await portal.UploadAsync("AH-60", 1, [("poison.txt", "受理"u8.ToArray())], _patience), _patience);
        foreach (var i in Enumerable.Range(61, 5))
            await portal.SubmitAsync(await portal.UploadAsync($"AH-{i}", 1, [("流程图.txt", "受理、派单、实施、反馈"u8.ToArray())], _patience), _patience);
        var given = await portal.UntilAsync("PackageUnscreenable", "AH-60", _patience);
        foreach (var i in Enumerable.Range(61, 5))
            await portal.UntilAsync("CompletenessReported", $"AH-{i}", _patience);

        Assert.Contains("4 times", (string?)given.Json["reason"]!["en"], StringComparison.Ordinal);
        var parked = await scene.UntilParkedAsync(_patience);
        Assert.Equal("never-settled", Encoding.UTF8.GetString((byte[])parked.BasicProperties.Headers!["materials-reason"]!));
        Assert.Contains("AH-60", Encoding.UTF8.GetString(parked.Body.Span), StringComparison.Ordinal);
        Assert.All(Enumerable.Range(61, 5), i => Assert.DoesNotContain(portal.EventsOf($"AH-{i}"), e => e.Exchange == "PackageUnscreenable"));
        // What was counted is forgotten: replayed, it begins anew.
        Assert.Empty(await scene.BlobsAsync("attempts/", _patience));
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => victim);
    }
}
