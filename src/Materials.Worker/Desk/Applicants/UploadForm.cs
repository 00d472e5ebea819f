using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Materials.Worker.Desk.Applicants;

/// <summary>A browser's form with files in it (RFC 7578), taken as it comes: nothing is held in memory, and no file waits for the last.</summary>
internal sealed class UploadForm(HttpContext context, IAntiforgery antiforgery)
{
    /// <summary>A value beside the files is a word.</summary>
    private const int MaxValueBytes = 4096;

    /// <summary>Boundaries and heads of parts, beside the files themselves.</summary>
    private const long Overhead = 16 << 20;

    private const int MaxBoundary = 128;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>A field that came before the files.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Reads the form to its end.</summary>
    /// <param name="take">Takes one file; it is given the name that the browser said.</param>
    /// <exception cref="UploadRefusedException">It is no such form, or not the desk's own. Nothing was taken.</exception>
    public async Task ReadAsync(long maxBytes, Func<string, Stream, Task> take)
    {
        var request = context.Request;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = maxBytes + Overhead;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "multipart/form-data"
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= MaxBoundary } boundary)
            throw Foreign();
        var names = antiforgery.GetTokens(context);
        var proven = request.Headers.ContainsKey(names.HeaderName!);
        if (proven && !await antiforgery.IsRequestValidAsync(context))
            throw Foreign();

        var reader = new MultipartReader(boundary.ToString(), request.Body);
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || !disposition.DispositionType.Equals("form-data"))
                throw Foreign();
            var field = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (disposition.FileName.HasValue || disposition.FileNameStar.HasValue)
            {
                if (!proven)
                    throw Foreign();
                if (NameOf(disposition) is { Length: > 0 } name)
                    await take(name, section.Body);
                continue;
            }

            _values[field] = await ValueAsync(section.Body);
            if (field != names.FormFieldName)
                continue;
            // Where it stands in a header, the form is not read for it.
            request.Headers[names.HeaderName!] = _values[field];
            proven = await antiforgery.IsRequestValidAsync(context) ? true : throw Foreign();
        }
        if (!proven)
            throw Foreign();
    }

    /// <summary>A field without a file chosen has an empty name.</summary>
    private static string NameOf(ContentDispositionHeaderValue disposition)
    {
        var star = disposition.FileNameStar.Value;
        // Browsers write these three, and nothing else, as in a URL.
        return star ?? HeaderUtilities.RemoveQuotes(disposition.FileName).ToString()
            .Replace("%22", "\"", StringComparison.Ordinal).Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal);
    }

    private async Task<string> ValueAsync(Stream body)
    {
        var buffer = new byte[MaxValueBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, context.RequestAborted);
        return length <= MaxValueBytes ? System.Text.Encoding.UTF8.GetString(buffer, 0, length) : throw Foreign();
    }

    private static UploadRefusedException Foreign() => new((int)HttpStatusCode.BadRequest, new(
        "表单可能已过期，或不是从本页面提交的。请刷新后重试。", "The form may have expired, or did not come from this page. Reload it and try again."));
}
