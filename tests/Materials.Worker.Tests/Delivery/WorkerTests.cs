using System.Text;
using System.Text.Json.Nodes;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>The worker as a portal meets it: a real process between a real broker and a real blob server.</summary>
[Collection(nameof(WorkerScene))]
public sealed class WorkerTests(RabbitMqBroker broker, AzuriteServer blobs)
{
    private static readonly (string, byte[])[] Files =
    [
        ("一/流程图.txt", "售后服务流程图\n客户报修 → 受理登记 → 派单 → 上门维修 → 回访"u8.ToArray()),
        ("b.txt", "text"u8.ToArray()),
    ];

    private readonly CancellationToken _patience = Patience.OfSeconds(120);

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
        Assert.Equal("incomplete", (string?)reported.Json["outcome"]);
        var report = await scene.Container.GetBlobClient((string)reported.Json["reportBlob"]!).DownloadContentAsync(_patience);
        Assert.Equal((string?)reported.Json["reportId"], (string?)JsonNode.Parse(report.Value.Content)!["reportId"]);

        // The notice came before: the report is the last to go out.
        var notice = Assert.Single(portal.EventsOf("AH-1"), e => e.Exchange == "ResubmissionRequested");
        Assert.Contains("补正通知书", (string?)notice.Json["text"], StringComparison.Ordinal);
        Assert.Single(portal.EventsOf("AH-1"), e => e.Exchange == "ReviewListed");
        var letter = $"notices/AH-1/r1/{reported.Json["reportId"]}";
        Assert.Equal(
            [$"{letter}.docx", $"{letter}.html", $"{letter}.txt"],
            (await scene.BlobsAsync("notices/AH-1/r1/", _patience)).Order(StringComparer.Ordinal));
        var text = await scene.Container.GetBlobClient($"{letter}.txt").DownloadContentAsync(_patience);
        Assert.Equal((string?)notice.Json["text"], text.Value.Content.ToString());
        Assert.Equal(
            [$"reports/AH-1/r1/{reported.Json["reportId"]}.html", $"reports/AH-1/r1/{reported.Json["reportId"]}.json"],
            (await scene.BlobsAsync("reports/AH-1/", _patience)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Envelope_of_another_masstransit_program_is_understood()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        scene.StartWorker();
        var portal = await scene.OpenPortalAsync(_patience);

        var envelope = new JsonObject
        {
            ["messageId"] = "0193a1c0-0000-7000-8000-000000000001",
            ["messageType"] = new JsonArray("urn:message:Materials.Messages:PackageSubmitted"),
            ["message"] = await portal.UploadAsync("AH-2", 3, Files, _patience),
            ["headers"] = new JsonObject(),
        };
        await portal.PublishAsync(envelope.ToJsonString(), "application/vnd.masstransit+json", _patience);

        var reported = await portal.UntilAsync("CompletenessReported", "AH-2", _patience);
        Assert.Equal(3, (int?)reported.Json["revision"]);
    }

    [Fact]
    public async Task Message_without_content_type_is_taken_for_json()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        scene.StartWorker();
        var portal = await scene.OpenPortalAsync(_patience);

        var submission = await portal.UploadAsync("AH-3", 1, Files, _patience);
        await portal.PublishAsync(submission.ToJsonString(), contentType: null, _patience);

        Assert.NotNull(await portal.UntilAsync("CompletenessReported", "AH-3", _patience));
    }

    [Fact]
    public async Task Same_submission_twice_gives_one_report_and_the_same_ids()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        scene.StartWorker();
        var portal = await scene.OpenPortalAsync(_patience);
        var submission = await portal.UploadAsync("AH-4", 1, Files, _patience);

        await portal.SubmitAsync(submission, _patience);
        await portal.UntilAsync("CompletenessReported", "AH-4", _patience);
        var first = portal.EventsOf("AH-4");
        await portal.SubmitAsync(submission, _patience);
        while (portal.EventsOf("AH-4").Length < 2 * first.Length)
            await Task.Delay(50, _patience);

