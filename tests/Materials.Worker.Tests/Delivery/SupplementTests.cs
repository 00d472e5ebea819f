using System.Text.Json.Nodes;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>Revisions and supplements, in whatever order they come.</summary>
[Collection(nameof(WorkerScene))]
public sealed class SupplementTests(RabbitMqBroker broker, AzuriteServer blobs)
{
    private const string Whole = "售后服务流程图\n客户报修 → 受理登记 → 派单 → 上门实施维修 → 客户反馈、回访\n";
    private const string Part = "售后服务流程图\n客户来电 → 受理登记 → 派单 → 上门维修\n";

    private readonly CancellationToken _patience = Patience.OfSeconds(150);

    [Fact]
    public async Task Supplement_waits_for_its_base_and_says_what_became_of_each_item()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        scene.StartWorker();
        var portal = await scene.OpenPortalAsync(_patience);
        var second = await portal.UploadAsync("AH-70", 2, [("流程图.txt", Bytes(Whole))], _patience);
        second["mode"] = "supplement";

        // The later one first.
        await portal.SubmitAsync(second, _patience);
        await portal.SubmitAsync(await portal.UploadAsync("AH-70", 1, [("流程图.txt", Bytes(Part)), ("说明.txt", "说明"u8.ToArray())], _patience), _patience);
        var reported = await UntilReportedAsync(portal, "AH-70", 2);

        var comparison = reported["comparison"]!;
        Assert.Equal(1, (int?)comparison["revision"]);
        Assert.Equal("fixed", ChangeOf(comparison, "service-flowchart"));
        Assert.Equal("still-open", ChangeOf(comparison, "business-license"));
        // The whole package stands in its report, the file that was not sent again included.
        var report = JsonNode.Parse((await scene.Container.GetBlobClient((string)reported["reportBlob"]!).DownloadContentAsync(_patience)).Value.Content)!;
        Assert.Equal(["流程图.txt", "说明.txt"], report["files"]!.AsArray().Select(f => (string)f!["path"]!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(portal.EventsOf("AH-70"), e => e.Exchange == "PackageUnscreenable");
    }

    [Fact]
    public async Task Supplement_whose_base_never_comes_is_given_up_with_the_reason()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        scene.StartWorker(("MATERIALS__BROKER__MISSINGBASESECONDS", "3"));
        var portal = await scene.OpenPortalAsync(_patience);
        var alone = await portal.UploadAsync("AH-71", 2, [("流程图.txt", Bytes(Whole))], _patience);
        alone["mode"] = "supplement";

        await portal.SubmitAsync(alone, _patience);
        var given = await portal.UntilAsync("PackageUnscreenable", "AH-71", _patience);

        Assert.Contains("no report on revision 1", (string?)given.Json["reason"]!["en"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_revision_after_a_newer_one_is_reported_as_superseded_and_asks_nothing()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        scene.StartWorker();
        var portal = await scene.OpenPortalAsync(_patience);
        await portal.SubmitAsync(await portal.UploadAsync("AH-72", 2, [("流程图.txt", Bytes(Whole))], _patience), _patience);
        await UntilReportedAsync(portal, "AH-72", 2);

        await portal.SubmitAsync(await portal.UploadAsync("AH-72", 1, [("流程图.txt", Bytes(Part))], _patience), _patience);
        var older = await UntilReportedAsync(portal, "AH-72", 1);

        Assert.Equal(2, (int?)older["supersededBy"]);
        Assert.DoesNotContain(portal.EventsOf("AH-72"), e => e.Exchange == "ResubmissionRequested" && (int?)e.Json["revision"] == 1);
    }

    [Fact]
    public async Task Other_content_under_a_revision_that_is_taken_is_parked_and_the_first_stands()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        scene.StartWorker();
        var portal = await scene.OpenPortalAsync(_patience);
        await portal.SubmitAsync(await portal.UploadAsync("AH-73", 1, [("流程图.txt", Bytes(Part))], _patience), _patience);
        await UntilReportedAsync(portal, "AH-73", 1);

        await portal.SubmitAsync(await portal.UploadAsync("AH-73", 1, [("流程图.txt", Bytes(Part)), ("更多.txt", Bytes(Whole))], _patience), _patience);
        var given = await portal.UntilAsync("PackageUnscreenable", "AH-73", _patience);

        Assert.Contains("revision 2", (string?)given.Json["reason"]!["en"], StringComparison.Ordinal);
        Assert.Equal(2, (await scene.BlobsAsync("reports/AH-73/", _patience)).Length);
    }

    private async Task<JsonObject> UntilReportedAsync(Portal portal, string packageId, int revision)
    {
        while (true)
        {
            if (portal.EventsOf(packageId).FirstOrDefault(e => e.Exchange == "CompletenessReported" && (int?)e.Json["revision"] == revision) is { } found)
                return found.Json;
            await Task.Delay(50, _patience);
        }
    }

    private static string? ChangeOf(JsonNode comparison, string item) =>
        (string?)comparison["items"]!.AsArray().Single(i => (string?)i!["key"] == item)!["change"];

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
