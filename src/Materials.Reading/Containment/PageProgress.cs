using System.Globalization;

namespace Materials.Reading.Containment;

/// <summary>How far the reading of one file has come.</summary>
/// <param name="Path">The file that is being read, inside the package.</param>
/// <param name="Done">Pages whose text has been recognised so far.</param>
/// <param name="Total">Pages whose text has to be recognised; 0 at the beginning, when that is not known.</param>
public sealed record PageProgress(string Path, int Done, int Total)
{
    /// <summary>No path holds it.</summary>
    private const char Separator = '\0';

    /// <summary>As it goes over the channel: the path, and behind NUL both numbers where they are known.</summary>
    internal string Announced => Total == 0 ? Path : string.Create(CultureInfo.InvariantCulture, $"{Path}{Separator}{Done}{Separator}{Total}");

    /// <summary>What a reading process announced. What is no number counts as unknown: it is only shown.</summary>
    internal static PageProgress Parse(string announced)
    {
        var parts = announced.Split(Separator);
        return parts is [var path, var done, var total]
            && int.TryParse(done, NumberStyles.None, CultureInfo.InvariantCulture, out var d) && int.TryParse(total, NumberStyles.None, CultureInfo.InvariantCulture, out var t)
            ? new(path, d, t)
            : new(parts[0], 0, 0);
    }
}
