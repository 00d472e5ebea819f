namespace Materials.Worker.Desk.Access;

/// <summary>Refuses what changes something and was sent by a page of another origin, whatever else it brings.</summary>
/// <remarks>
/// Beside the tokens in forms: on loopback no key and no cookie stands in the way of the interface for programs, and a browser would send a foreign
/// page's form there. Programs send neither header; browsers send both and let no page forge them.
/// </remarks>
internal static class OwnOrigin
{
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || IsOwn(context.Request))
            return next(context);
        // What the provider of sign-ins sends back comes from its pages, and is proven otherwise.
        if (context.Request.Path == AccessServices.ProviderReturnPath)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsOwn(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            // Under the policy that no page's address is told (no-referrer), browsers name no origin on their own forms either.
            || (origin == "null" && request.Headers["Sec-Fetch-Site"].ToString() == "same-origin");
    }
}
