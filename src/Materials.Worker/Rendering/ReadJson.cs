using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Materials.Json;
using Materials.Pages;

namespace Materials.Worker.Rendering;

/// <summary>What <c>materials read --format json</c> prints.</summary>
internal sealed record ReadResult(ImmutableArray<ReadFile> Files);

/// <summary>One file, or one member of an archive.</summary>
/// <param name="Unit">What the numbers of its pages count.</param>
internal sealed record ReadFile(
    string Path,
    string MediaType,
    [property: JsonConverter(typeof(KebabEnumConverter<FileStatus>))] FileStatus Status,
    [property: JsonConverter(typeof(KebabEnumConverter<PageUnit>))] PageUnit Unit,
    ImmutableArray<ReadPage> Pages,
    ImmutableArray<Defect> Defects)
{
    public static ReadFile Of(FileContent file) =>
        new(file.Path, file.MediaType, file.Status, file.Unit, [.. file.Pages.Select(ReadPage.Of)], file.Defects);
}

/// <summary>One page: its text, where that came from and how far it is trusted, what no person can see, its pictures.</summary>
/// <param name="Unread">Why something on it was not read; absent where nothing is known to have been left out.</param>
internal sealed record ReadPage(
    int Number,
    string? Name,
    [property: JsonConverter(typeof(KebabEnumConverter<TextSource>))] TextSource Source,
    double Trust,
    [property: JsonConverter(typeof(KebabEnumConverter<UnreadReason>))] UnreadReason? Unread,
    string Text,
    ImmutableArray<ReadHiddenText> Hidden,
    ImmutableArray<Picture> Pictures)
{
    public static ReadPage Of(Page page) => new(
        page.Number, page.Name, page.Source, page.Trust, page.Unread, page.Text, [.. page.Hidden.Select(h => new ReadHiddenText(h.Text, h.Reason))], page.Pictures);
}

/// <summary>A text that no person can see, and why.</summary>
internal sealed record ReadHiddenText(string Text, [property: JsonConverter(typeof(KebabEnumConverter<HiddenReason>))] HiddenReason Reason);

[JsonSerializable(typeof(ReadResult))]
internal sealed partial class ReadJson : JsonSerializerContext
{
    /// <summary>Indented, letters of every script as they are.</summary>
    public static ReadJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = ReadableEncoder.Instance,
        WriteIndented = true,
        NewLine = "\n",
    });
}
