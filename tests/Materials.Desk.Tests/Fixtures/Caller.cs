using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Materials.Worker.Desk.Access;
using Materials.Worker.Stores;

namespace Materials.Desk.Tests.Fixtures;

/// <summary>Somebody who asks the desk without a browser: with cookies, or with a key, or with neither.</summary>
internal sealed partial class Caller : IDisposable
{
    /// <summary>Long enough, and no user's name in it.</summary>
    public const string Password = "correct horse battery";

    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new() };

    public Caller(string address, string? key = null)
    {
        Http = new(_handler) { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(2) };
        Http.DefaultRequestHeaders.Accept.Add(new("text/html"));
        if (key is not null)
            Http.DefaultRequestHeaders.Authorization = new("Bearer", key);
    }

    public HttpClient Http { get; }

    /// <summary>As they would stand in a header.</summary>
    public string Cookies => _handler.CookieContainer.GetCookieHeader(Http.BaseAddress!);

    /// <summary>Adds a user where <c>materials desk users add</c> would.</summary>
    public static async Task AddUserAsync(string data, string name, string role, string? applicant, CancellationToken cancellationToken) =>
        Assert.True(await new Accounts(new FolderStore(data), TimeProvider.System).AddAsync(name, [role], applicant, Passwords.Hash(name, Password), cancellationToken));

    /// <summary>Makes a key where <c>materials desk keys add</c> would.</summary>
    public static async Task<string> AddKeyAsync(string data, string applicant, CancellationToken cancellationToken, params string[] scopes) =>
        (await new ApiKeys(new FolderStore(data), TimeProvider.System).AddAsync("test", applicant, [.. scopes], cancellationToken)).Shown;

    public Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellationToken) => Http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);

    public async Task<string> TextAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await GetAsync(path, cancellationToken);
        return await answer.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>What proves a form to be one of that page.</summary>
    public async Task<string> TokenAsync(string page, CancellationToken cancellationToken)
    {
        var token = Token.Match(await TextAsync(page, cancellationToken));
        Assert.True(token.Success, $"{page} holds no form.");
        return token.Groups[1].Value;
    }

    /// <summary>Sends a form of a page.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string action, CancellationToken cancellationToken, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", await TokenAsync(page, cancellationToken)), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        return await Http.PostAsync(new Uri(action, UriKind.Relative), form, cancellationToken);
    }

    public async Task<HttpStatusCode> SignInAsync(string name, CancellationToken cancellationToken, string password = Password)
    {
        using var answer = await PostAsync("/sign-in", "/sign-in", cancellationToken, ("name", name), ("password", password));
        return answer.StatusCode;
    }

    /// <summary>Begins an application.</summary>
    /// <returns>The package's id.</returns>
    public async Task<string> BeginAsync(string applicant, CancellationToken cancellationToken)
    {
        using var answer = await PostAsync("/applications", "/applications", cancellationToken, ("name", applicant));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString().Split('/')[^1];
    }

    /// <summary>Uploads files as a browser's form does.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string packageId, CancellationToken cancellationToken, params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        form.Add(new StringContent(await TokenAsync($"/applications/{packageId}", cancellationToken)), "__RequestVerificationToken");
        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            // As browsers write it: UTF-8, in quotes.
            part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"files\"; filename=\"{name}\"");
            form.Add(part);
        }
        return await Http.PostAsync(new Uri($"/applications/{packageId}/files", UriKind.Relative), form, cancellationToken);
    }

    public void Dispose()
    {
        Http.Dispose();
        _handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token { get; }
}
