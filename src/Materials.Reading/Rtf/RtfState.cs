using Materials.Pages;
using Materials.Reading.Word;

namespace Materials.Reading.Rtf;

/// <summary>What a group's text is for.</summary>
internal enum RtfDestination
{
    /// <summary>To be read.</summary>
    Text,

    /// <summary>Not to be read: settings, field instructions, what is unknown and may be passed over.</summary>
    Skipped,
    Fonts,
    Colours,
    Styles,
    Picture,

    /// <summary>An embedded file, in hexadecimal.</summary>
    Object,
}

/// <summary>What holds within a group, and is restored at its end.</summary>
internal sealed record RtfState
{
    public RtfDestination Destination { get; init; } = RtfDestination.Text;

    public LineRole Role { get; init; } = LineRole.Paragraph;

    public RunLook Look { get; init; }

    public bool IsDeleted { get; init; }

    /// <summary>The code page of its font; null for the file's own.</summary>
    public int? CodePage { get; init; }

    /// <summary>Bytes behind every <c>\u</c> that say the same to programs without Unicode.</summary>
    public int SubstituteBytes { get; init; } = 1;
}
