using System.Collections.Immutable;
using System.Xml;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.PlainText;

/// <summary>Reads XML that is no known format, such as the figures that come with an electronic invoice: each text in it is a line.</summary>
internal sealed class XmlTextReader(ReadingLimits limits) : IFormatReader
{
    public ImmutableArray<string> Reads { get; } = [MediaTypes.Xml];

    public FormatContent Read(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<Line>();
        var characters = 0L;
        using var xml = XmlReader.Create(content, new XmlReaderSettings
        {
            // What a DTD defines is not looked up; a text that needs it is refused as broken.
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreComments = true,
            MaxCharactersInDocument = limits.MaxPartBytes,
        });
        while (xml.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA))
                continue;
            foreach (var text in xml.Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                characters += text.Length;
                if (characters > limits.MaxCharacters)
                    throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxCharacters}", Met: $"> {limits.MaxCharacters}"));
                lines.Add(new() { Text = text });
            }
        }
        return new(PageUnit.Section, [new() { Number = 1, Lines = lines.ToImmutable(), Source = lines.Count == 0 ? TextSource.None : TextSource.Embedded }], []);
    }
}
