using System.Text.Json;
using Materials.Json;

namespace Materials.Worker.Desk.Applicants;

/// <summary>JSON inside a page: Chinese as it is. Razor encodes it for the attribute that it stands in.</summary>
internal static class ReadableJson
{
    public static readonly JsonSerializerOptions Words = new() { Encoder = ReadableEncoder.Instance };
}
