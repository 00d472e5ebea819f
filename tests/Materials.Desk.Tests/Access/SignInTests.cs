using System.Diagnostics;
using System.Net;
using Materials.Desk.Tests.Fixtures;
using Materials.Worker.Desk.Access;
using Materials.Worker.Stores;
using Materials.Worker.Tests.CommandLine;
using Materials.Worker.Tests.Fixtures;
using Microsoft.Playwright;

namespace Materials.Desk.Tests.Access;

/// <summary>Users, keys, and the desk that others can reach.</summary>
public sealed class SignInTests(Browser browser, PlainDesk plain)
{
    private static readonly (string, string) WithUsers = ("MATERIALS__DESK__SIGNIN__USERS", "true");

    private readonly CancellationToken _patience = Patience.OfSeconds(180);

    [Fact]
    public async Task User_signs_in_and_is_out_as_soon_as_they_are_removed()
    {
        await using var desk = await DeskScene.OpenAsync(_patience, WithUsers);
        Assert.Equal(0, await RunAsync(Caller.Password, "desk", "users", "add", "li.wei", "--role", "applicant", "--data", desk.Data));
        using var caller = new Caller(desk.Address);
        using (var closed = await caller.GetAsync("/applications", _patience))
            Assert.Equal("/sign-in?back=%2Fapplications", closed.Headers.Location!.PathAndQuery);

        Assert.Equal(HttpStatusCode.Unauthorized, await caller.SignInAsync("li.wei", _patience, "something else entirely"));
        Assert.Equal(HttpStatusCode.Redirect, await caller.SignInAsync("li.wei", _patience));
        using (var open = await caller.GetAsync("/applications", _patience))
            Assert.Equal(HttpStatusCode.OK, open.StatusCode);

        Assert.Equal(0, await RunAsync("", "desk", "users", "remove", "li.wei", "--data", desk.Data));
        using var gone = await caller.GetAsync("/applications", _patience);
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
    }

