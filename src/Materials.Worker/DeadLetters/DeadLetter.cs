using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Materials.Worker.Bus;
using Materials.Worker.Channels;
using RabbitMQ.Client;

namespace Materials.Worker.DeadLetters;

/// <summary>One parked message.</summary>
internal sealed class DeadLetter(BasicGetResult got)
{
    /// <summary>What operators call it by: from its bytes, so that it stays the same however often it is looked at.</summary>
    public string Key { get; } = Convert.ToHexStringLower(SHA256.HashData(got.Body.Span))[..12];

    public ulong DeliveryTag => got.DeliveryTag;

    public ReadOnlyMemory<byte> Body => got.Body;

    public IReadOnlyBasicProperties Properties => got.BasicProperties;

    /// <summary>The package it means; null where that can't be made out.</summary>
    public (string? PackageId, int? Revision) Package { get; } = Unscreenable.Named(got.Body.Span);

    /// <summary>Why it was parked: by a worker, or by the broker after too many deliveries.</summary>
    public string Reason => Header(DeadLetterHeaders.Reason) ?? Header("x-first-death-reason") ?? Parked("reason") ?? "unknown";

    public string Detail => Header(DeadLetterHeaders.Detail) ?? "";

    public string Tries => Header(DeadLetterHeaders.Tries) ?? "";

    public DateTimeOffset? FirstFailed =>
        long.TryParse(Header(DeadLetterHeaders.FirstFailed), CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>Where it goes when it is replayed: to the channel that could not deliver it, or among the packages.</summary>
    public string Queue => ConfiguredChannels.Names.Select(ChannelTopology.Queue)
        .FirstOrDefault(q => q == Header(DeadLetterHeaders.Queue) || q == Parked("queue")) ?? Topology.Packages;

    /// <summary>The headers it came with, without what was noted when it failed.</summary>
    public Dictionary<string, object?> OwnHeaders() => (Properties.Headers ?? new Dictionary<string, object?>())
        .Where(h => !DeadLetterHeaders.All.Contains(h.Key) && !h.Key.StartsWith("x-", StringComparison.Ordinal))
        .ToDictionary(h => h.Key, h => h.Value);

    /// <summary>What the broker says of having parked it.</summary>
    private string? Parked(string what) =>
        Properties.Headers?.TryGetValue("x-death", out var deaths) == true && deaths is IList { Count: > 0 } list
            && list[0] is IDictionary<string, object> first && first.TryGetValue(what, out var said)
            ? Text(said)
            : null;

    private string? Header(string name) => Properties.Headers?.TryGetValue(name, out var value) == true ? Text(value) : null;

    private static string? Text(object? value) => value switch
    {
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
