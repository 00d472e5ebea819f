using System.Text.Json;
using System.Text.Json.Serialization;

namespace Materials.Json;

/// <summary>Writes an enumeration as the contract's lower-case words with hyphens, such as <c>needs-review</c>; refuses numbers.</summary>
public sealed class KebabEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
