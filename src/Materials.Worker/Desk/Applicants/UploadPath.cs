using Materials.Fields;

namespace Materials.Worker.Desk.Applicants;

/// <summary>The path of an uploaded file inside its package, as a browser or a portal names it.</summary>
internal static class UploadPath
{
    /// <summary>As of a submission's files.</summary>
    private const int MaxLength = 1024;

    /// <summary>What common file systems hold, in characters.</summary>
    private const int MaxSegment = 255;

    /// <returns>With <c>/</c> between its parts; null for what climbs, is absolute, or is no path.</returns>
    public static string? Parse(string said)
    {
        var path = said.Replace('\\', '/');
        return path.Length is 0 or > MaxLength || path.Any(char.IsControl) || path is [_, ':', ..]
            || path.Split('/').Any(part => part is "" or "." or ".." || part.Length > MaxSegment)
                ? null
                : path;
    }

    /// <summary>The same of a browser's form, which may name more of the person's own machine than the package has to do with: then the name alone.</summary>
    public static string? OfForm(string said) => Parse(said) ?? Parse(said.Split('/', '\\')[^1]);

    /// <summary>As people are shown it: what deceives the eye made visible, personal numbers masked.</summary>
    public static string Shown(string path) => PrivateNumbers.Mask(VisibleText.OneLine(path));
}
