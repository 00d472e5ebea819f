using System.Text.Encodings.Web;
using System.Text.Unicode;
using Materials.Worker.Desk.Access;
using Materials.Worker.Desk.Api;
using Materials.Worker.Desk.Front;
using Materials.Worker.Desk.Notices;
using Materials.Worker.Desk.Packages;
using Materials.Worker.Desk.Register;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Desk;

/// <summary>What the desk is made of, and the order in which a request goes through it.</summary>
internal static class DeskHost
{
    private const string ApplicationName = "materials";

    public static void AddDesk(this IServiceCollection services, IConfiguration configuration, DeskFolder folder)
    {
        services.AddOptions<DeskOptions>().Bind(configuration.GetSection(DeskOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(folder);
        services.AddSingleton(provider => RegisterDatabase.In(folder, provider.GetRequiredService<IOptions<DeskOptions>>().Value.Postgres));
        services.AddSingleton<PackageRegister>();
        services.AddSingleton<Registrar>();
        services.AddSingleton<DeskNews>();
        services.AddHostedService<RegisterService>();
        services.AddSingleton<KeptSubmissions>();
        services.AddSingleton<NoticeDrafts>();
        services.AddSingleton<MemoryPictures>();
        services.AddSingleton<PageSource>();
        services.AddSingleton<PackageViews>();
        services.AddHttpContextAccessor();
        services.AddScoped<Visitor>();
        services.AddRouting();
        // Chinese as it is, not as numbers: a page is a third as long.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents();
        services.AddDataProtection().SetApplicationName(ApplicationName).PersistKeysToFileSystem(folder.Part("keys"));
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "materials-form";
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAccess(configuration.GetSection(DeskOptions.Section).Get<DeskOptions>() ?? new());
    }

    public static void UseDesk(this WebApplication web)
    {
        web.Lifetime.ApplicationStarted.Register(() => Say(web));
        web.UseForwardedHeaders();
        web.UseHostFiltering();
        web.Use(SafeHeaders.AddAsync);
        web.UseExceptionHandler(failing => failing.Run(AnswerProblemAsync));
        web.UseStatusCodePages(context => AnswerProblemAsync(context.HttpContext));
        web.UseRouting();
        web.Use(OwnOrigin.CheckAsync);
        web.UseAuthentication();
        web.UseRateLimiter();
        web.UseAuthorization();
        web.UseAntiforgery();
        Routes.Map(web);
    }

    /// <summary>In the words of the page for browsers; the status alone for other programs.</summary>
    private static Task AnswerProblemAsync(HttpContext context)
    {
        var forBrowsers = context.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == "text/html");
        if (context.Request.Path.StartsWithSegments(ApiRoom.Path))
            return Results.Problem(statusCode: context.Response.StatusCode).ExecuteAsync(context);
        return forBrowsers
            ? DeskPages.Show<ProblemPage>(context.Response.StatusCode, (nameof(ProblemPage.Status), context.Response.StatusCode)).ExecuteAsync(context)
            : Task.CompletedTask;
    }

    private static void Say(WebApplication web)
    {
        var addresses = web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        web.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DeskHost)).Open(string.Join(", ", addresses));
    }
}
