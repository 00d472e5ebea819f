using System.Text;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>Letters that go out by channels: their own consumers beside the screening.</summary>
[Collection(nameof(WorkerScene))]
public sealed class ChannelTests(RabbitMqBroker broker, AzuriteServer blobs)
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /// <summary>How long the mail server stays down; by hand longer than here, to see the longer waits at work.</summary>
    private static readonly int OutageSeconds =
        int.TryParse(Environment.GetEnvironmentVariable("MATERIALS_TEST_OUTAGE_SECONDS"), out var seconds) ? seconds : 1;

    // After a long outage an event may lie in the longest wait.
    private readonly CancellationToken _patience = Patience.OfSeconds(OutageSeconds < 60 ? 180 : OutageSeconds + 780);

    [Fact]
    public async Task While_the_mail_server_is_down_all_else_goes_on_and_then_every_notice_arrives_once()
    {
        await using var mail = await MailServer.StartAsync();
        await using var line = new FaultyLine(mail.Port);
        await using var receiver = await HookReceiver.StartAsync();
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        var folder = Directory.CreateTempSubdirectory("materials-letters-").FullName;
        line.Turn(LineState.Cut);
        var settings = Settings(mail, line.Port, receiver, folder);
        var worker = scene.StartWorker(settings);
        var portal = await scene.OpenPortalAsync(_patience);

        string[] packages = ["AH-81", "AH-82", "AH-83"];
        foreach (var id in packages)
            await portal.SubmitAsync(await SubmissionAsync(portal, id), _patience);
        foreach (var id in packages)
            await portal.UntilAsync("CompletenessReported", id, _patience);
        // The other channels wait for nobody.
        await UntilAsync(() => receiver.Payloads.Count(p => (string?)p["type"] == "ResubmissionRequested") == 3 && Directory.GetFiles(folder, "*.docx").Length == 3);
        await UntilAsync(() => worker.Errors.Contains("before email is tried again (not-available)", StringComparison.Ordinal));
        await Task.Delay(TimeSpan.FromSeconds(OutageSeconds), _patience);
        Assert.Empty(mail.Mails());
        // A worker that dies meanwhile loses nothing of what waits.
        await worker.KillAsync();
        line.Turn(LineState.Sound);
        var next = scene.StartWorker(settings);

        await UntilAsync(() => mail.Mails().Count == 3);
        // An event that comes once more is not sent once more.
        var notice = portal.EventsOf("AH-81").First(e => e.Exchange == "ResubmissionRequested");
        await PublishAgainAsync(portal, notice);
        await UntilAsync(() => next.Errors.Contains($"ResubmissionRequested {notice.MessageId} went out by email", StringComparison.Ordinal)
            && next.Errors.Contains($"ResubmissionRequested {notice.MessageId} went out by webhook", StringComparison.Ordinal));

        Assert.Equal(3, mail.Mails().Select(m => m.Message.MessageId).Distinct().Count());
        Assert.Equal(3, mail.Mails().Count);
        Assert.Equal(
            packages.Select(p => $"补正通知书 BZ-{p}-1"), mail.Mails().Select(m => m.Message.Subject).Order(StringComparer.Ordinal));
        Assert.Equal(3, receiver.Payloads.Count(p => (string?)p["type"] == "ResubmissionRequested"));
        // None was screened a second time for it.
        Assert.All(packages, p => Assert.Single(portal.EventsOf(p), e => e.Exchange == "CompletenessReported"));
        Assert.DoesNotContain(MailServer.Password, worker.Errors + next.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, worker.Errors + next.Errors, StringComparison.Ordinal);
        Assert.Contains("AH-81 r1 补正通知书.docx", Directory.GetFiles(folder).Select(Path.GetFileName));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Mail_that_is_refused_for_good_is_parked_and_replayed_to_where_it_belongs()
    {
        await using var mail = await MailServer.StartAsync();
        await using var receiver = await HookReceiver.StartAsync();
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        var folder = Directory.CreateTempSubdirectory("materials-letters-").FullName;
        scene.StartWorker(Settings(mail, mail.Port, receiver, folder));
        var portal = await scene.OpenPortalAsync(_patience);
        var submission = await SubmissionAsync(portal, "AH-84");
        submission["applicant"]!["email"] = "nobody@applicant.example";

        await portal.SubmitAsync(submission, _patience);
        var parked = Assert.Single(await scene.UntilListedAsync(1, _patience));

        Assert.Contains("mail-refused  AH-84 r1", parked, StringComparison.Ordinal);
        Assert.Equal(0, (await scene.RunAsync(_patience, "dead-letters", "replay", "--all")).ExitCode);
        // Refused once more, it is parked once more: it went to the channel and not among the packages.
        Assert.Contains("mail-refused", Assert.Single(await scene.UntilListedAsync(1, _patience)), StringComparison.Ordinal);
        Assert.DoesNotContain(portal.EventsOf("AH-84"), e => e.Exchange == "PackageUnscreenable");
        Directory.Delete(folder, recursive: true);
    }

    private static (string, string)[] Settings(MailServer mail, int port, HookReceiver receiver, string folder) =>
    [
        ("MATERIALS__EMAIL__HOST", "localhost"), ("MATERIALS__EMAIL__PORT", $"{port}"), ("MATERIALS__EMAIL__CAFILE", mail.CaFile),
        ("MATERIALS__EMAIL__USERNAME", MailServer.User), ("MATERIALS__EMAIL__PASSWORD", MailServer.Password), ("MATERIALS__EMAIL__FROM", "notice@body.example"),
        ("MATERIALS__WEBHOOK__URL", receiver.Url), ("MATERIALS__WEBHOOK__SECRET", Secret), ("MATERIALS__WEBHOOK__ALLOWPRIVATE", "true"),
        ("MATERIALS__FOLDER__PATH", folder),
    ];

    private async Task<System.Text.Json.Nodes.JsonObject> SubmissionAsync(Portal portal, string id)
    {
        var submission = await portal.UploadAsync(id, 1, [("流程图.txt", Encoding.UTF8.GetBytes("售后服务流程图\n客户报修 → 受理登记 → 派单 → 上门维修\n"))], _patience);
        submission["applicant"]!["email"] = "service@applicant.example";
        return submission;
    }

    private async Task PublishAgainAsync(Portal portal, Portal.Event notice)
    {
        var properties = new RabbitMQ.Client.BasicProperties { Persistent = true, ContentType = "application/json", MessageId = notice.MessageId };
        await portal.Channel.BasicPublishAsync("ResubmissionRequested", "", mandatory: true, properties, Encoding.UTF8.GetBytes(notice.Body), _patience);
    }

    private async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
            await Task.Delay(50, _patience);
    }
}
