using System.Collections.Immutable;
using System.Text;
using Materials.Pages;
using Materials.Reading.PlainText;
using Materials.Reading.Word;
using Materials.Reports;

namespace Materials.Reading.Html;

/// <summary>Reads web pages. Nothing in them is run and nothing they name is fetched.</summary>
internal sealed class HtmlReader(ReadingLimits limits) : IFormatReader
{
    /// <summary>The part of a page in which it may say its encoding (HTML Living Standard, 13.2.3.2).</summary>
    private const int EncodingReach = 1024;

    public ImmutableArray<string> Reads { get; } = [MediaTypes.Html];

    public FormatContent Read(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        // A character takes four bytes at most.
        if (content.Length > 4L * limits.MaxCharacters)
            throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxCharacters}", Met: $"> {limits.MaxCharacters}"));
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        var pages = new WordPages(limits);
        var text = new HtmlText(pages, limits, _ => null, cancellationToken);
        text.Read(Decode(bytes) ?? throw new UnreadableFileException(new(FindingCode.Corrupt)));
        var (sections, images) = pages.Build();
        return new(PageUnit.Section, sections, [.. text.Defects]) { Images = images };
    }

    /// <summary>UTF-8 or UTF-16 where it is, whatever the page says; else Big5 where it says so, else GB 18030.</summary>
    private static string? Decode(byte[] bytes)
    {
        var start = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, EncodingReach));
        if (start.Contains("charset=big5", StringComparison.OrdinalIgnoreCase) || start.Contains("charset=\"big5", StringComparison.OrdinalIgnoreCase))
            return CodePagesEncodingProvider.Instance.GetEncoding("big5")!.GetString(bytes);
        return TextDecoder.Decode(bytes);
    }
}
