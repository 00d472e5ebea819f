using Materials.Pages;

namespace Materials.Reading.Containment;

/// <summary>Holds what a reading process answered against what it may answer: a process that read a hostile file is not to be believed.</summary>
internal static class ReadingAnswerCheck
{
    private const int HashLength = 64;

    /// <exception cref="ReadingProcessException">The answer is not one that a sound process gives.</exception>
    public static void Verify(ReadingAnswer answer, string path)
    {
        var sound = !answer.Files.IsDefaultOrEmpty
            && answer.Files[0].Path == path
            && answer.Files.Skip(1).All(f => f.Path is { } p && p.StartsWith(path + "/", StringComparison.Ordinal))
            && answer.Files.All(Sound);
        if (!sound)
            throw new ReadingProcessException(ReadingFailure.Protocol);
    }

    private static bool Sound(FileContent file) =>
        file is { Bytes: >= 0, Sha256: { Length: 0 or HashLength } hash, MediaType: not null, Pages.IsDefault: false, Defects.IsDefault: false }
        && hash.All(char.IsAsciiHexDigitLower)
        && Enum.IsDefined(file.Status) && Enum.IsDefined(file.Unit)
        && file.Pages.Select((p, i) => p is not null && p.Number == i + 1 && Sound(p)).All(s => s)
        && file.Defects.All(d => d is { Code: not null } && (d.Page is null || d.Page >= 1));

    private static bool Sound(Page page) =>
        Enum.IsDefined(page.Source)
        && page.Trust is >= 0 and <= 1
        && page is { Lines.IsDefault: false, Hidden.IsDefault: false, Pictures.IsDefault: false }
        && page.Lines.All(l => l is { Text: not null, Cells.IsDefault: false, Confidence: >= 0 and <= 1 } && !l.Text.Contains('\n') && Enum.IsDefined(l.Role))
        && page.Hidden.All(h => h is { Text: not null } && Enum.IsDefined(h.Reason))
        && page.Pictures.All(p => p is { PixelWidth: >= 0, PixelHeight: >= 0, AfterLine: >= 0 });
}
