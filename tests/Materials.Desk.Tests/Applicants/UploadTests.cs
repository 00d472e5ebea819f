using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Materials.Desk.Tests.Fixtures;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Desk.Tests.Applicants;

/// <summary>Uploads as nobody should send them: each is taken whole or not at all, and nothing is half submitted.</summary>
public sealed class UploadTests
{
    private const string Company = "合肥青禾制冷设备有限公司";

    private readonly CancellationToken _patience = Patience.OfSeconds(240);

    [Fact]
    public async Task Names_that_climb_or_deceive_become_harmless_paths()
    {
        await using var desk = await DeskScene.OpenAsync(_patience);
        using var caller = new Caller(desk.Address);
        var id = await caller.BeginAsync(Company, _patience);

        using var answer = await caller.UploadAsync(
            id, _patience,
            ("../../../etc/passwd", [1]), (@"C:\Users\me\营业执照.pdf", [2]), ("/root/key", [3]), ("资料/2024/手册.docx", [4]), ("<img src=x onerror=alert(1)>.txt", [5]));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        var api = await caller.TextAsync($"/api/v1/packages/{id}", _patience);
        var paths = System.Text.Json.JsonDocument.Parse(api).RootElement.GetProperty("uploaded").EnumerateArray().Select(f => f.GetProperty("path").GetString()!).Order(StringComparer.Ordinal);
        Assert.Equal(["<img src=x onerror=alert(1)>.txt", "key", "passwd", "营业执照.pdf", "资料/2024/手册.docx"], paths);
        Assert.DoesNotContain("<img src=x", await caller.TextAsync($"/applications/{id}", _patience), StringComparison.Ordinal);
        Assert.Empty(Submissions(desk));
    }

    [Fact]
    public async Task Ten_thousand_files_are_refused_at_the_limit_and_not_submitted()
    {
        await using var desk = await DeskScene.OpenAsync(_patience, ("MATERIALS__DESK__MAXFILES", "100"));
        using var caller = new Caller(desk.Address);
        var id = await caller.BeginAsync(Company, _patience);

        var files = Enumerable.Range(0, 10_000).Select(i => ($"{i}.txt", new byte[] { 65 })).ToArray();
        HttpStatusCode? status = null;
        try
        {
            using var answer = await caller.UploadAsync(id, _patience, files);
            status = answer.StatusCode;
        }
        catch (HttpRequestException closed) when (closed.InnerException is IOException or SocketException)
        {
            // The rest is not waited for: a client that sends on meets a closed connection.
        }

        Assert.True(status is null or HttpStatusCode.RequestEntityTooLarge, $"{status}");
        Assert.InRange(Drafts(desk).Length, 1, 100);
        Assert.Empty(Submissions(desk));
    }

