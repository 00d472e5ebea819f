using System.Text.Json;
using Materials.Messages;

namespace Materials.Worker.Bus;

/// <summary>What operators are told of a message that was given up.</summary>
internal static class Unscreenable
{
    public static PackageUnscreenable Of(ReadOnlySpan<byte> body, Failure failure, int tries, string parkedIn, string? messageId)
    {
        var (packageId, revision) = Named(body);
        return new()
        {
            PackageId = packageId,
            Revision = revision,
            Reason = failure.Reason,
            Attempts = tries,
            ParkedIn = parkedIn,
            MessageId = messageId,
        };
    }

    /// <summary>Which package a message means, as far as it can be made out: in plain JSON, or in the bus's envelope.</summary>
    public static (string? PackageId, int? Revision) Named(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return (null, null);
            if (root.TryGetProperty("messageType", out _) && root.TryGetProperty("message", out var inner) && inner.ValueKind == JsonValueKind.Object)
                root = inner;
            return (
                root.TryGetProperty("packageId", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null,
                root.TryGetProperty("revision", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var revision) ? revision : null);
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }
}
