using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Materials.Worker.Bus;

/// <summary>Where RabbitMQ is and how it is used. Section <c>Materials:Broker</c>.</summary>
internal sealed class BrokerOptions : IValidatableObject
{
    public const string Section = "Materials:Broker";

    /// <summary>One host or, with commas between, every node of a cluster; each may say its own port behind a colon.</summary>
    [Required]
    public string Host { get; set; } = "localhost";

    /// <summary>The port of the hosts that say none: 5672, or 5671 with TLS.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 5672;

    [Required]
    public string VirtualHost { get; set; } = "/";

    [Required]
    public string Username { get; set; } = "guest";

    [Required]
    public string Password { get; set; } = "guest";

    public bool UseTls { get; set; }

    /// <summary>A file with the certificates (PEM) of whoever signed the broker's own; where not set, the system's are trusted.</summary>
    public string? CaFile { get; set; }

    /// <summary>How many packages one worker screens at the same time.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 2;

    /// <summary>How many messages a worker holds; what it holds no other worker takes.</summary>
    [Range(1, 256)]
    public int Prefetch { get; set; } = 4;

    /// <summary>How long a published event may take to be confirmed before the package is tried again.</summary>
    [Range(1, 600)]
    public int PublishTimeoutSeconds { get; set; } = 10;

    /// <summary>How long a worker that is told to stop goes on with the packages it holds, before it gives them back.</summary>
    [Range(1, 1500)]
    public int DrainSeconds { get; set; } = 90;

    /// <summary>
    /// Whether every event has a durable queue that holds it until somebody comes for it. Without, an event that has no queue is
    /// retried with its package, and the package is parked when it stays so.
    /// </summary>
    public bool HoldEvents { get; set; } = true;

    /// <summary>How long a package waits for a blob store or another part that does not answer, before it is parked.</summary>
    [Range(1, 24 * 14)]
    public int WaitHours { get; set; } = 24;

    /// <summary>How long a package waits for a blob that is announced and not there.</summary>
    [Range(1, 86400)]
    public int AbsentBlobSeconds { get; set; } = 75;

    /// <summary>How long a supplement waits for the report on the revision before it.</summary>
    [Range(1, 7 * 86400)]
    public int MissingBaseSeconds { get; set; } = 3600;

    /// <summary>A package of more files than this goes to the lane for large ones.</summary>
    [Range(1, 1_000_000)]
    public int LargeFiles { get; set; } = 300;

    /// <summary>A package of more bytes than this, as announced, goes to the lane for large ones.</summary>
    [Range(1, 1_048_576)]
    public int LargeMiB { get; set; } = 256;

    /// <summary>What one applicant submits beyond this in a minute, as one worker sees it, goes to a lane where it holds up nobody else.</summary>
    [Range(1, 1_000_000)]
    public int PackagesPerApplicantPerMinute { get; set; } = 60;

    /// <summary>
    /// After so long no further file of a large package is begun: it goes back to the end of its lane and on from there, since a broker takes a
    /// message away that is held for half an hour (RabbitMQ's <c>consumer_timeout</c>). One file may take a quarter of an hour more, and what was read in
    /// earlier legs is fetched again.
    /// </summary>
    [Range(1, 600)]
    public int LegSeconds { get; set; } = 300;

    /// <summary>The nodes, in the order given.</summary>
    public IReadOnlyList<BrokerNode> Nodes =>
        [.. Host.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(h => BrokerNode.Parse(h, Port)).OfType<BrokerNode>()];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var named = Host.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (named.Length == 0 || named.Length != Nodes.Count)
            yield return new("Host names one host or, with commas between, several, each with or without a port: broker or broker-1:5672,broker-2.");
        if (CaFile is { Length: > 0 } file && !File.Exists(file))
            yield return new($"CaFile: there is no file {file}.");
    }
}

/// <summary>One node of the broker.</summary>
internal sealed record BrokerNode(string Host, int Port)
{
    public override string ToString() => $"{Host}:{Port}";

    /// <returns>Null when it is none.</returns>
    internal static BrokerNode? Parse(string text, int port)
    {
        // [::1]:5672 or ::1, host:5672 or host.
        var colon = text.LastIndexOf(':');
        var hasPort = colon > 0 && (text[colon - 1] == ']' || text.IndexOf(':', StringComparison.Ordinal) == colon);
        if (!hasPort)
            return text.Length == 0 ? null : new(text.Trim('[', ']'), port);
        return int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var own) && own is > 0 and < 65536
            ? new(text[..colon].Trim('[', ']'), own)
            : null;
    }
}