    [Fact]
    public async Task Form_of_no_known_kind_or_of_a_foreign_page_is_refused()
    {
        await using var desk = await DeskScene.OpenAsync(_patience);
        using var caller = new Caller(desk.Address);
        var id = await caller.BeginAsync(Company, _patience);
        var action = new Uri($"/applications/{id}/files", UriKind.Relative);

        using var json = new StringContent("{}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var noForm = await caller.Http.PostAsync(action, json, _patience);
        Assert.Equal(HttpStatusCode.BadRequest, noForm.StatusCode);

        // Its token missing, wrong, or behind the file.
        foreach (var token in (string?[])[null, "forged"])
        {
            using var form = new MultipartFormDataContent();
            if (token is not null)
                form.Add(new StringContent(token), "__RequestVerificationToken");
            form.Add(new ByteArrayContent([1]), "files", "a.txt");
            using var foreign = await caller.Http.PostAsync(action, form, _patience);
            Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        }
        Assert.Empty(Drafts(desk));
    }

    [Fact]
    public async Task Upload_that_breaks_off_leaves_its_whole_files_and_nothing_of_the_broken_one()
    {
        await using var desk = await DeskScene.OpenAsync(_patience);
        using var caller = new Caller(desk.Address);
        var id = await caller.BeginAsync(Company, _patience);
        var token = await caller.TokenAsync($"/applications/{id}", _patience);
        var cookies = new Uri(desk.Address);
        using var line = new TcpClient();
        await line.ConnectAsync(cookies.Host, cookies.Port, _patience);
        await line.GetStream().WriteAsync(
            Encoding.UTF8.GetBytes(
                $"POST /applications/{id}/files HTTP/1.1\r\nHost: {cookies.Authority}\r\nCookie: {caller.Cookies}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n"
                + $"--b\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"then\"\r\n\r\nsubmit\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"whole.txt\"\r\n\r\nwhole\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"broken.txt\"\r\n\r\nbro"),
            _patience);
        while (Drafts(desk).Length == 0)
            await Task.Delay(50, _patience);
        line.Close();
        while (Directory.EnumerateFiles(desk.Data, "*.part", SearchOption.AllDirectories).Any())
            await Task.Delay(50, _patience);

        Assert.Contains("whole.txt", await File.ReadAllTextAsync(Assert.Single(Drafts(desk)), _patience), StringComparison.Ordinal);
        Assert.Empty(Submissions(desk));
    }

    [Fact]
    public async Task Body_that_drips_is_not_waited_for()
    {
        await using var desk = await DeskScene.OpenAsync(_patience);
        using var caller = new Caller(desk.Address);
        var id = await caller.BeginAsync(Company, _patience);
        var where = new Uri(desk.Address);
        using var line = new TcpClient();
        await line.ConnectAsync(where.Host, where.Port, _patience);
        var stream = line.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"PUT /api/v1/packages/{id}/files/a.txt HTTP/1.1\r\nHost: {where.Authority}\r\nContent-Length: 1000000\r\n\r\n"), _patience);
        var answer = stream.ReadAsync(new byte[1000], _patience).AsTask();
        while (!answer.IsCompleted)
        {
            try
            {
                await stream.WriteAsync("x"u8.ToArray(), _patience);
            }
            catch (IOException)
            {
                break;
            }
            await Task.WhenAny(answer, Task.Delay(500, _patience));
        }

        Assert.Empty(Drafts(desk));
        while (Directory.EnumerateFiles(desk.Data, "*.part", SearchOption.AllDirectories).Any())
            await Task.Delay(50, _patience);
        Assert.Empty(Submissions(desk));
    }

    [Fact]
    public async Task Bomb_beside_a_good_file_is_reported_and_the_desk_stays_up()
    {
        await using var desk = await DeskScene.OpenAsync(_patience);
        using var caller = new Caller(desk.Address);
        var id = await caller.BeginAsync(Company, _patience);
        using (var answer = await caller.UploadAsync(id, _patience, ("bomb.zip", Bomb()), ("说明.txt", Encoding.UTF8.GetBytes("客户满意度调查方案"))))
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using (var submitted = await caller.PostAsync($"/applications/{id}", $"/applications/{id}/submit", _patience))
            Assert.Equal(HttpStatusCode.Redirect, submitted.StatusCode);

        string report;
        while (!(report = await caller.TextAsync($"/api/v1/packages/{id}/report", _patience)).Contains("reportId", StringComparison.Ordinal))
            await Task.Delay(200, _patience);
        Assert.Contains("limit-exceeded", report, StringComparison.Ordinal);
        Assert.Contains("说明.txt", report, StringComparison.Ordinal);
    }

    private static byte[] Bomb()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var member = zip.CreateEntry("a.txt", CompressionLevel.SmallestSize).Open())
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 100; i++)
                member.Write(zeros);
        }
        return bytes.ToArray();
    }

    private static string[] Drafts(DeskScene desk) => Kept(desk, Path.Combine("desk", "drafts"), "*.json");

    private static string[] Submissions(DeskScene desk) => Kept(desk, "submissions", "*");

    private static string[] Kept(DeskScene desk, string folder, string pattern) =>
        Directory.Exists(Path.Combine(desk.Data, folder)) ? Directory.GetFiles(Path.Combine(desk.Data, folder), pattern, SearchOption.AllDirectories) : [];
}
