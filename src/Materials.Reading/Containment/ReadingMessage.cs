using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Materials.Pages;
using Materials.Reading.Drawing;

namespace Materials.Reading.Containment;

/// <summary>The kinds of frame on the channel.</summary>
internal static class FrameKind
{
    /// <summary>Child to parent, once: <see cref="Ready"/>.</summary>
    public const byte Ready = 1;

    /// <summary>Parent to child, with an open file: <see cref="ReadingRequest"/>.</summary>
    public const byte Request = 2;

    /// <summary>Child to parent: <see cref="ReadingAnswer"/>.</summary>
    public const byte Answer = 3;

    /// <summary>Parent to child, once, before all else: <see cref="ReadingTerms"/>, with an empty file to unpack to.</summary>
    public const byte Terms = 4;

    /// <summary>Child to parent: the path of the file that it begins or goes on to read, in UTF-8.</summary>
    public const byte Progress = 5;

    /// <summary>Child to parent, before the answer: <see cref="ReadingPart"/>.</summary>
    public const byte Part = 9;

    /// <summary>Child to parent, before the answer: the page that was sought, as JPEG.</summary>
    public const byte Sight = 10;

    /// <summary>Child to parent: a part of the PDF file that pages are to be drawn of; an empty one begins another file. To a drawing process: the pipe.</summary>
    public const byte Document = 6;

    /// <summary>Child to parent: <see cref="DrawingRequest"/>, for a page of the file sent before.</summary>
    public const byte Draw = 7;

    /// <summary>Parent to child: a pipe that the page's pixels come out of; without one, it cannot be drawn.</summary>
    public const byte Drawn = 8;
}

/// <summary>What a reading process is told before it begins.</summary>
/// <param name="MaxMemoryBytes">As <see cref="ContainmentOptions.MaxMemoryBytes"/>.</param>
/// <param name="CanDraw">Whether the parent can have pages drawn.</param>
internal sealed record ReadingTerms(long MaxMemoryBytes, ReadingLimits Limits, bool CanDraw);

/// <summary>A reading process is ready; so far it could shut itself in.</summary>
internal sealed record Ready(ContainmentLevel Level);

/// <summary>A file to read.</summary>
/// <param name="Path">Its path inside the package.</param>
/// <param name="PassedOver">Files inside it that are not to be read, because reading them failed before, each with what to say of it.</param>
/// <param name="Sought">A page to show instead of reading; null where the file is to be read.</param>
internal sealed record ReadingRequest(string Path, ImmutableDictionary<string, Defect> PassedOver, PageSought? Sought = null);

/// <summary>A file that was read, or the next pages of it: so that neither end ever holds more than some pages in their written form.</summary>
/// <param name="File">With a part of its pages.</param>
/// <param name="Continues">Whether these pages follow those of the part before.</param>
/// <param name="WithinPage">Whether the first of them is the rest of the last page of the part before: its further lines and hidden passages.</param>
internal sealed record ReadingPart(FileContent File, bool Continues, bool WithinPage = false);

/// <summary>What was read.</summary>
/// <param name="Files">What no part has brought.</param>
/// <param name="OutOfMemoryAt">The file at which memory ran out, even where a library swallowed it: nothing in its result may be believed.</param>
/// <param name="NoRoom">Whether the disk had no room for what was to be unpacked: nothing is known of the file then.</param>
internal sealed record ReadingAnswer(ImmutableArray<FileContent> Files, string? OutOfMemoryAt, bool NoRoom = false)
{
    /// <summary>The page that was sought, as it came before the answer; null where there was none.</summary>
    [JsonIgnore]
    public byte[]? Sight { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ReadingLimits))]
[JsonSerializable(typeof(ReadingTerms))]
[JsonSerializable(typeof(DrawingTerms))]
[JsonSerializable(typeof(DrawingRequest))]
[JsonSerializable(typeof(Ready))]
[JsonSerializable(typeof(ReadingRequest))]
[JsonSerializable(typeof(ReadingPart))]
[JsonSerializable(typeof(ReadingAnswer))]
internal sealed partial class ReadingJson : JsonSerializerContext
{
    /// <summary>Chinese text is written as it is: half the bytes of escapes. Nobody but the program reads it.</summary>
    public static ReadingJson Compact => Written.Compactly;

    private static class Written
    {
        public static readonly ReadingJson Compactly = new(new(Default.GeneratedSerializerOptions!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
