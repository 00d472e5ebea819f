using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Materials.Pages;

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
}

/// <summary>A reading process is ready; so far it could shut itself in.</summary>
internal sealed record Ready(ContainmentLevel Level);

/// <summary>A file to read.</summary>
/// <param name="Path">Its path inside the package.</param>
internal sealed record ReadingRequest(string Path);

/// <summary>What was read.</summary>
/// <param name="OutOfMemory">Memory ran out at least once on the way, even where a library swallowed it: nothing in the result may be believed.</param>
internal sealed record ReadingAnswer(ImmutableArray<FileContent> Files, bool OutOfMemory);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Ready))]
[JsonSerializable(typeof(ReadingRequest))]
[JsonSerializable(typeof(ReadingAnswer))]
internal sealed partial class ReadingJson : JsonSerializerContext;
