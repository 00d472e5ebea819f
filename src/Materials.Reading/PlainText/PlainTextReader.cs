using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.PlainText;

/// <summary>Reads plain text in any usual encoding. Form feeds part its sections; lines of comma- or tab-separated values become table rows.</summary>
internal sealed class PlainTextReader(ReadingLimits limits) : IFormatReader
{
    public ImmutableArray<string> Reads { get; } = [MediaTypes.PlainText];

    public FormatContent Read(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        // A character takes four bytes at most.
        if (content.Length > 4L * limits.MaxCharacters)
            throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: ByteSize(limits.MaxCharacters), Met: ByteSize(content.Length)));
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        var text = TextDecoder.Decode(bytes) ?? throw new UnreadableFileException(new(FindingCode.Corrupt));

        var pages = ImmutableArray.CreateBuilder<Page>();
        var breaks = text.AsSpan().Count('\f');
        if (breaks >= limits.MaxPages)
            throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxPages}", Met: $"{breaks + 1}"));
        foreach (var section in text.Split('\f'))
        {
            var lines = Lines(section);
            pages.Add(new() { Number = pages.Count + 1, Lines = lines, Source = lines.IsEmpty ? TextSource.None : TextSource.Embedded });
        }
        return new(PageUnit.Section, pages.ToImmutable(), []);
    }

    private static ImmutableArray<Line> Lines(string section)
    {
        var lines = section.ReplaceLineEndings("\n").Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)).ToArray();
        foreach (var separator in ",\t;|")
            if (SeparatedValues.Split(lines, separator) is { } rows)
                return [.. rows.Select(r => new Line { Text = string.Join('\t', r), Cells = r, Role = LineRole.TableRow, Group = 1 })];
        return [.. lines.Select(l => new Line { Text = l.Trim() })];
    }

    private static string ByteSize(long bytes) => Archives.ByteSize.Of(bytes);
}
