using System.Collections.Immutable;
using System.Security.Cryptography;
using Materials.Worker.Desk.Access;

namespace Materials.Worker.Desk.Look;

/// <summary>The style sheet and the script, served out of the program under a name that changes with their content.</summary>
internal sealed class Asset
{
    private readonly byte[] _content;
    private readonly string _mediaType;

    private Asset(string file, string mediaType)
    {
        using var resource = typeof(Asset).Assembly.GetManifestResourceStream(file)!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        _content = content.ToArray();
        _mediaType = mediaType;
        var hash = Convert.ToHexStringLower(SHA256.HashData(_content))[..HashLength];
        Path = $"/look/{hash}/{file}";
    }

    /// <summary>Enough to tell the versions of one file apart.</summary>
    private const int HashLength = 12;

    /// <summary>Where a page finds it.</summary>
    public string Path { get; }

    public static Asset Css { get; } = new("desk.css", "text/css; charset=utf-8");

    public static Asset Script { get; } = new("desk.js", "text/javascript; charset=utf-8");

    public static Asset ApplicantsCss { get; } = new("applicants.css", "text/css; charset=utf-8");

    public static Asset ApplicantsScript { get; } = new("applicants.js", "text/javascript; charset=utf-8");

    public IResult Serve(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(_content, _mediaType);
    }
}

/// <summary>The routes of the files that pages are dressed with.</summary>
internal static class Assets
{
    public static ImmutableArray<Route> Routes { get; } =
    [
        Route.Get(Asset.Css.Path, Policies.Anyone, Asset.Css.Serve),
        Route.Get(Asset.Script.Path, Policies.Anyone, Asset.Script.Serve),
        Route.Get(Asset.ApplicantsCss.Path, Policies.Anyone, Asset.ApplicantsCss.Serve),
        Route.Get(Asset.ApplicantsScript.Path, Policies.Anyone, Asset.ApplicantsScript.Serve),
        Route.Get("/favicon.ico", Policies.Anyone, () => Results.NoContent()),
    ];
}
