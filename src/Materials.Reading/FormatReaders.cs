using System.Collections.Immutable;
using Materials.Reading.Excel;
using Materials.Reading.Html;
using Materials.Reading.Images;
using Materials.Reading.Mail;
using Materials.Reading.Ofd;
using Materials.Reading.OpenDocument;
using Materials.Reading.Pdf;
using Materials.Reading.PlainText;
using Materials.Reading.PowerPoint;
using Materials.Reading.Rtf;
using Materials.Reading.Word;
using Materials.Reading.Word97;

namespace Materials.Reading;

/// <summary>Every reader there is.</summary>
internal static class FormatReaders
{
    public static ImmutableArray<IFormatReader> All(ReadingLimits limits) =>
    [
        new PdfReader(),
        new OfdReader(limits),
        new DocxReader(limits),
        new DocReader(limits),
        new XlsxReader(limits),
        new XlsReader(limits),
        new PptxReader(limits),
        new PptReader(limits),
        new ImageReader(limits),
        new OdfReader(limits),
        new RtfReader(limits),
        new HtmlReader(limits),
        new MailReader(limits),
        new MsgReader(limits),
        new XmlTextReader(limits),
        new PlainTextReader(limits),
    ];
}
