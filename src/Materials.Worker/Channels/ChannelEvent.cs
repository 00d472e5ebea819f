using System.Security.Cryptography;
using System.Text.Json;
using Materials.Messages;
using Materials.Worker.Bus;

namespace Materials.Worker.Channels;

/// <summary>An event as it went out on the bus.</summary>
/// <param name="Name">The message's name in the contract, such as <c>ResubmissionRequested</c>.</param>
/// <param name="Id">The same event always has the same.</param>
/// <param name="Body">Its JSON, word for word.</param>
internal sealed record ChannelEvent(string Name, Guid Id, ReadOnlyMemory<byte> Body)
{
    /// <param name="id">As the transport says; null where it says none.</param>
    /// <exception cref="UndeliverableException">It is none of the contract's events.</exception>
    public static ChannelEvent Of(ReadOnlyMemory<byte> body, Guid? id) => new(
        NameOf(body) ?? throw new UndeliverableException("not-understood", "The message is none of the contract's events."),
        id ?? ReportMessages.IdOf(Convert.ToHexStringLower(SHA256.HashData(body.Span)), nameof(ChannelEvent)),
        body);

    /// <exception cref="UndeliverableException">It is not such a message after all.</exception>
    public T Read<T>()
        where T : class
    {
        try
        {
            return MessageJson.Read<T>(Body.Span);
        }
        catch (JsonException)
        {
            throw new UndeliverableException("not-understood", $"The message is no {typeof(T).Name} that can be read.");
        }
    }

    /// <summary>The name is told by the schema that every event states: <c>materials/resubmission-requested/1</c>.</summary>
    private static string? NameOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var schema = json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("schema", out var stated)
                && stated.ValueKind == JsonValueKind.String ? stated.GetString() : null;
            return Topology.Events.FirstOrDefault(e => schema == Topology.HeldQueue(e).Replace("materials-", "materials/", StringComparison.Ordinal) + "/1");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
