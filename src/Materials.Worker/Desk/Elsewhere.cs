using Materials.Worker.Desk.Api;
using Microsoft.AspNetCore.Routing.Template;

namespace Materials.Worker.Desk;

/// <summary>Answers what no route takes, and says which of the three it is: no such path, a path that takes other methods, or content of another kind.</summary>
internal static class Elsewhere
{
    private static readonly (string Method, bool TakesForms, TemplateMatcher Path)[] s_routes =
        [.. Routes.All.Select(r => (r.Method, r.FromOwnForms, new TemplateMatcher(TemplateParser.Parse(r.Pattern), new())))];

    public static IResult Answer(HttpContext context)
    {
        var here = s_routes.Where(r => r.Path.TryMatch(context.Request.Path, new())).ToArray();
        if (here.Length == 0)
            return Results.NotFound();
        var methods = here.Select(r => r.Method).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (!methods.Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase))
        {
            context.Response.Headers.Allow = string.Join(", ", methods);
            return Refuse(context, StatusCodes.Status405MethodNotAllowed, $"This path takes {string.Join(", ", methods)}.");
        }
        // The route is there and takes the method: what it did not take is the content.
        return here.Any(r => r.Method == context.Request.Method && r.TakesForms)
            ? Refuse(context, StatusCodes.Status415UnsupportedMediaType, "This takes a form: application/x-www-form-urlencoded or multipart/form-data.")
            : Refuse(context, StatusCodes.Status415UnsupportedMediaType, "This takes application/json.");
    }

    /// <summary>With a body where a program asks; a browser gets the page of that status.</summary>
    private static IResult Refuse(HttpContext context, int status, string why) =>
        context.Request.Path.StartsWithSegments(ApiRoom.Path) ? Results.Problem(why, statusCode: status) : Results.StatusCode(status);
}
