using System.Net;
using System.Text.Json.Nodes;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>How a worker holds on to its broker, and lets go of it.</summary>
[Collection(nameof(WorkerScene))]
public sealed class ConnectionTests(RabbitMqBroker broker, AzuriteServer blobs)
{
    private readonly CancellationToken _patience = Patience.OfSeconds(150);

    [Fact]
    public async Task Broker_signed_by_an_own_authority_is_trusted_only_where_that_is_said_and_under_its_own_name()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        Assert.SkipWhen(broker.TlsPort == 0, "The broker is elsewhere.");
        (string, string)[] tls = [("MATERIALS__BROKER__HOST", "localhost"), ("MATERIALS__BROKER__PORT", $"{broker.TlsPort}"), ("MATERIALS__BROKER__USETLS", "true")];

        var stranger = scene.StartWorker(tls);
        var misnamed = scene.StartWorker([.. tls, ("MATERIALS__BROKER__CAFILE", broker.CaFile), ("MATERIALS__BROKER__HOST", "127.0.0.1")]);
        var trusting = scene.StartWorker([.. tls, ("MATERIALS__BROKER__CAFILE", broker.CaFile)]);
        var portal = await scene.OpenPortalAsync(_patience);
        await portal.SubmitAsync(await portal.UploadAsync("AH-90", 1, [("a.txt", "受理"u8.ToArray())], _patience), _patience);
        await portal.UntilAsync("CompletenessReported", "AH-90", _patience);

        Assert.Contains($"Packages flow, by localhost:{broker.TlsPort}", trusting.Errors, StringComparison.Ordinal);
        foreach (var refused in (MaterialsService[])[stranger, misnamed])
        {
            while (!refused.Errors.Contains("No broker lets us in", StringComparison.Ordinal))
                await Task.Delay(100, _patience);
            Assert.DoesNotContain("Packages flow", refused.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Broker_without_memory_holds_the_events_back_and_gets_them_all_once_it_has_some()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        Assert.SkipUnless(broker.IsOurs, "The broker is elsewhere, and is not to be troubled.");
        // The queue is there once a worker has been.
        var first = scene.StartWorker();
        await scene.OpenPortalAsync(_patience);
        await first.StopAsync(_patience);
        var portal = await scene.OpenPortalAsync(_patience);
        await portal.SubmitAsync(await portal.UploadAsync("AH-92", 1, [("a.txt", "受理"u8.ToArray())], _patience), _patience);

        await broker.AlarmAsync(on: true, _patience);
        try
        {
            scene.StartWorker(("MATERIALS__BROKER__PUBLISHTIMEOUTSECONDS", "2"));
            while ((await scene.BlobsAsync("reports/AH-92/", _patience)).Length == 0)
                await Task.Delay(50, _patience);
            // Longer than a publish is waited for: it is given up and tried again.
            await Task.Delay(TimeSpan.FromSeconds(4), _patience);
            Assert.Empty(portal.EventsOf("AH-92"));
        }
        finally
        {
            await broker.AlarmAsync(on: false, CancellationToken.None);
        }

        await portal.UntilAsync("CompletenessReported", "AH-92", _patience);
        Assert.All(portal.EventsOf("AH-92").GroupBy(e => e.Exchange), same => Assert.Single(same.Select(e => e.MessageId).Distinct()));
        Assert.DoesNotContain(portal.EventsOf("AH-92"), e => e.Exchange == "PackageUnscreenable");
    }

    [Fact]
    public async Task Worker_goes_to_the_node_that_lives_and_is_ready_again_within_seconds_of_a_line_that_broke()
    {
        var port = (await broker.UriAsync()).Port;
        await using var line = new FaultyLine(port);
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        var health = Companion.FreePort();
        var worker = scene.StartWorker(
            ("MATERIALS__BROKER__HOST", $"127.0.0.1:{Companion.FreePort()},127.0.0.1:{line.Port}"), ("MATERIALS__HEALTH__PORT", $"{health}"));
        var portal = await scene.OpenPortalAsync(_patience);
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{health}") };
        await UntilAsync(http, HttpStatusCode.OK);

        line.Turn(LineState.Cut);
        await UntilAsync(http, HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live", _patience)).StatusCode);
        await portal.SubmitAsync(await portal.UploadAsync("AH-91", 1, [("a.txt", "受理"u8.ToArray())], _patience), _patience);
        line.Turn(LineState.Sound);

        await portal.UntilAsync("CompletenessReported", "AH-91", _patience);
        await UntilAsync(http, HttpStatusCode.OK);
        Assert.False(worker.HasExited);
    }

    [Fact]
    public async Task Worker_told_to_stop_finishes_a_package_that_takes_long_and_it_is_not_delivered_again()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        var worker = scene.StartWorker(("MATERIALS__BROKER__LARGEFILES", "100000"));
        var portal = await scene.OpenPortalAsync(_patience);
        var submission = await portal.UploadAsync("AH-92", 1, [("a.txt", "受理"u8.ToArray())], _patience);
        // The same blob under many names: long to look up and fetch.
        submission["files"] = new JsonArray([.. Enumerable.Range(0, 3000).Select(i => (JsonNode)new JsonObject
        {
            ["path"] = $"{i:0000}.txt",
            ["blob"] = "packages/AH-92/r1/a.txt",
        })]);

        await portal.SubmitAsync(submission, _patience);
        while ((await scene.BlobsAsync("submissions/AH-92/", _patience)).Length == 0)
            await Task.Delay(1, _patience);
        var exitCode = await worker.StopAsync(_patience);

        Assert.Equal(0, exitCode);
        Assert.Single(portal.EventsOf("AH-92"), e => e.Exchange == "CompletenessReported");
        await using var connection = await broker.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(cancellationToken: _patience);
        Assert.Null(await channel.BasicGetAsync("materials-packages", autoAck: false, _patience));
    }

    private async Task UntilAsync(HttpClient http, HttpStatusCode status)
    {
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready", _patience);
                if (answer.StatusCode == status)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            await Task.Delay(50, _patience);
        }
    }
}
