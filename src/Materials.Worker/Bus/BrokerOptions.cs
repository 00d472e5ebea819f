using System.ComponentModel.DataAnnotations;
using RabbitMQ.Client;

namespace Materials.Worker.Bus;

/// <summary>Where RabbitMQ is and how it is used. Section <c>Materials:Broker</c>.</summary>
internal sealed class BrokerOptions
{
    public const string Section = "Materials:Broker";

    [Required]
    public string Host { get; set; } = "localhost";

    /// <summary>5672, or 5671 with TLS.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 5672;

    [Required]
    public string VirtualHost { get; set; } = "/";

    [Required]
    public string Username { get; set; } = "guest";

    [Required]
    public string Password { get; set; } = "guest";

    public bool UseTls { get; set; }

    /// <summary>How many packages one worker screens at the same time.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 2;

    /// <summary>How many messages a worker holds; what it holds no other worker takes.</summary>
    [Range(1, 256)]
    public int Prefetch { get; set; } = 4;

    /// <summary>How long a published event may take to be confirmed before the package is tried again.</summary>
    [Range(1, 600)]
    public int PublishTimeoutSeconds { get; set; } = 20;

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

    public ConnectionFactory ToFactory() => new()
    {
        HostName = Host,
        Port = Port,
        VirtualHost = VirtualHost,
        UserName = Username,
        Password = Password,
        Ssl = new SslOption(Host, enabled: UseTls),
        ClientProvidedName = "materials",
    };
}
