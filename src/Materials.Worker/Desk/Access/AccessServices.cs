using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Materials.Worker.Desk.Access;

/// <summary>How the desk knows who asks.</summary>
internal static class AccessServices
{
    /// <summary>Where a provider sends people back to; to be registered with it.</summary>
    public const string ProviderReturnPath = "/sign-in/return";

    public const string Session = "session";

    public const string Provider = "provider";

    /// <summary>Chooses among the others by what is asked for.</summary>
    private const string Door = "door";

    public static void AddAccess(this IServiceCollection services, DeskOptions options)
    {
        services.AddSingleton<Accounts>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<ShareLinks>();
        services.AddSingleton<Holdings>();
        services.AddRequestLimits();
        AddSchemes(services, options);
        Policies.Add(services.AddAuthorizationBuilder());
        // A name that a foreign site points at this machine must not lead a browser here.
        services.AddOptions<HostFilteringOptions>().Configure(hosts => hosts.AllowedHosts =
            options.HostNames is { IsEmpty: false } names ? [.. names] : options.IsOnLoopback ? ["localhost", "127.0.0.1", "[::1]"] : ["*"]);
        services.AddHostFiltering(_ => { });
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = options.ProxyNetworks.IsEmpty ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in options.ProxyNetworks)
                forwarded.KnownIPNetworks.Add(network);
        });
        if (!string.IsNullOrEmpty(options.CertificateFile))
            services.Configure<KestrelServerOptions>(kestrel => kestrel.ConfigureHttpsDefaults(https =>
                https.ServerCertificate = X509Certificate2.CreateFromPemFile(options.CertificateFile, options.CertificateKeyFile)));
    }

    private static void AddSchemes(IServiceCollection services, DeskOptions options)
    {
        var people = options.SignIn.IsConfigured ? Session : LoopbackSignIn.SchemeName;
        var schemes = services.AddAuthentication(Door)
            .AddPolicyScheme(Door, null, door => door.ForwardDefaultSelector = context => SchemeOf(context.Request, people))
            .AddScheme<AuthenticationSchemeOptions, KeySignIn>(KeySignIn.SchemeName, null);
        if (!options.SignIn.IsConfigured)
        {
            schemes.AddScheme<AuthenticationSchemeOptions, LoopbackSignIn>(LoopbackSignIn.SchemeName, null);
            return;
        }

        schemes.AddCookie(Session, cookie => SetCookie(cookie, options));
        if (options.SignIn.UsesProvider)
            schemes.AddOpenIdConnect(Provider, provider => SetProvider(provider, options));
    }

    /// <summary>Programs show keys, people their session. Neither counts at the other's door: a cookie that a browser adds by itself calls no interface.</summary>
    private static string SchemeOf(HttpRequest request, string people) =>
        request.Path.StartsWithSegments("/api") && (people == Session || request.Headers.Authorization.Count > 0) ? KeySignIn.SchemeName : people;

    private static void SetCookie(CookieAuthenticationOptions cookie, DeskOptions options)
    {
        cookie.Cookie.Name = "materials-session";
        cookie.Cookie.HttpOnly = true;
        // Strict would lose the session on the way back from a provider, and on a link in a mail.
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = options.IsOnLoopback ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(options.SignIn.Hours);
        cookie.SlidingExpiration = false;
        cookie.LoginPath = SignInRoom.Path;
        cookie.ReturnUrlParameter = "back";
        cookie.Events.OnRedirectToAccessDenied = context => Answer(context.Response, StatusCodes.Status403Forbidden);
        cookie.Events.OnRedirectToLogin = context =>
        {
            if (!HttpMethods.IsGet(context.Request.Method) || context.Request.GetTypedHeaders().Accept.All(a => a.MediaType != "text/html"))
                return Answer(context.Response, StatusCodes.Status401Unauthorized);
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = RefuseOutdatedAsync;
    }

    /// <summary>Who was removed, or has another password or other roles since, is out at once.</summary>
    private static async Task RefuseOutdatedAsync(CookieValidatePrincipalContext context)
    {
        var version = context.Principal?.FindFirst(Identity.VersionClaim)?.Value;
        if (version is null)
            return;
        var accounts = context.HttpContext.RequestServices.GetRequiredService<Accounts>();
        var account = await accounts.FindAsync(context.Principal!.Identity!.Name!, context.HttpContext.RequestAborted);
        if (account is null || $"{account.Version}" != version)
            context.RejectPrincipal();
    }

    private static void SetProvider(OpenIdConnectOptions provider, DeskOptions options)
    {
        var signIn = options.SignIn;
        provider.Authority = signIn.Authority;
        provider.ClientId = signIn.ClientId;
        provider.ClientSecret = signIn.ClientSecret;
        provider.SignInScheme = Session;
        provider.CallbackPath = ProviderReturnPath;
        provider.ResponseType = OpenIdConnectResponseType.Code;
        provider.ResponseMode = OpenIdConnectResponseMode.Query;
        provider.UsePkce = true;
        provider.MapInboundClaims = false;
        provider.SaveTokens = false;
        provider.RequireHttpsMetadata = !options.IsOnLoopback;
        provider.CorrelationCookie.SecurePolicy = provider.NonceCookie.SecurePolicy = options.IsOnLoopback ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        provider.CorrelationCookie.SameSite = provider.NonceCookie.SameSite = SameSiteMode.Lax;
        provider.Events.OnTokenValidated = context =>
        {
            context.Principal = Identity.OfProvider(context.Principal!, signIn, Session);
            return Task.CompletedTask;
        };
        provider.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect($"{SignInRoom.Path}?failed=1");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
