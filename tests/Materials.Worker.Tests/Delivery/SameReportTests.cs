using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Materials.Worker.Tests.CommandLine;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>Three doors into one room: whichever a package comes in by, its report has the same bytes.</summary>
[Collection(nameof(WorkerScene))]
public sealed class SameReportTests(RabbitMqBroker broker, AzuriteServer blobs)
{
    private readonly CancellationToken _patience = Patience.OfSeconds(240);

    [Theory]
    [InlineData("first")]
    [InlineData("complete")]
    public async Task Check_serve_and_worker_give_the_same_bytes_and_give_them_again(string sample)
    {
        var package = Path.Combine(Repository.Root, "tests", "sample", "packages", sample);
        var checks = await Task.WhenAll(CheckAsync(package), CheckAsync(package));

        Assert.NotEmpty(checks[0]);
        Assert.Equal(checks[0], checks[1]);
        Assert.Equal(checks[0], await ServeAsync(package));
        Assert.Equal(checks[0], await WorkAsync(package));
    }

    private static async Task<string> CheckAsync(string package) => (await MaterialsProcess.RunAsync("check", package, "--format", "json")).Output;

    private async Task<string> ServeAsync(string package)
    {
        using var data = new TemporaryFolder();
        var inbox = Path.Combine(data.Path, "inbox", "package");
        foreach (var file in Directory.EnumerateFiles(package, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(inbox, Path.GetRelativePath(package, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        await using var serve = MaterialsService.Start(new Dictionary<string, string?>(), "serve", "--once", "--data", data.Path);
        Assert.True(await serve.ExitAsync(_patience) == 0, serve.Errors);
        return await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(data.Path, "reports"), "*.json", SearchOption.AllDirectories)), _patience);
    }

    /// <summary>As a portal submits it: raw JSON, with the length and the hash of every file.</summary>
    private async Task<string> WorkAsync(string package)
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        scene.StartWorker();
        var portal = await scene.OpenPortalAsync(_patience);
        var submission = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(package, "package.json"), _patience))!.AsObject();
        var files = Directory.EnumerateFiles(package, "*", SearchOption.AllDirectories)
            .Select(f => (Path: Path.GetRelativePath(package, f), Content: File.ReadAllBytes(f)))
            .Where(f => f.Path != "package.json").ToArray();
        var id = (string)submission["packageId"]!;
        var uploaded = (await portal.UploadAsync(id, 1, files, _patience))["files"]!.AsArray();
        foreach (var (announced, (_, content)) in uploaded.Zip(files))
            announced!["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content));
        submission["files"] = uploaded.DeepClone();

        await portal.SubmitAsync(submission, _patience);
        var reported = await portal.UntilAsync("CompletenessReported", id, _patience);

        var blob = await scene.Container.GetBlobClient((string)reported.Json["reportBlob"]!).DownloadContentAsync(_patience);
        return blob.Value.Content.ToString();
    }
}
