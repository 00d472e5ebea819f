using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Materials.Notices;

namespace Materials.Worker.Letters;

/// <summary>Writes a letter as a Word document. Equal letters give equal bytes.</summary>
/// <remarks>
/// Only what Word, WPS and LibreOffice agree on is used: styles, one table style's worth of direct borders, header and footer with fields.
/// </remarks>
internal static class WordLetter
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Write(Letter letter)
    {
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            // It is packed once, at the end.
            document.CompressionOption = CompressionOption.NotCompressed;
            // Named here: the library would make up names, and no two files would be the same.
            var main = document.AddMainDocumentPart();
            document.ChangeIdOfPart(main, "main");
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = LetterStyles.Of(letter.Language);
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = Settings();
            main.AddNewPart<HeaderPart>("head").Header = LetterFrame.Letterhead(letter);
            main.AddNewPart<HeaderPart>("next").Header = LetterFrame.RunningHead(letter);
            main.AddNewPart<FooterPart>("foot").Footer = LetterFrame.PageNumbers(letter.Language);
            main.AddNewPart<FooterPart>("foot-first").Footer = LetterFrame.PageNumbers(letter.Language);
            main.Document = new Document(Body(letter));
            LetterProperties.Write(document, letter);
        }

        return StillZip.Rewrite(bytes);
    }

    private static Settings Settings() => new(
        new Zoom { Percent = "100" },
        new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
        // Without, Word opens it in the mode of an older version.
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }));

    private static Body Body(Letter letter)
    {
        var colon = letter.Language == Language.Zh ? "：" : ": ";
        var body = new Body();
        body.Append(Paragraph(LetterStyles.Title, letter.Title));
        foreach (var fact in letter.Facts)
            body.Append(Paragraph(LetterStyles.Fact, Run($"{fact.Name}{colon}"), Run(fact.Text)));
        if (letter.Salutation is { } salutation)
            body.Append(Paragraph(LetterStyles.Salutation, salutation));
        body.Append(Paragraph(LetterStyles.Paragraph, letter.Opening));
        foreach (var part in letter.Parts)
        {
            body.Append(Paragraph(LetterStyles.Heading, part.Heading));
            body.Append(LetterTable.Of(part, colon));
        }

        foreach (var remark in letter.Remarks)
            body.Append(Paragraph(LetterStyles.Remark, remark));
        foreach (var term in letter.Terms)
            body.Append(Paragraph(LetterStyles.Term, Run($"{term.Name}{colon}"), Bold(term.Text)));
        body.Append(Signature(letter));
        body.Append(LetterFrame.Page());
        return body;
    }

    /// <summary>Issuer, room for the seal, date: together, and never alone on a page.</summary>
    private static IEnumerable<Paragraph> Signature(Letter letter)
    {
        // The blank where the issuer is not known is left for its name to be written in.
        yield return Paragraph(LetterStyles.Issuer, letter.Issuer);
        yield return Paragraph(LetterStyles.Seal, letter.Seal);
        yield return Paragraph(LetterStyles.Date, letter.Date);
    }

    internal static Paragraph Paragraph(string style, string text) => Paragraph(style, Run(text));

    internal static Paragraph Paragraph(string style, params OpenXmlElement[] runs)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(runs);
        return paragraph;
    }

    internal static Run Run(string text) => new(new Text(LetterCharacters.Allowed(text)) { Space = SpaceProcessingModeValues.Preserve });

    internal static Run Bold(string text) => new(
        new RunProperties(new Bold()), new Text(LetterCharacters.Allowed(text)) { Space = SpaceProcessingModeValues.Preserve });
}
