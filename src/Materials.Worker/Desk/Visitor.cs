using System.Security.Claims;
using Materials.Worker.Desk.Access;
using Microsoft.Net.Http.Headers;

namespace Materials.Worker.Desk;

/// <summary>Who looks at a page, and how: one per request.</summary>
internal sealed class Visitor(IHttpContextAccessor accessor)
{
    /// <summary>The cookie that remembers the language chosen: <c>zh</c> or <c>en</c>.</summary>
    public const string LanguageCookie = "materials-language";

    private readonly HttpContext _http = accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>The one chosen, else the first of the browser's that the desk knows, else Chinese.</summary>
    public Language Language => _http.Request.Cookies[LanguageCookie] switch
    {
        "zh" => Language.Zh,
        "en" => Language.En,
        _ => Preferred(_http.Request.GetTypedHeaders().AcceptLanguage),
    };

    /// <summary>Who it is, for the history; never null behind a policy other than <c>anyone</c>.</summary>
    public string? Name => _http.User.Identity?.Name;

    /// <summary>Whether they signed in themselves, and so can sign out.</summary>
    public bool IsSignedIn => _http.User.Identity?.AuthenticationType == AccessServices.Session;

    /// <summary>The path with its query, for the way back; the start where a form was sent and there is no page to go back to.</summary>
    public string Here => HttpMethods.IsGet(_http.Request.Method) ? _http.Request.Path + _http.Request.QueryString : "/";

    /// <summary>The path alone.</summary>
    public string Path => _http.Request.Path;

    public bool Is(string role) => _http.User.HasClaim(ClaimTypes.Role, role) || _http.User.IsInRole(role);

    public string In(string zh, string en) => Language == Language.Zh ? zh : en;

    private static Language Preferred(IList<StringWithQualityHeaderValue>? accepted) => (accepted ?? [])
        .OrderByDescending(a => a.Quality ?? 1)
        .Select(a => a.Value.Value ?? "")
        .Select(tag => tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Zh
            : tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.En
            : (Language?)null)
        .FirstOrDefault(known => known is not null) ?? Language.Zh;
}
