using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Materials.Notices;

namespace Materials.Worker.Letters;

/// <summary>What stands around a letter: letterhead, running head, page numbers, the sheet itself.</summary>
internal static class LetterFrame
{
    /// <summary>A4 with 22 mm at the sides, in twentieths of a point.</summary>
    public static SectionProperties Page() => new(
        new HeaderReference { Type = HeaderFooterValues.First, Id = "head" },
        new HeaderReference { Type = HeaderFooterValues.Default, Id = "next" },
        new FooterReference { Type = HeaderFooterValues.First, Id = "foot-first" },
        new FooterReference { Type = HeaderFooterValues.Default, Id = "foot" },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1247, Bottom = 1134, Left = 1276, Right = 1276, Header = 624, Footer = 567, Gutter = 0 },
        new TitlePage());

    /// <summary>On the first page: who writes. Empty lines of it are left out, so that a body without letterhead can print on its own paper.</summary>
    public static Header Letterhead(Letter letter)
    {
        var header = new Header();
        if (letter.Issuer.Length > 0)
            header.Append(WordLetter.Paragraph(LetterStyles.HeadName, letter.Issuer));
        foreach (var line in letter.Letterhead)
            header.Append(WordLetter.Paragraph(LetterStyles.HeadLine, line));
        header.Append(letter.Issuer.Length == 0 && letter.Letterhead.IsEmpty
            ? WordLetter.Paragraph(LetterStyles.HeadLine, "")
            : WordLetter.Paragraph(LetterStyles.HeadRule, ""));
        return header;
    }

    /// <summary>On the pages after it: which letter they belong to.</summary>
    public static Header RunningHead(Letter letter) => new(WordLetter.Paragraph(LetterStyles.RunningHead, $"{letter.Title}　{letter.Number}"));

    public static Footer PageNumbers(Language language) => language == Language.Zh
        ? new(WordLetter.Paragraph(
            LetterStyles.Foot, [WordLetter.Run("第 "), .. Field("PAGE"), WordLetter.Run(" 页　共 "), .. Field("NUMPAGES"), WordLetter.Run(" 页")]))
        : new(WordLetter.Paragraph(LetterStyles.Foot, [WordLetter.Run("Page "), .. Field("PAGE"), WordLetter.Run(" of "), .. Field("NUMPAGES")]));

    // Written out in its five runs: what older WPS versions show of the short form is its first value for every page.
    private static OpenXmlElement[] Field(string code) =>
    [
        new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
        new Run(new FieldCode(string.Create(CultureInfo.InvariantCulture, $" {code} ")) { Space = SpaceProcessingModeValues.Preserve }),
        new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
        new Run(new Text("1")),
        new Run(new FieldChar { FieldCharType = FieldCharValues.End }),
    ];
}
