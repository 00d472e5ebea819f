using System.Collections.Immutable;
using System.Text;
using Materials.Notices;

namespace Materials.Worker.Letters;

/// <summary>A form that letters are written in.</summary>
/// <param name="Ending">Of a file's name, without the point.</param>
internal sealed record LetterFormat(string Ending, string MediaType, Func<Letter, byte[]> Write)
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<LetterFormat> All { get; } =
    [
        new("docx", WordLetter.MediaType, WordLetter.Write),
        new("html", "text/html; charset=utf-8", letter => Encoding.UTF8.GetBytes(letter.ToHtml())),
        new("txt", "text/plain; charset=utf-8", letter => Encoding.UTF8.GetBytes(letter.ToText())),
    ];

    /// <summary>The form that a file's name asks for by its ending; null where it is none of them.</summary>
    public static LetterFormat? Of(string file) =>
        All.FirstOrDefault(f => file.EndsWith($".{f.Ending}", StringComparison.OrdinalIgnoreCase));
}
