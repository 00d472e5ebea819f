using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>The embedded default: one process, a folder for an inbox.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly CancellationToken _patience = Patience.OfSeconds(120);
    private readonly string _data = Directory.CreateTempSubdirectory("materials-serve-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Folder_in_the_inbox_gets_the_report_that_a_check_gives_and_a_notice()
    {
        var package = SamplePackage.Create("AH-30", InInbox("申报"));

        var (exitCode, output) = await ServeOnceAsync();
        var check = await RunAsync("check", package.Folder, "--format", "json");

        Assert.Equal(0, exitCode);
        Assert.Contains("AH-30", output, StringComparison.Ordinal);
        var report = Assert.Single(Kept("reports/AH-30/r1", "*.json"));
        Assert.Equal(check.Output, await File.ReadAllTextAsync(report, _patience));
        Assert.Contains("补正通知书", await File.ReadAllTextAsync(Assert.Single(Kept("notices/AH-30/r1", "*.txt")), _patience), StringComparison.Ordinal);
        Assert.Single(Kept("reports/AH-30/r1", "*.html"));
    }

    [Fact]
    public async Task Second_run_finds_everything_done_and_shows_it_again()
    {
        SamplePackage.Create("AH-31", InInbox("a"));
        var (_, first) = await ServeOnceAsync();
        var written = File.GetLastWriteTimeUtc(Assert.Single(Kept("reports/AH-31/r1", "*.json")));

        var (_, second) = await ServeOnceAsync();

        Assert.Equal(first, second);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Assert.Single(Kept("reports/AH-31/r1", "*.json"))));
    }

    [Fact]
    public async Task Changed_content_is_the_next_revision()
    {
        var package = SamplePackage.Create("AH-32", InInbox("a"));
        await ServeOnceAsync();
        package.Write("补充.txt", "客户满意度调查方案");

        await ServeOnceAsync();

        Assert.Single(Kept("reports/AH-32/r1", "*.json"));
        Assert.Contains("补充.txt", await File.ReadAllTextAsync(Assert.Single(Kept("reports/AH-32/r2", "*.json")), _patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_in_the_inbox_when_it_was_killed_is_screened_at_the_next_start()
    {
        foreach (var i in Enumerable.Range(0, 20))
            SamplePackage.Create($"AH-33-{i}", InInbox($"{i:00}"));
        await using (var victim = MaterialsService.Start(Nothing, "serve", "--data", _data))
        {
            while (!Directory.Exists(Path.Combine(_data, "submissions")))
                await Task.Delay(1, _patience);
            await victim.KillAsync();
        }
        Assert.True(Kept("reports", "*.json").Length < 20, "It was killed too late to show anything.");

        await ServeOnceAsync();

        Assert.Equal(20, Kept("reports", "*.json").Length);
        Assert.Equal(20, Kept("notices", "*.txt").Length);
        Assert.Equal(20, Directory.GetDirectories(Path.Combine(_data, "reports")).Length);
    }

    [Fact]
    public async Task Package_file_that_is_no_submission_is_refused_and_its_neighbours_are_screened()
    {
        SamplePackage.Create("AH-34", InInbox("good"));
        SamplePackage.Create("AH-35", InInbox("bad")).Write("package.json", "{\"packageId\": \"../x\"}");

        var (exitCode, _) = await ServeOnceAsync();

        Assert.Equal(3, exitCode);
        Assert.Single(Kept("reports/AH-34/r1", "*.json"));
        Assert.Equal(["AH-34"], Directory.GetDirectories(Path.Combine(_data, "reports")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Package_that_is_put_in_while_it_runs_is_screened()
    {
        Directory.CreateDirectory(Path.Combine(_data, "inbox"));
        await using var serve = MaterialsService.Start(Nothing, "serve", "--data", _data);
        while (!File.Exists(Path.Combine(_data, ".serve")))
            await Task.Delay(50, _patience);

        SamplePackage.Create("AH-36", InInbox("later"));
        while (Kept("notices", "*.txt").Length == 0)
            await Task.Delay(50, _patience);

        Assert.Single(Kept("reports/AH-36/r1", "*.json"));
        Assert.Equal(0, await serve.StopAsync(_patience));
    }

    [Fact]
    public async Task Links_are_passed_over_and_that_is_said()
    {
        var package = SamplePackage.Create("AH-37", InInbox("a"));
        File.CreateSymbolicLink(Path.Combine(package.Folder, "秘密.txt"), "/etc/passwd");
        Directory.CreateSymbolicLink(InInbox("elsewhere"), "/etc");

        var (_, output, errors) = await RunAsync("serve", "--data", _data, "--once");

        Assert.DoesNotContain("秘密.txt", output, StringComparison.Ordinal);
        Assert.Contains("Passed over 1 symbolic links in a", errors, StringComparison.Ordinal);
        Assert.Contains("Passed over 1 symbolic links in inbox", errors, StringComparison.Ordinal);
        Assert.Equal(["AH-37"], Directory.GetDirectories(Path.Combine(_data, "reports")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Stored_page_speaks_the_applicants_language()
    {
        SamplePackage.Create("AH-38", InInbox("zh"));
        var english = SamplePackage.Create("AH-39", InInbox("en"));
        english.Write("package.json", (await File.ReadAllTextAsync(Path.Combine(english.Folder, "package.json"), _patience)).Replace("zh-CN", "en-GB", StringComparison.Ordinal));

        await ServeOnceAsync();

        Assert.Contains("<html lang=\"zh", await File.ReadAllTextAsync(Assert.Single(Kept("reports/AH-38/r1", "*.html")), _patience), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en", await File.ReadAllTextAsync(Assert.Single(Kept("reports/AH-39/r1", "*.html")), _patience), StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Nothing => [];

    private string InInbox(string name) => Path.Combine(_data, "inbox", name);

    private string[] Kept(string folder, string pattern) =>
        Directory.Exists(Path.Combine(_data, folder)) ? Directory.GetFiles(Path.Combine(_data, folder), pattern, SearchOption.AllDirectories) : [];

    private async Task<(int ExitCode, string Output)> ServeOnceAsync()
    {
        var (exitCode, output, _) = await RunAsync("serve", "--data", _data, "--once");
        return (exitCode, output);
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        await using var program = MaterialsService.Start(Nothing, arguments);
        var exitCode = await program.ExitAsync(_patience);
        TestContext.Current.TestOutputHelper?.WriteLine(program.Errors);
        return (exitCode, program.Output, program.Errors);
    }
}
