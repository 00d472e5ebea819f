using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>Workers that end in mid-package.</summary>
[Collection(nameof(WorkerScene))]
public sealed class KilledWorkerTests(RabbitMqBroker broker, AzuriteServer blobs)
{
    private readonly CancellationToken _patience = Patience.OfSeconds(120);

    /// <summary>Enough files that looking them up takes a while.</summary>
    private static IEnumerable<(string, byte[])> ManyFiles() =>
        Enumerable.Range(0, 300).Select(i => ($"{i:000}.txt", "售后服务记录"u8.ToArray()));

    [Fact]
    public async Task Killed_worker_leaves_its_package_to_a_successor_and_one_report_goes_out()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        var victim = scene.StartWorker();
        var portal = await scene.OpenPortalAsync(_patience);
        var submission = await portal.UploadAsync("AH-9", 1, ManyFiles(), _patience);

        await portal.SubmitAsync(submission, _patience);
        // Taken in, not yet reported: in the middle of it.
        while ((await scene.BlobsAsync("submissions/AH-9/", _patience)).Length == 0)
            await Task.Delay(1, _patience);
        await victim.KillAsync();
        Assert.Empty(await scene.BlobsAsync("reports/AH-9/", _patience));
        Assert.Empty(portal.EventsOf("AH-9"));

        scene.StartWorker();
        var reported = await portal.UntilAsync("CompletenessReported", "AH-9", _patience);

        // The same as a worker that nobody kills would send.
        await portal.SubmitAsync(submission, _patience);
        while (portal.EventsOf("AH-9").Count(e => e.Exchange == "CompletenessReported") < 2)
            await Task.Delay(50, _patience);
        var again = portal.EventsOf("AH-9").Last(e => e.Exchange == "CompletenessReported");
        Assert.Equal((reported.MessageId, reported.Body), (again.MessageId, again.Body));
        Assert.Single(await scene.BlobsAsync("reports/AH-9/", _patience), name => name.EndsWith(".json", StringComparison.Ordinal));
        Assert.DoesNotContain(portal.EventsOf("AH-9"), e => e.Exchange == "PackageUnscreenable");
    }

    [Theory]
    // Before the last event: the successor sends that alone.
    [InlineData("CompletenessReported send begins", 1, 1)]
    // Between the others and the note of them: they come twice, with the same ids.
    [InlineData("PUT announced begins", 2, 1)]
    public async Task Worker_killed_while_it_announces_leaves_what_was_noted_alone(string step, int others, int last)
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        var victim = scene.StartMortal(step);
        var portal = await scene.OpenPortalAsync(_patience);
        await portal.SubmitAsync(await portal.UploadAsync("AH-11", 1, [("流程图.txt", "受理、派单"u8.ToArray())], _patience), _patience);
        await victim.ExitAsync(_patience);

        scene.StartWorker();
        await portal.UntilAsync("CompletenessReported", "AH-11", _patience);
        // What comes twice comes before the last event; a little longer, for what should not come at all.
        await Task.Delay(500, _patience);

        var ids = portal.EventsOf("AH-11").GroupBy(e => e.Exchange).ToDictionary(g => g.Key, g => g.Select(e => e.MessageId).ToArray());
        Assert.Equal(others, ids["ReviewListed"].Length);
        Assert.Equal(others, ids["ResubmissionRequested"].Length);
        Assert.Equal(last, ids["CompletenessReported"].Length);
        Assert.All(ids.Values, same => Assert.Single(same.Distinct()));
    }

    [Fact]
    public async Task Worker_told_to_stop_finishes_the_package_it_holds()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        var worker = scene.StartWorker();
        var portal = await scene.OpenPortalAsync(_patience);
        var submission = await portal.UploadAsync("AH-10", 1, ManyFiles(), _patience);

        await portal.SubmitAsync(submission, _patience);
        while ((await scene.BlobsAsync("submissions/AH-10/", _patience)).Length == 0)
            await Task.Delay(1, _patience);
        Assert.Empty(await scene.BlobsAsync("reports/AH-10/", _patience));
        var exitCode = await worker.StopAsync(_patience);

        Assert.Equal(0, exitCode);
        Assert.NotNull(await portal.UntilAsync("CompletenessReported", "AH-10", _patience));
        Assert.Equal(0u, await portal.Channel.MessageCountAsync("materials-packages", _patience));
    }
}
