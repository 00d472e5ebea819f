namespace Materials.Reading.Pdf;

/// <summary>What one PDF may cost. A file that meets a limit is reported with it and read no further.</summary>
internal static class PdfLimits
{
    public const int MaxPages = 20_000;

    /// <summary>All streams of the file together, decoded; pictures, which come and go, aside.</summary>
    public const long MaxDecodedBytes = 1L << 30;

    /// <summary>One stream, decoded: content, a font, a packed list of objects. The largest embedded fonts for Chinese have 30 MiB.</summary>
    public const int MaxStreamBytes = 64 << 20;

    /// <summary>One attached file.</summary>
    public const int MaxAttachmentBytes = 128 << 20;

    /// <summary>The samples of one picture: <see cref="MaxPicturePixels"/> in four inks.</summary>
    public const int MaxPictureBytes = 160 << 20;

    /// <summary>Operators of all pages together, forms counted as often as they are drawn.</summary>
    public const long MaxOperators = 60_000_000;

    /// <summary>Letters on one page; a page of small print has some 10,000.</summary>
    public const int MaxLettersPerPage = 500_000;

    /// <summary>Letters of the file together.</summary>
    public const long MaxLetters = 20_000_000;

    /// <summary>How far from its origin a page reaches: seventy times what readers allow. What lies further is beyond numbers, too.</summary>
    public const double MaxPagePoints = 1_000_000;

    /// <summary>Forms inside forms. Producers reach four or five.</summary>
    public const int MaxFormDepth = 24;

    /// <summary>Forms drawn in the whole file, each counted as often as it is drawn.</summary>
    public const int MaxFormDraws = 200_000;

    /// <summary>Saved graphics states (q without Q).</summary>
    public const int MaxStates = 4_096;

    /// <summary>Ruled lines and filled areas kept per page to tell tables, boxes and coloured grounds; further ones are not looked at.</summary>
    public const int MaxMarksPerPage = 20_000;

    /// <summary>Pictures listed per page; further ones are not listed.</summary>
    public const int MaxPicturesPerPage = 500;

    /// <summary>Pictures per file whose pixels are measured.</summary>
    public const int MaxMeasuredPictures = 60;

    /// <summary>Pixels of a picture that is still decoded to be measured or handed on.</summary>
    /// <remarks>An A3 scan at 600 dpi has 70 million. It is shrunk while it is unpacked.</remarks>
    public const long MaxPicturePixels = 120_000_000;

    /// <summary>Entries of one font's table of characters.</summary>
    public const int MaxCharacterRanges = 200_000;
}
