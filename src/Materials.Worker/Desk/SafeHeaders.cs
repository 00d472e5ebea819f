namespace Materials.Worker.Desk;

/// <summary>What browsers are told to refuse, with every answer.</summary>
internal static class SafeHeaders
{
    /// <summary>Nothing from any other host, no script or style inside a page, no frame around it, no form to elsewhere.</summary>
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        // Set as the answer begins: what handles an exception clears what was set before.
        context.Response.OnStarting(() =>
        {
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            // Applicants' papers stay in no cache, unless an answer says that it holds none.
            if (string.IsNullOrEmpty(headers.CacheControl) || headers.CacheControl == "no-cache, no-store")
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
