namespace Materials.Reading.Drawing;

/// <summary>Draws pages of PDF files as a person sees them. Used by one reading at a time.</summary>
internal interface IPageDrawer
{
    /// <summary>Whether the program that draws is on this machine. Where it is not, pages that only drawing shows stay unread, and that is said.</summary>
    bool IsInstalled { get; }

    /// <param name="document">The whole file.</param>
    /// <param name="page">Counts from 1.</param>
    /// <param name="longestSide">Of the drawing, in pixels.</param>
    /// <returns>Null when it cannot be drawn: damaged, or beyond what drawing may cost.</returns>
    DrawnPage? Draw(ReadOnlyMemory<byte> document, int page, int longestSide);
}

/// <summary>A page as pixels.</summary>
/// <param name="Pixels">Row by row from the top, three bytes (red, green, blue) a pixel.</param>
internal sealed record DrawnPage(int Width, int Height, byte[] Pixels);
