using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Word;
using Materials.Reports;

namespace Materials.Reading.Rtf;

/// <summary>Reads Rich Text Format, which Word, WordPad and WPS write, often under the ending .doc.</summary>
internal sealed class RtfReader(ReadingLimits limits) : IFormatReader
{
    public ImmutableArray<string> Reads { get; } = [MediaTypes.Rtf];

    public FormatContent Read(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        if (content.Length > limits.MaxPartBytes)
            throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: Archives.ByteSize.Of(limits.MaxPartBytes), Met: Archives.ByteSize.Of(content.Length)));
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        var pages = new WordPages(limits);
        var text = new RtfText(bytes, pages, limits, cancellationToken);
        text.Read();
        var (sections, images) = pages.Build();
        return new(PageUnit.Section, sections, []) { Images = images, Attachments = [.. text.Attachments] };
    }
}