    [Fact]
    public async Task Passwords_are_hashed_weak_ones_refused_and_their_folder_is_closed_to_others()
    {
        using var data = new TemporaryFolder();
        Assert.Equal(2, await RunAsync("short", "desk", "users", "add", "wang", "--role", "reviewer", "--data", data.Path));
        Assert.Equal(2, await RunAsync(Caller.Password, "desk", "users", "add", "../wang", "--role", "reviewer", "--data", data.Path));
        Assert.Equal(0, await RunAsync(Caller.Password, "desk", "users", "add", "wang", "--role", "reviewer", "--data", data.Path));
        Assert.Equal(2, await RunAsync(Caller.Password, "desk", "users", "add", "wang", "--role", "reviewer", "--data", data.Path));

        var record = await File.ReadAllTextAsync(Path.Combine(data.Path, "access", "users", "wang", "v000001.json"), _patience);
        Assert.DoesNotContain(Caller.Password, record, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(data.Path, "access")));
    }

    [Fact]
    public async Task Account_is_locked_after_too_many_wrong_passwords_even_for_the_right_one()
    {
        await using var desk = await DeskScene.OpenAsync(_patience, WithUsers, ("MATERIALS__DESK__SIGNIN__ATTEMPTS", "3"));
        await Caller.AddUserAsync(desk.Data, "zhao", "applicant", null, _patience);
        using var caller = new Caller(desk.Address);
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await caller.SignInAsync("zhao", _patience, $"wrong password {i}"));

        Assert.Equal(HttpStatusCode.Unauthorized, await caller.SignInAsync("zhao", _patience));
    }

    [Fact]
    public async Task Sign_ins_from_one_address_are_limited_whatever_the_names()
    {
        await using var desk = await DeskScene.OpenAsync(_patience, WithUsers);
        using var caller = new Caller(desk.Address);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
            answers.Add(await caller.SignInAsync($"nobody{i}", _patience));

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.Unauthorized, answers[0]);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0", "", "sign-in")]
    [InlineData("http://0.0.0.0:0", "MATERIALS__DESK__SIGNIN__USERS=true", "in the clear")]
    [InlineData("https://0.0.0.0:0", "MATERIALS__DESK__SIGNIN__USERS=true", "certificate")]
    [InlineData("http://127.0.0.1:0", "MATERIALS__DESK__SIGNIN__AUTHORITY=https://id.example", "ClientId")]
    [InlineData("http://0.0.0.0:0", "MATERIALS__DESK__SIGNIN__AUTHORITY=http://id.example", "https URL")]
    [InlineData("http://0.0.0.0:0", "MATERIALS__DESK__PROXIES=everywhere", "neither an address nor a network")]
    public async Task Desk_that_would_not_be_safe_does_not_open(string address, string setting, string why)
    {
        using var data = new TemporaryFolder();
        var environment = new Dictionary<string, string?> { ["MATERIALS__DESK__ADDRESS"] = address };
        if (setting.Split('=', 2) is [var name, var value])
            environment[name] = value;
        await using var program = MaterialsService.Start(environment, "--lang", "en", "serve", "--data", data.Path);

        Assert.Equal(2, await program.ExitAsync(_patience));
        Assert.Contains(why, program.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_does_what_its_scopes_say_until_it_is_revoked()
    {
        await using var desk = await DeskScene.OpenAsync(_patience, WithUsers);
        var key = await Caller.AddKeyAsync(desk.Data, "portal", _patience, ApiKeys.Read);
        using var caller = new Caller(desk.Address, key);
        using (var read = await caller.GetAsync("/api/v1/packages", _patience))
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        using (var begun = new StringContent("""{"applicant":{"name":"x"}}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")))
        using (var refused = await caller.Http.PostAsync(new Uri("/api/v1/packages", UriKind.Relative), begun, _patience))
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        // A key is for programs: no page opens to it.
        using (var page = await caller.GetAsync("/applications", _patience))
            Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);

        Assert.True(await new ApiKeys(new FolderStore(desk.Data), TimeProvider.System).RevokeAsync(key.Split('_')[1], _patience));
        using var revoked = await caller.GetAsync("/api/v1/packages", _patience);
        Assert.Equal(HttpStatusCode.Unauthorized, revoked.StatusCode);
        Assert.Equal("application/problem+json", revoked.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Page_of_another_origin_changes_nothing_where_no_key_is_needed()
    {
        var desk = plain.Scene;
        foreach (var (header, value) in ((string, string)[])[("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Origin", "null")])
        {
            using var caller = new Caller(desk.Address);
            caller.Http.DefaultRequestHeaders.Add(header, value);
            using var content = new StringContent("""{"applicant":{"name":"x"}}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
            using var answer = await caller.Http.PostAsync(new Uri("/api/v1/packages", UriKind.Relative), content, _patience);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Sign_in_page_is_accessible_at_both_widths_and_leads_on()
    {
        await using var desk = await DeskScene.OpenAsync(_patience, WithUsers);
        await Caller.AddUserAsync(desk.Data, "chen", "applicant", null, _patience);
        foreach (var screen in Browser.Screens)
        {
            await using var window = await browser.OpenAsync(desk.Address, screen: screen);
            await window.GoAsync("/applications");
            await window.AssertAccessibleAsync();
            await window.PictureAsync($"sign-in-{screen.Width}");
            await window.Page.FillAsync("#name", "chen");
            await window.Page.FillAsync("#password", Caller.Password);
            await window.Page.ClickAsync("main button");
            await Assertions.Expect(window.Page).ToHaveURLAsync(desk.Address + "/applications");
        }
    }

    /// <summary>The program's command line, with something on its standard input.</summary>
    private async Task<int> RunAsync(string input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "materials.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        var said = process.StandardError.ReadToEndAsync(_patience);
        await process.WaitForExitAsync(_patience);
        TestContext.Current.TestOutputHelper?.WriteLine(await said);
        return process.ExitCode;
    }
}
