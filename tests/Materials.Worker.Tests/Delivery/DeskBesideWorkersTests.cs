using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Materials.Worker.Tests.CommandLine;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>The desk as a process of its own: it hears of packages on the broker, and settles what is parked there.</summary>
[Collection(nameof(WorkerScene))]
public sealed partial class DeskBesideWorkersTests(RabbitMqBroker broker, AzuriteServer blobs)
{
    private readonly CancellationToken _patience = Patience.OfSeconds(240);

    [Fact]
    public async Task Package_reported_on_is_in_the_queue_and_a_parked_message_is_discarded_from_the_page()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        scene.StartWorker();
        var portal = await scene.OpenPortalAsync(_patience);
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string?>(scene.Environment) { ["MATERIALS__DESK__ADDRESS"] = "http://127.0.0.1:0" };
        await using var desk = MaterialsService.Start(environment, "desk", "--data", folder.Path);
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = new(await AddressAsync(desk)) };

        var submission = await portal.UploadAsync("AH-60", 1, [("流程图.txt", Encoding.UTF8.GetBytes("售后服务流程图\n受理 派单 实施 反馈\n"))], _patience);
        await portal.SubmitAsync(submission, _patience);
        await UntilAsync(http, "/packages?q=AH-60", page => page.Contains("/packages/AH-60", StringComparison.Ordinal));
        Assert.Contains("流程图.txt", await GetAsync(http, "/packages/AH-60?item=service-flowchart"), StringComparison.Ordinal);

        await portal.PublishAsync("{\"packageId\":\"AH-61\",\"revision\":1,\"files\":[]}", "application/json", _patience);
        var page = await UntilAsync(http, "/operations", page => page.Contains("name=\"act\"", StringComparison.Ordinal));
        using var discard = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", Token.Match(page).Groups[1].Value), new("key", WebUtility.HtmlDecode(Key.Match(page).Groups[1].Value)), new("act", "discard"),
        ]);
        using var answer = await http.PostAsync(new Uri("/operations/parked", UriKind.Relative), discard, _patience);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("name=\"act\"", await GetAsync(http, "/operations"), StringComparison.Ordinal);

        Assert.Equal(0, await desk.StopAsync(_patience));
        await using var rebuild = MaterialsService.Start(environment, "desk", "rebuild", "--data", folder.Path);
        Assert.True(await rebuild.ExitAsync(_patience) == 0, rebuild.Errors);
        Assert.Contains("1", rebuild.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Applicant_s_files_go_from_the_desk_to_a_worker_and_the_result_comes_back_to_the_page()
    {
        await using var scene = await WorkerScene.SetAsync(broker, blobs, _patience);
        scene.StartWorker();
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string?>(scene.Environment) { ["MATERIALS__DESK__ADDRESS"] = "http://127.0.0.1:0" };
        await using var desk = MaterialsService.Start(environment, "desk", "--data", folder.Path);
        using var handler = new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = new(await AddressAsync(desk)) };
        http.DefaultRequestHeaders.Accept.Add(new("text/html"));

        var application = (await SendAsync(http, "/applications", "/applications", new() { ["name"] = "合肥青禾制冷设备有限公司" })).ToString();
        await UploadAsync(http, application, "流程图.txt", "售后服务流程图\n受理\n派单\n实施\n");
        await SendAsync(http, application, $"{application}/submit", []);
        var page = await UntilAsync(http, application, page => page.Contains("id=\"result\"", StringComparison.Ordinal));
        Assert.Contains("需要补正", page, StringComparison.Ordinal);
        Assert.Contains("流程图.txt", page, StringComparison.Ordinal);
        // What a worker has done is left nowhere but in the store.
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.content", SearchOption.AllDirectories));

        // The supplement replaces nothing, adds a file, and is compared with what was there before.
        await UploadAsync(http, application, "调查方案.txt", "客户满意度调查方案\n调查对象：全体客户\n");
        await SendAsync(http, application, $"{application}/submit", []);
        var package = application.Split('/')[^1];
        await UntilAsync(http, $"/packages/{package}", page => page.Contains("调查方案.txt", StringComparison.Ordinal) || page.Contains("<b>2</b>", StringComparison.Ordinal));
        var letter = await UntilAsync(http, $"{application}/notice.txt", text => text.Contains("补正通知书", StringComparison.Ordinal));
        Assert.Contains(package, letter, StringComparison.Ordinal);
    }

    /// <summary>Sends a form of a page.</summary>
    /// <returns>Where the answer leads.</returns>
    private async Task<Uri> SendAsync(HttpClient http, string page, string action, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = Token.Match(await GetAsync(http, page)).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(new Uri(action, UriKind.Relative), form, _patience);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!;
    }

    private async Task UploadAsync(HttpClient http, string application, string name, string text)
    {
        using var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        form.Add(new StringContent(Token.Match(await GetAsync(http, application)).Groups[1].Value), "__RequestVerificationToken");
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"files\"; filename=\"{name}\"");
        form.Add(file);
        using var answer = await http.PostAsync(new Uri($"{application}/files", UriKind.Relative), form, _patience);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task<string> AddressAsync(MaterialsService desk)
    {
        Match open;
        while (!(open = Open.Match(desk.Errors)).Success)
        {
            Assert.False(desk.HasExited, desk.Errors);
            await Task.Delay(50, _patience);
        }
        return open.Groups[1].Value;
    }

    private async Task<string> UntilAsync(HttpClient http, string path, Predicate<string> shows)
    {
        while (true)
        {
            if (await GetAsync(http, path) is var page && shows(page))
                return page;
            await Task.Delay(200, _patience);
        }
    }

    private Task<string> GetAsync(HttpClient http, string path) => http.GetStringAsync(new Uri(path, UriKind.Relative), _patience);

    [GeneratedRegex(@"The desk is open at (http://\S+)")]
    private static partial Regex Open { get; }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token { get; }

    [GeneratedRegex("name=\"key\" value=\"([^\"]+)\"")]
    private static partial Regex Key { get; }
}
