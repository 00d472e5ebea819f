using System.Net;
using Materials.Desk.Tests.Fixtures;
using Materials.Worker.Desk;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Desk.Tests;

/// <summary>The house itself: languages, headers, forms, errors.</summary>
public sealed class FrontTests(Browser browser, PlainDesk plain)
{
    private readonly CancellationToken _patience = Patience.OfSeconds(120);

    [Fact]
    public async Task Browser_is_answered_in_its_language_and_remembers_the_one_chosen()
    {
        var desk = plain.Scene;
        await using var window = await browser.OpenAsync(desk.Address, "en-GB");

        await window.GoAsync("/");
        Assert.Equal("en", await window.Page.GetAttributeAsync("html", "lang"));
        await window.Page.ClickAsync("text=中文");

        Assert.Equal("zh-CN", await window.Page.GetAttributeAsync("html", "lang"));
        await window.GoAsync("/");
        Assert.Equal("zh-CN", await window.Page.GetAttributeAsync("html", "lang"));
    }

    [Fact]
    public async Task Start_and_error_pages_are_accessible_at_both_widths()
    {
        var desk = plain.Scene;
        foreach (var screen in Browser.Screens)
        {
            await using var window = await browser.OpenAsync(desk.Address, screen: screen);
            await window.GoAsync("/");
            await window.AssertAccessibleAsync();
            await window.PictureAsync($"start-{screen.Width}");
            await window.GoAsync("/nowhere", 404);
            await window.AssertAccessibleAsync();
        }
    }

    [Fact]
    public async Task Pages_carry_a_strict_policy_and_other_names_of_this_machine_are_refused()
    {
        var desk = plain.Scene;
        using var http = new HttpClient { BaseAddress = new(desk.Address) };

        using var page = await http.GetAsync(new Uri("/", UriKind.Relative), _patience);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Headers.CacheControl!.ToString());

        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "desk.example" } };
        using var refused = await http.SendAsync(rebound, _patience);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Whatever_changes_something_is_refused_unless_the_desk_s_own_form_sent_it()
    {
        var desk = plain.Scene;
        using var http = new HttpClient { BaseAddress = new(desk.Address) };

        foreach (var route in Routes.All.Where(r => r.Method != "GET" && r.FromOwnForms))
        {
            using var forged = new HttpRequestMessage(new(route.Method), route.Pattern) { Content = new FormUrlEncodedContent([new("language", "en")]) };
            using var answer = await http.SendAsync(forged, _patience);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{route.Method} {route.Pattern}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Desk_that_other_machines_could_reach_does_not_open_without_sign_in()
    {
        using var data = new Worker.Tests.CommandLine.TemporaryFolder();
        await using var program = MaterialsService.Start(
            new Dictionary<string, string?> { ["MATERIALS__DESK__ADDRESS"] = "http://0.0.0.0:0" }, "serve", "--data", data.Path);

        Assert.Equal(2, await program.ExitAsync(_patience));
        Assert.Contains("sign-in", program.Errors, StringComparison.Ordinal);
    }
}
