using System.Collections.Immutable;

namespace Materials.Pages;

/// <summary>One page of a file as the program sees it: its lines in reading order, what is hidden, its pictures.</summary>
/// <remarks>Immutable, serialisable and free of any library's types: pages cross the boundary of the reading process.</remarks>
public sealed record Page
{
    /// <summary>Embedded text that is trusted less is garbled.</summary>
    public const double SoundText = 0.5;

    /// <summary>Counts from 1. What it counts (pages, sheets, sections) is said by <see cref="FileContent.Unit"/>.</summary>
    public required int Number { get; init; }

    /// <summary>A name of its own, where the format has one (a worksheet's name, a slide's title); else null.</summary>
    public string? Name { get; init; }

    public TextSource Source { get; init; } = TextSource.None;

    /// <summary>How far the text can be trusted, 0 to 1: 1 for sound embedded text, the mean confidence of the lines for OCR.</summary>
    public double Trust { get; init; } = 1;

    /// <summary>How far the page, as its file shows it, must be turned clockwise to stand upright: 0, 90, 180 or 270 degrees. The places of the lines are those of the page as it stands upright.</summary>
    /// <remarks>Other than 0 only where a scan was recognised lying on its side or its head.</remarks>
    public int Turn { get; init; }

    /// <summary>Visible text in reading order. A quote in a report is a part of <see cref="Text"/>.</summary>
    public ImmutableArray<Line> Lines { get; init; } = [];

    /// <summary>Text that is in the file but that no person can see. It proves nothing.</summary>
    public ImmutableArray<HiddenText> Hidden { get; init; } = [];

    public ImmutableArray<Picture> Pictures { get; init; } = [];

    /// <summary>Why something that the page shows was not read; null where nothing is known to have been left out. What may stand there is not missing.</summary>
    public UnreadReason? Unread { get; init; }

    /// <summary>Whether its text is text: fonts without a mapping give letters that are on no page anybody sees.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsLegible => Source != TextSource.Embedded || Trust >= SoundText;

    /// <summary>The visible lines joined by line feeds: what <c>materials read</c> prints.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Text => string.Join('\n', Lines.Select(l => l.Text));
}

/// <summary>Where the text of a page came from.</summary>
public enum TextSource
{
    /// <summary>No text: an empty page, or an image that was not read.</summary>
    None,

    /// <summary>Written in the file as text.</summary>
    Embedded,

    /// <summary>Recognised from an image.</summary>
    Ocr,

    /// <summary>Both, side by side.</summary>
    Mixed,
}

/// <summary>Why something on a page was not read.</summary>
public enum UnreadReason
{
    /// <summary>It is a picture, and the recognition of text is not installed.</summary>
    NoRecognition,

    /// <summary>Only drawing the page would show it, and the program that draws (<c>pdftoppm</c>) is not installed.</summary>
    NoDrawing,

    /// <summary>It can be neither decoded nor drawn: damaged, or beyond what one page may cost.</summary>
    Undrawable,

    /// <summary>The file has more pictures than are read of one file.</summary>
    TooMany,
}

/// <summary>One line of visible text: a line of a PDF page, a paragraph of a Word file, a row of a table, a shape of a drawing.</summary>
public sealed record Line
{
    /// <summary>The text, without line feeds. The cells of a table row are joined by tabs.</summary>
    public required string Text { get; init; }

    public LineRole Role { get; init; } = LineRole.Paragraph;

    /// <summary>The level of a heading (1 to 9) where the format says it; 0 otherwise.</summary>
    public int Level { get; init; }

    /// <summary>The cells of a table row, left to right, empty ones included; empty for every other line.</summary>
    public ImmutableArray<string> Cells { get; init; } = [];

    /// <summary>Lines with the same number above 0 belong to one table or one drawing of the page.</summary>
    public int Group { get; init; }

    /// <summary>Where it stands, in shares of the page; null where the format has no layout.</summary>
    public Box? Box { get; init; }

    /// <summary>Height of the letters in points; 0 where unknown.</summary>
    public double Size { get; init; }

    /// <summary>1 for embedded text; the recogniser's own measure, 0 to 1, for OCR.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>The characters that the recogniser was not sure of; none in embedded text.</summary>
    public ImmutableArray<DoubtfulCharacter> Doubtful { get; init; } = [];
}

/// <summary>A recognised character that may be another.</summary>
/// <param name="Index">Its place in the text, from 0.</param>
/// <param name="Confidence">How sure the recogniser was of it, 0 to 1.</param>
/// <param name="Alternatives">What else it may be, likeliest first; empty where nothing else came near.</param>
public readonly record struct DoubtfulCharacter(int Index, double Confidence, string Alternatives);

/// <summary>What a line is in the layout of its page.</summary>
public enum LineRole
{
    Paragraph,
    Heading,
    TableRow,

    /// <summary>Text in a box, an arrow or another figure of a drawing.</summary>
    Shape,

    Header,
    Footer,

    /// <summary>A footnote, an endnote or a comment beside the text.</summary>
    Note,

    /// <summary>The value of a form field.</summary>
    FormField,
}

/// <summary>A rectangle in shares of the page, 0 to 1, from the top left corner.</summary>
public readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;
}

/// <summary>Text that no person can see, and why.</summary>
public sealed record HiddenText(string Text, HiddenReason Reason);

/// <summary>Why a text cannot be seen.</summary>
public enum HiddenReason
{
    /// <summary>In the colour of its ground.</summary>
    Colour,

    /// <summary>Too small to read (under 2 points).</summary>
    Tiny,

    OffPage,

    /// <summary>Drawn without ink (PDF text render mode 3) where no image stands beneath it, or covered.</summary>
    Invisible,

    /// <summary>Marked hidden in the file: a hidden run, row, column, sheet or slide.</summary>
    Marked,
}

/// <summary>A picture on a page, as far as its header and its place tell.</summary>
/// <param name="PixelWidth">Width in pixels; 0 for what is drawn with lines (a seal).</param>
/// <param name="PixelHeight">Height in pixels.</param>
/// <param name="Share">The part of the page that it covers, 0 to 1; null where the format has no layout.</param>
/// <param name="AfterLine">How many lines of the page stand before it.</param>
public sealed record Picture(int PixelWidth, int PixelHeight, double? Share, int AfterLine)
{
    /// <summary>The part of its pixels that is seal red, 0 to 1; null when the pixels were not looked at.</summary>
    public double? RedShare { get; init; }

    /// <summary>The round seals on it, as it stands upright; null when they were not looked for.</summary>
    public ImmutableArray<Seal>? Seals { get; init; }

    /// <summary>Whether it shows colours at all; null when the pixels were not looked at.</summary>
    public bool? Coloured { get; init; }
}

/// <summary>A round seal, or what looks like one (the national emblem does).</summary>
/// <param name="Box">Its place in shares of the picture as it stands upright.</param>
/// <param name="Red">Whether it was seen to be red; false on a grey picture.</param>
public sealed record Seal(Box Box, bool Red);
