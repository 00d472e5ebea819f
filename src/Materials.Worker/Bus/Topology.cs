using System.Collections.Immutable;
using Materials.Messages;
using RabbitMQ.Client;

namespace Materials.Worker.Bus;

/// <summary>The exchanges and queues on the broker. Declaring them again changes nothing; whoever comes first declares them.</summary>
/// <remarks>
/// The arguments of a queue are part of it: declaring it with others is refused for good. They are therefore constants, not options.
/// </remarks>
internal static class Topology
{
    /// <summary>Where packages wait to be screened.</summary>
    public const string Packages = "materials-packages";

    /// <summary>Where messages are parked that were given up.</summary>
    public const string DeadLetters = "materials-dead-letters";

    /// <summary>After how many deliveries that were never settled the broker parks a message itself: the last resort behind <see cref="MaxDeliveries"/>.</summary>
    private const int BrokerDeliveryLimit = 10;

    /// <summary>After how many deliveries that were never settled, because the worker died over them, a worker parks a message unread.</summary>
    public const int MaxDeliveries = 4;

    /// <summary>How long a message waits before it is tried again, the first time, the second and so on; the last is for good.</summary>
    public static ImmutableArray<TimeSpan> Waits { get; } =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30)];

    /// <summary>The events that go out.</summary>
    public static ImmutableArray<string> Events { get; } =
    [
        nameof(CompletenessReported), nameof(ResubmissionRequested), nameof(ReviewListed), nameof(PackageCleared), nameof(PackageUnscreenable),
    ];

    /// <summary>
    /// A quorum queue without a size, which would be baked in. What it parks after too many deliveries is handed over with confirms
    /// (<c>at-least-once</c>, which demands <c>reject-publish</c>).
    /// </summary>
    public static ImmutableDictionary<string, object?> PackagesArguments { get; } = ImmutableDictionary.CreateRange<string, object?>(
    [
        new("x-queue-type", "quorum"),
        new("x-delivery-limit", BrokerDeliveryLimit),
        new("x-dead-letter-exchange", ""),
        new("x-dead-letter-routing-key", DeadLetters),
        new("x-dead-letter-strategy", "at-least-once"),
        new("x-overflow", "reject-publish"),
    ]);

    /// <summary>Looking at parked messages counts as delivering them, and newer brokers drop what was delivered twenty times.</summary>
    private static ImmutableDictionary<string, object?> DeadLettersArguments =>
        Quorum.Add("x-delivery-limit", int.MaxValue);

    private static ImmutableDictionary<string, object?> Quorum { get; } =
        ImmutableDictionary.CreateRange<string, object?>([new("x-queue-type", "quorum")]);

    /// <summary>The queue that gives a message back to <see cref="Packages"/> after a while: a stock broker has no other way to delay.</summary>
    public static string WaitQueue(TimeSpan wait) => $"{Packages}-wait-{wait.TotalSeconds}s";

    /// <summary>The queue that holds an event until somebody comes for it, such as <c>materials-completeness-reported</c>.</summary>
    public static string HeldQueue(string @event) =>
        "materials" + string.Concat(@event.Select(c => char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{c}"));

    /// <summary>Declares everything that both ends need.</summary>
    /// <param name="holdEvents">Whether every event gets a queue of its own.</param>
    public static async Task DeclareAsync(IChannel channel, bool holdEvents, CancellationToken cancellationToken)
    {
        await DeclareQueueAsync(channel, DeadLetters, DeadLettersArguments, cancellationToken);
        await DeclareQueueAsync(channel, Packages, PackagesArguments, cancellationToken);
        // The worker's bus puts an exchange of its queue's name between the two.
        await DeclareExchangeAsync(channel, nameof(PackageSubmitted), cancellationToken);
        await DeclareExchangeAsync(channel, Packages, cancellationToken);
        await channel.ExchangeBindAsync(Packages, nameof(PackageSubmitted), "", cancellationToken: cancellationToken);
        await channel.QueueBindAsync(Packages, Packages, "", cancellationToken: cancellationToken);
        foreach (var wait in Waits)
            await DeclareQueueAsync(channel, WaitQueue(wait), WaitArguments(wait), cancellationToken);
        foreach (var name in Events)
            await DeclareEventAsync(channel, name, holdEvents, cancellationToken);
    }

    private static async Task DeclareEventAsync(IChannel channel, string name, bool hold, CancellationToken cancellationToken)
    {
        await DeclareExchangeAsync(channel, name, cancellationToken);
        if (!hold)
            return;
        await DeclareQueueAsync(channel, HeldQueue(name), Quorum, cancellationToken);
        await channel.QueueBindAsync(HeldQueue(name), name, "", cancellationToken: cancellationToken);
    }

    private static ImmutableDictionary<string, object?> WaitArguments(TimeSpan wait) => Quorum.AddRange(
    [
        new("x-message-ttl", (int)wait.TotalMilliseconds),
        new("x-dead-letter-exchange", ""),
        new("x-dead-letter-routing-key", Packages),
        new("x-dead-letter-strategy", "at-least-once"),
        new("x-overflow", "reject-publish"),
    ]);

    private static Task<QueueDeclareOk> DeclareQueueAsync(IChannel channel, string name, IDictionary<string, object?> arguments, CancellationToken cancellationToken) =>
        channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);

    private static Task DeclareExchangeAsync(IChannel channel, string name, CancellationToken cancellationToken) =>
        channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
}
