namespace Materials.Reading.Drawing;

/// <summary>poppler's <c>pdftoppm</c>, an optional part: where it is on this machine.</summary>
public static class DrawingProgram
{
    /// <summary>Debian and most others; self-built; the package managers of other systems.</summary>
    private static readonly string[] Places = ["/usr/bin/pdftoppm", "/usr/local/bin/pdftoppm", "/opt/homebrew/bin/pdftoppm"];

    /// <summary>Its path; null when it is not installed.</summary>
    public static string? Find() => Places.FirstOrDefault(File.Exists);
}
