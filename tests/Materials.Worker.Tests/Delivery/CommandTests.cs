using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>The commands that speak to the broker, as operators run them.</summary>
[Collection(nameof(WorkerScene))]
public sealed class CommandTests(RabbitMqBroker broker, AzuriteServer blobs)
{
    private readonly CancellationToken _patience = Patience.OfSeconds(120);

    [Fact]
    public async Task Submitted_folder_is_screened_and_its_report_equals_the_local_check()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        using var package = SamplePackage.Create("AH-20");
        scene.StartWorker();

        var (exitCode, output, errors) = await scene.RunAsync(_patience, "submit", package.Folder, "--wait");
        Assert.True(exitCode == 1, errors);
        Assert.Contains("AH-20", output, StringComparison.Ordinal);

        var (checkExit, check, _) = await scene.RunAsync(_patience, "check", package.Folder, "--format", "json");
        Assert.Equal(1, checkExit);
        var stored = Assert.Single(await scene.BlobsAsync("reports/AH-20/r1/", _patience), n => n.EndsWith(".json", StringComparison.Ordinal));
        Assert.Equal(check, (await scene.Container.GetBlobClient(stored).DownloadContentAsync(_patience)).Value.Content.ToString());
    }

    [Fact]
    public async Task Revision_that_was_uploaded_is_never_overwritten_by_other_content()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        using var package = SamplePackage.Create("AH-24");
        scene.StartWorker();
        await scene.OpenPortalAsync(_patience);
        Assert.Equal(0, (await scene.RunAsync(_patience, "submit", package.Folder)).ExitCode);
        // Again, as after a connection that broke: nothing changes.
        Assert.Equal(0, (await scene.RunAsync(_patience, "submit", package.Folder)).ExitCode);
        var before = await scene.BlobsAsync("packages/AH-24/", _patience);

        package.Write("说明.txt", "另一份说明。\n");
        var changed = await scene.RunAsync(_patience, "submit", package.Folder, "--lang", "en");
        Assert.Equal(2, changed.ExitCode);
        Assert.Contains("Revision 1 of AH-24 exists already", changed.Errors, StringComparison.Ordinal);
        Assert.Contains("--revision 2", changed.Errors, StringComparison.Ordinal);
        var kept = await scene.Container.GetBlobClient("packages/AH-24/r1/说明.txt").DownloadContentAsync(_patience);
        Assert.Equal("本公司提交以下材料。\n", kept.Value.Content.ToString());

        // Nor is anything put beside what was screened.
        package.Write("说明.txt", "本公司提交以下材料。\n");
        package.Write("更多.txt", "另一份材料。\n");
        while ((await scene.BlobsAsync("submissions/AH-24/", _patience)).Length == 0)
            await Task.Delay(50, _patience);
        var more = await scene.RunAsync(_patience, "submit", package.Folder, "--lang", "en");
        Assert.Equal(2, more.ExitCode);
        Assert.Contains("更多.txt", more.Errors, StringComparison.Ordinal);
        File.Delete(Path.Combine(package.Folder, "更多.txt"));

        File.Delete(Path.Combine(package.Folder, "说明.txt"));
        Assert.Equal(2, (await scene.RunAsync(_patience, "submit", package.Folder)).ExitCode);
        Assert.Equal(before, await scene.BlobsAsync("packages/AH-24/", _patience));

        Assert.Equal(0, (await scene.RunAsync(_patience, "submit", package.Folder, "--revision", "2")).ExitCode);
    }

    [Fact]
    public async Task Parked_message_is_listed_shown_replayed_and_discarded()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        scene.StartWorker();
        var portal = await scene.OpenPortalAsync(_patience);
        await portal.PublishAsync("{\"packageId\":\"AH-21\",\"revision\":1,\"files\":[]}", "application/json", _patience);
        await portal.UntilAsync("PackageUnscreenable", "AH-21", _patience);

        var listed = await scene.UntilListedAsync(1, _patience);
        Assert.Contains("not-a-submission  AH-21 r1", listed[0], StringComparison.Ordinal);
        var key = listed[0].Split(' ')[0];
        var (_, shown, _) = await scene.RunAsync(_patience, "dead-letters", "show", key);
        Assert.Contains("{\"packageId\":\"AH-21\"", shown, StringComparison.Ordinal);

        // Replayed, it fails again and is parked again.
        var (replay, replayed, _) = await scene.RunAsync(_patience, "dead-letters", "replay", "AH-21");
        Assert.Equal(0, replay);
        Assert.Contains(key, replayed, StringComparison.Ordinal);
        Assert.StartsWith(key, (await scene.UntilListedAsync(1, _patience))[0], StringComparison.Ordinal);

        Assert.Equal(0, (await scene.RunAsync(_patience, "dead-letters", "discard", key)).ExitCode);
        Assert.Empty(await scene.UntilListedAsync(0, _patience));
        Assert.Equal(2, (await scene.RunAsync(_patience, "dead-letters", "show", key)).ExitCode);
    }

    [Theory]
    [InlineData("MATERIALS__BROKER__PREFETCH", "0", "Prefetch")]
    [InlineData("MATERIALS__STORAGE__CONNECTIONSTRING", "", "ConnectionString")]
    [InlineData("MATERIALS__STORAGE__CONTAINER", "No Such", "container")]
    [InlineData("MATERIALS__SCREENING__DEADLINEWORKINGDAYS", "0", "DeadlineWorkingDays")]
    public async Task Worker_with_a_bad_setting_says_which_and_ends(string variable, string value, string named)
    {
        var environment = new Dictionary<string, string?>
        {
            ["MATERIALS__STORAGE__CONNECTIONSTRING"] = "UseDevelopmentStorage=true",
            [variable] = value,
        };
        await using var worker = MaterialsService.Start(environment, "worker");

        Assert.Equal(2, await worker.ExitAsync(_patience));
        Assert.Contains(named, worker.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", worker.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broker_that_does_not_answer_is_said_in_one_sentence()
    {
        using var package = SamplePackage.Create("AH-23");
        var environment = new Dictionary<string, string?>
        {
            ["MATERIALS__BROKER__PORT"] = $"{Companion.FreePort()}",
            ["MATERIALS__BROKER__PASSWORD"] = "hush-hush",
            ["MATERIALS__STORAGE__CONNECTIONSTRING"] = "UseDevelopmentStorage=true",
        };
        await using var submit = MaterialsService.Start(environment, "submit", package.Folder, "--lang", "en");

        Assert.Equal(69, await submit.ExitAsync(_patience));
        Assert.StartsWith("materials: Cannot use RabbitMQ at localhost:", submit.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", submit.Errors, StringComparison.Ordinal);
    }
}
