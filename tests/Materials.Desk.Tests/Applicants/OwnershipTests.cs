using System.Net;
using Materials.Desk.Tests.Fixtures;
using Materials.Worker.Desk.Access;
using Materials.Worker.Desk.Applicants;
using Materials.Worker.Stores;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Desk.Tests.Applicants;

/// <summary>Whose a package is, and the links that are handed on.</summary>
public sealed class OwnershipTests
{
    private const string Company = "合肥青禾制冷设备有限公司";

    private readonly CancellationToken _patience = Patience.OfSeconds(180);

    [Fact]
    public async Task Applicant_and_portal_meet_only_their_own_packages()
    {
        await using var desk = await DeskScene.OpenAsync(_patience, ("MATERIALS__DESK__SIGNIN__USERS", "true"));
        await Caller.AddUserAsync(desk.Data, "anna", "applicant", Company, _patience);
        await Caller.AddUserAsync(desk.Data, "colleague", "applicant", Company, _patience);
        await Caller.AddUserAsync(desk.Data, "stranger", "applicant", null, _patience);
        using var anna = new Caller(desk.Address);
        using var colleague = new Caller(desk.Address);
        using var stranger = new Caller(desk.Address);
        foreach (var (caller, name) in ((Caller, string)[])[(anna, "anna"), (colleague, "colleague"), (stranger, "stranger")])
            await caller.SignInAsync(name, _patience);
        using var portal = new Caller(desk.Address, await Caller.AddKeyAsync(desk.Data, "another portal", _patience, ApiKeys.Read, ApiKeys.Submit));

        var id = await anna.BeginAsync(Company, _patience);
        using (var mine = await anna.UploadAsync(id, _patience, ("a.txt", "x"u8.ToArray())))
            Assert.Equal(HttpStatusCode.Redirect, mine.StatusCode);

        Assert.Contains(Company, await colleague.TextAsync($"/applications/{id}", _patience), StringComparison.Ordinal);
        Assert.DoesNotContain(id, await stranger.TextAsync("/applications", _patience), StringComparison.Ordinal);
        foreach (var path in ApplicantsRoom.Routes.Where(r => r.Pattern.Contains("{id}", StringComparison.Ordinal)))
        {
            var action = path.Pattern.Replace("{id}", id, StringComparison.Ordinal).Replace("{format}", "txt", StringComparison.Ordinal)
                + (path.Pattern.EndsWith("page", StringComparison.Ordinal) || path.Pattern.EndsWith("picture", StringComparison.Ordinal) ? "?revision=1&file=a.txt&page=1" : "");
            using var answer = path.Method == "GET" ? await stranger.GetAsync(action, _patience)
                : path.Streams ? await UploadAsync(stranger, action)
                : await stranger.PostAsync("/applications", action, _patience, ("path", "a.txt"), ("days", "7"), ("link", new string('0', 64)));
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{path.Method} {action}: {answer.StatusCode}");
        }
        using var foreign = await portal.GetAsync($"/api/v1/packages/{id}", _patience);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        // And nobody may begin what is another's.
        using var again = new StringContent("{\"packageId\":\"" + id + "\",\"applicant\":{\"name\":\"x\"}}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var taken = await portal.Http.PostAsync(new Uri("/api/v1/packages", UriKind.Relative), again, _patience);
        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
    }

    [Fact]
    public async Task Link_shows_the_package_until_it_ends_or_is_revoked_and_its_secret_is_kept_nowhere()
    {
        await using var desk = await DeskScene.OpenAsync(_patience, ("MATERIALS__DESK__SIGNIN__USERS", "true"));
        await Caller.AddUserAsync(desk.Data, "anna", "applicant", null, _patience);
        using var anna = new Caller(desk.Address);
        await anna.SignInAsync("anna", _patience);
        var id = await anna.BeginAsync(Company, _patience);
        var store = new FolderStore(desk.Data);
        var links = new ShareLinks(store, TimeProvider.System);
        var secret = await links.AddAsync(id, "anna", 7, _patience);
        using var nobody = new Caller(desk.Address);

        Assert.Contains(Company, await nobody.TextAsync($"/shared/{id}/{secret}", _patience), StringComparison.Ordinal);
        Assert.True(secret.Length >= 43, "128 bits are asked for; 256 are 43 letters.");
        Assert.DoesNotContain(Directory.EnumerateFiles(desk.Data, "*", SearchOption.AllDirectories), f => f.Contains(secret, StringComparison.Ordinal) || Holds(f, secret));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(nobody, $"/shared/{id}/{secret[..^1]}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(nobody, $"/shared/other-{id}/{secret}"));

        Assert.True(await links.RevokeAsync(id, AccessNames.Hash(secret), _patience));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(nobody, $"/shared/{id}/{secret}"));

        var ended = await new ShareLinks(store, new Yesterday()).AddAsync(id, "anna", 1, _patience);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(nobody, $"/shared/{id}/{ended}"));
    }

    private static bool Holds(string file, string text) => !file.EndsWith(".serve", StringComparison.Ordinal) && File.ReadAllText(file).Contains(text, StringComparison.Ordinal);

    private async Task<HttpResponseMessage> UploadAsync(Caller caller, string action)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await caller.TokenAsync("/applications", _patience)), "__RequestVerificationToken" } };
        form.Add(new ByteArrayContent([1]), "files", "b.txt");
        return await caller.Http.PostAsync(new Uri(action, UriKind.Relative), form, _patience);
    }

    private async Task<HttpStatusCode> StatusAsync(Caller caller, string path)
    {
        using var answer = await caller.GetAsync(path, _patience);
        return answer.StatusCode;
    }

    /// <summary>A clock that is a day and an hour behind.</summary>
    private sealed class Yesterday : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(-25);
    }
}