        var all = portal.EventsOf("AH-4");
        Assert.Equal(3, first.Length);
        Assert.All(all.GroupBy(e => e.Exchange), group => Assert.Single(group.Select(e => (e.MessageId, e.Body)).Distinct()));
        Assert.Equal(3, all.Select(e => e.MessageId).Distinct().Count());
        Assert.Equal(2, (await scene.BlobsAsync("reports/AH-4/", _patience)).Length);
    }

    [Theory]
    [InlineData("{\"packageId\": \"AH-5\", ", "not-understood")]
    [InlineData("null", "not-understood")]
    [InlineData("{\"packageId\":\"AH-5\",\"files\":7}", "not-understood")]
    [InlineData("{\"schema\":\"materials/package-submitted/9\",\"packageId\":\"AH-5\",\"files\":[{\"path\":\"a\",\"blob\":\"a\"}]}", "not-a-submission")]
    [InlineData("{\"packageId\":\"AH-5\",\"files\":[{\"path\":\"a\",\"blob\":\"https://other.example/a\"}]}", "not-a-submission")]
    [InlineData("{\"packageId\":\"AH-5\",\"files\":[{\"path\":\"a\",\"blob\":\"../secrets/a\"}]}", "not-a-submission")]
    [InlineData("{\"packageId\":\"AH-5\",\"files\":[{\"path\":\"a\",\"blob\":\"a\",\"bytes\":-1}]}", "not-a-submission")]
    public async Task What_cannot_be_understood_is_parked_as_it_came_with_the_reason(string body, string reason)
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        scene.StartWorker();
        var portal = await scene.OpenPortalAsync(_patience);

        await portal.PublishAsync(body, "application/json", _patience, messageId: "portal-77");
        var parked = await scene.UntilParkedAsync(_patience);

        Assert.Equal(body, Encoding.UTF8.GetString(parked.Body.Span));
        Assert.Equal("portal-77", parked.BasicProperties.MessageId);
        Assert.Equal(reason, Encoding.UTF8.GetString((byte[])parked.BasicProperties.Headers!["materials-reason"]!));
    }

    [Fact]
    public async Task Package_without_its_blob_is_given_up_after_some_tries_and_operators_are_told()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        scene.StartWorker(("MATERIALS__BROKER__ABSENTBLOBSECONDS", "15"));
        var portal = await scene.OpenPortalAsync(_patience);
        var submission = await portal.UploadAsync("AH-6", 2, Files, _patience);
        await scene.Container.GetBlobClient("packages/AH-6/r2/b.txt").DeleteAsync(cancellationToken: _patience);

        await portal.SubmitAsync(submission, _patience);
        var given = await portal.UntilAsync("PackageUnscreenable", "AH-6", _patience);

        Assert.Equal(2, (int?)given.Json["revision"]);
        Assert.Equal(4, (int?)given.Json["attempts"]);
        Assert.Equal("materials-dead-letters", (string?)given.Json["parkedIn"]);
        Assert.Contains("b.txt", (string?)given.Json["reason"]!["en"], StringComparison.Ordinal);
        Assert.NotNull(await scene.UntilParkedAsync(_patience));
        Assert.Empty(await scene.BlobsAsync("reports/AH-6/", _patience));
    }

    [Fact]
    public async Task Package_whose_last_blob_comes_late_is_reported_on()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        scene.StartWorker();
        var portal = await scene.OpenPortalAsync(_patience);
        var submission = await portal.UploadAsync("AH-7", 1, Files, _patience);
        var late = scene.Container.GetBlobClient("packages/AH-7/r1/b.txt");
        await late.DeleteAsync(cancellationToken: _patience);

        await portal.SubmitAsync(submission, _patience);
        while ((await scene.BlobsAsync("submissions/AH-7/", _patience)).Length == 0)
            await Task.Delay(20, _patience);
        await late.UploadAsync(new BinaryData("text"), _patience);

        Assert.NotNull(await portal.UntilAsync("CompletenessReported", "AH-7", _patience));
        Assert.DoesNotContain(portal.EventsOf("AH-7"), e => e.Exchange == "PackageUnscreenable");
    }
}
