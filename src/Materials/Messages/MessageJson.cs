using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Materials.Json;

namespace Materials.Messages;

/// <summary>Messages as plain JSON, on one line, readable by any consumer.</summary>
public static class MessageJson
{
    /// <summary>The bytes to publish.</summary>
    /// <exception cref="ArgumentException">It is none of the contract's messages.</exception>
    public static byte[] Write<T>(T message)
        where T : class => JsonSerializer.SerializeToUtf8Bytes(message, TypeInfo<T>());

    /// <summary>Reads a message; fields it does not know are passed over.</summary>
    /// <exception cref="JsonException">It is not such a message; the exception says where and why.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json)
        where T : class => JsonSerializer.Deserialize(json, TypeInfo<T>()) ?? throw new JsonException("A message is expected, null was found.");

    private static JsonTypeInfo<T> TypeInfo<T>()
        where T : class =>
        ContractJson.Compact.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
            ?? throw new ArgumentException($"{typeof(T).Name} is none of the contract's messages.");
}
