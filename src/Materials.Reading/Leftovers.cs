namespace Materials.Reading;

/// <summary>Files that operating systems and office programs leave behind unasked. They are no materials, and no fault of the applicant's.</summary>
internal static class Leftovers
{
    public static bool Holds(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.ToLowerInvariant() is "thumbs.db" or "ehthumbs.db" or ".ds_store" or "desktop.ini" or ".directory" or "icon\r"
            || name.StartsWith("._", StringComparison.Ordinal)   // resource forks that macOS writes onto foreign disks
            || name.StartsWith("~$", StringComparison.Ordinal)   // who has a document open, in Word and Excel
            || (name.StartsWith(".~lock.", StringComparison.Ordinal) && name.EndsWith('#'))   // the same in LibreOffice
            || path.Split('/').Contains("__MACOSX");
    }
}
