using System.Text.Json;
using System.Text.Json.Serialization;
using Materials.Messages;
using Materials.Reports;

namespace Materials.Json;

/// <summary>The JSON of everything that the public contract names: camelCase, readable UTF-8, in the order of the declarations.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 32,
    NewLine = "\n")]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(PackageSubmitted))]
[JsonSerializable(typeof(CompletenessReported))]
[JsonSerializable(typeof(ResubmissionRequested))]
[JsonSerializable(typeof(ReviewListed))]
[JsonSerializable(typeof(PackageCleared))]
[JsonSerializable(typeof(PackageUnscreenable))]
public sealed partial class ContractJson : JsonSerializerContext
{
    /// <summary>On one line, for messages.</summary>
    public static ContractJson Compact => Shared.Compact;

    /// <summary>Indented by two spaces with line feeds, for files that people open.</summary>
    public static ContractJson Indented => Shared.Indented;

    // Kept apart, because the generated half's Default must be there first, and nothing orders the initialisers of two halves.
    private static class Shared
    {
        public static readonly ContractJson Compact = new(Readable(indented: false));
        public static readonly ContractJson Indented = new(Readable(indented: true));

        private static JsonSerializerOptions Readable(bool indented) => new(Default.Options)
        {
            Encoder = ReadableEncoder.Instance,
            WriteIndented = indented,
        };
    }
}
