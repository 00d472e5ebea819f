using System.Text.Json;
using System.Text.Json.Serialization;
using Materials.Json;
using Materials.Reviews;

namespace Materials.Worker.Desk.Reviews;

/// <summary>One thing that somebody did at the desk. It is never changed and never taken away.</summary>
public sealed record JournalEntry
{
    /// <summary>Counts from 1 within its package, without gaps.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it, as signed in.</summary>
    public required string Who { get; init; }

    public required Deed What { get; init; }

    /// <summary>The revision that was looked at.</summary>
    public required int Revision { get; init; }

    /// <summary>The report that was looked at; empty where there was none yet.</summary>
    public required string ReportId { get; init; }

    /// <summary>For what was decided or taken back; else null.</summary>
    public Decision? Decision { get; init; }

    /// <summary>What the program had said of the item; null where it is about no item.</summary>
    [JsonConverter(typeof(KebabEnumConverter<Reports.ItemStatus>))]
    public Reports.ItemStatus? Instead { get; init; }

    /// <summary>What was changed in a notice before it went out; else null.</summary>
    public NoticeEdit? Edit { get; init; }

    /// <summary>The whole text of a notice as it was released; else null.</summary>
    public string? Text { get; init; }
}

/// <summary>What can be done at the desk.</summary>
[JsonConverter(typeof(KebabEnumConverter<Deed>))]
public enum Deed
{
    /// <summary>The program's verdict stands.</summary>
    Confirmed,

    /// <summary>Another verdict stands in its place.</summary>
    Overruled,

    /// <summary>A decision is taken back: the program's verdict stands as if nobody had looked.</summary>
    Withdrawn,

    NoticeEdited,
    NoticeReleased,

    /// <summary>Personal numbers were shown unmasked.</summary>
    NumbersShown,

    /// <summary>A revision was submitted at the desk or its interface; there is no report on it yet.</summary>
    Submitted,

    /// <summary>A link was made that shows the package to whoever has it.</summary>
    LinkMade,

    LinkRevoked,
}

/// <summary>Journal entries as they are kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(JournalEntry))]
internal sealed partial class JournalJson : JsonSerializerContext
{
    public static byte[] Write(JournalEntry entry) => JsonSerializer.SerializeToUtf8Bytes(entry, Shared.Readable.JournalEntry);

    public static JournalEntry Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Shared.Readable.JournalEntry) ?? throw new JsonException("An entry is expected, null was found.");

    // Kept apart: the generated half's Default must be there first.
    private static class Shared
    {
        public static readonly JournalJson Readable = new(new JsonSerializerOptions(Default.Options) { Encoder = ReadableEncoder.Instance });
    }
}
