using System.Net;
using Materials.Desk.Tests.Fixtures;
using Materials.Worker.Desk;
using Materials.Worker.Desk.Access;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Desk.Tests.Access;

/// <summary>Every door of the desk, tried by everybody whom it is not for.</summary>
public sealed class RouteTests
{
    private const string Company = "合肥青禾制冷设备有限公司";

    /// <summary>Whom each policy lets in; a route whose policy is not here fails the test.</summary>
    private static readonly Dictionary<string, string[]> s_welcome = new()
    {
        [Policies.Anyone] = ["nobody", "applicant", "reviewer", "operator", "submitting key", "reading key"],
        [Policies.Applicant] = ["applicant"],
        [Policies.Reviewer] = ["reviewer"],
        [Policies.Operator] = ["operator"],
        [Policies.PortalSubmits] = ["submitting key"],
        [Policies.PortalReads] = ["reading key"],
    };

    private readonly CancellationToken _patience = Patience.OfSeconds(180);

    [Fact]
    public async Task Every_route_gives_nothing_to_nobody_and_to_each_wrong_role()
    {
        await using var desk = await DeskScene.OpenAsync(_patience, ("MATERIALS__DESK__SIGNIN__USERS", "true"));
        foreach (var role in Policies.Roles)
            await Caller.AddUserAsync(desk.Data, role, role, null, _patience);
        var submitting = await Caller.AddKeyAsync(desk.Data, "applicant", _patience, ApiKeys.Submit);
        var reading = await Caller.AddKeyAsync(desk.Data, "applicant", _patience, ApiKeys.Read);
        var callers = new Dictionary<string, Caller>
        {
            ["nobody"] = new(desk.Address),
            ["submitting key"] = new(desk.Address, submitting),
            ["reading key"] = new(desk.Address, reading),
        };
        foreach (var role in Policies.Roles)
        {
            callers[role] = new(desk.Address);
            Assert.Equal(HttpStatusCode.Redirect, await callers[role].SignInAsync(role, _patience));
        }
        var id = await callers["applicant"].BeginAsync(Company, _patience);

        foreach (var route in Routes.All)
        {
            Assert.True(s_welcome.ContainsKey(route.Policy), $"{route.Method} {route.Pattern}: nobody knows whom {route.Policy} lets in.");
            foreach (var (who, caller) in callers.Where(c => !s_welcome[route.Policy].Contains(c.Key)))
                await AssertClosedAsync(route, id, who, caller);
        }
        // The doors are no walls: who may enter does.
        Assert.Contains(Company, await callers["applicant"].TextAsync($"/applications/{id}", _patience), StringComparison.Ordinal);
        Assert.Contains(id, await callers["reading key"].TextAsync("/api/v1/packages", _patience), StringComparison.Ordinal);
        foreach (var caller in callers.Values)
            caller.Dispose();
    }

    private async Task AssertClosedAsync(Route route, string id, string who, Caller caller)
    {
        var path = route.Pattern.Replace("{id}", id, StringComparison.Ordinal).Replace("{**path}", "a.txt", StringComparison.Ordinal).Replace("{format}", "txt", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new(route.Method), path);
        // Of the kind that the route takes: it is not the content that closes the door.
        if (route.Method is "POST" or "PUT")
            request.Content = route.FromOwnForms ? new FormUrlEncodedContent([]) : new StringContent("{}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var answer = await caller.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _patience);
        var about = $"{who}: {route.Method} {path} answers {answer.StatusCode}";
        if (answer.StatusCode == HttpStatusCode.Redirect)
            Assert.True(answer.Headers.Location!.ToString().Contains("/sign-in?", StringComparison.Ordinal), about);
        else
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, about);
        Assert.DoesNotContain(Company, await answer.Content.ReadAsStringAsync(_patience), StringComparison.Ordinal);
    }
}
