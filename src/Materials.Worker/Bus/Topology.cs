using System.Collections.Immutable;
using Materials.Messages;
using RabbitMQ.Client;

namespace Materials.Worker.Bus;

/// <summary>The exchanges and queues on the broker. Declaring them again changes nothing; whoever comes first declares them.</summary>
/// <remarks>
/// The arguments of a queue are part of it: declaring it with others is refused for good. They are therefore constants, not options.
/// <c>src/Materials/Schemas/asyncapi.yaml</c> describes all of it for others; a test holds the two against each other.
/// </remarks>
internal static class Topology
{
    /// <summary>Where packages wait to be screened.</summary>
    public const string Packages = "materials-packages";

    /// <summary>The lane of packages that take long.</summary>
    public const string Large = "materials-packages-large";

    /// <summary>The lane of those who submit more than their share.</summary>
    public const string Bulk = "materials-packages-bulk";

    /// <summary>Where messages are parked that were given up.</summary>
    public const string DeadLetters = "materials-dead-letters";

    /// <summary>After how many deliveries that were never settled the broker parks a message itself: the last resort behind <see cref="MaxDeaths"/>.</summary>
    /// <remarks>
    /// Far above it, because the broker also counts for what a worker merely held beside the message it died over, and for every connection that broke.
    /// </remarks>
    private const int BrokerDeliveryLimit = 30;

    /// <summary>After how many deaths of workers that were at work on it a message is parked unread.</summary>
    public const int MaxDeaths = 4;

    /// <summary>The queues that workers consume.</summary>
    public static ImmutableArray<string> Lanes { get; } = [Packages, Large, Bulk];

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
    public static ImmutableDictionary<string, object?> LaneArguments { get; } = ImmutableDictionary.CreateRange<string, object?>(
    [
        new("x-queue-type", "quorum"),
        new("x-delivery-limit", BrokerDeliveryLimit),
        new("x-dead-letter-exchange", ""),
        new("x-dead-letter-routing-key", DeadLetters),
        new("x-dead-letter-strategy", "at-least-once"),
        new("x-overflow", "reject-publish"),
    ]);

    private static ImmutableDictionary<string, object?> Quorum { get; } =
        ImmutableDictionary.CreateRange<string, object?>([new("x-queue-type", "quorum")]);

    /// <summary>Every queue with its arguments.</summary>
    /// <param name="holdEvents">Whether every event gets a queue of its own.</param>
    public static IEnumerable<(string Name, ImmutableDictionary<string, object?> Arguments)> Queues(bool holdEvents) =>
    [
        // Looking at parked messages counts as delivering them, and newer brokers drop what was delivered twenty times.
        (DeadLetters, Quorum.Add("x-delivery-limit", int.MaxValue)),
        .. Lanes.Select(lane => (lane, LaneArguments)),
        .. Waits.Select(wait => (WaitQueue(wait), WaitArguments(wait, Packages))),
        .. holdEvents ? Events.Select(name => (HeldQueue(name), Quorum)) : [],
    ];

    /// <summary>The queue that gives a message back to <see cref="Packages"/> after a while: a stock broker has no other way to delay.</summary>
    public static string WaitQueue(TimeSpan wait) => $"{Packages}-wait-{wait.TotalSeconds}s";

    /// <summary>The queue that holds an event until somebody comes for it, such as <c>materials-completeness-reported</c>.</summary>
    public static string HeldQueue(string @event) =>
        "materials" + string.Concat(@event.Select(c => char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{c}"));

    /// <summary>Declares everything that both ends need.</summary>
    public static async Task DeclareAsync(IChannel channel, bool holdEvents, CancellationToken cancellationToken)
    {
        foreach (var (name, arguments) in Queues(holdEvents))
            await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
        // The worker's bus puts an exchange of its queue's name between the two, for each of its queues.
        await DeclareExchangeAsync(channel, nameof(PackageSubmitted), cancellationToken);
        foreach (var lane in Lanes)
        {
            await DeclareExchangeAsync(channel, lane, cancellationToken);
            await channel.QueueBindAsync(lane, lane, "", cancellationToken: cancellationToken);
        }
        await channel.ExchangeBindAsync(Packages, nameof(PackageSubmitted), "", cancellationToken: cancellationToken);
        foreach (var name in Events)
        {
            await DeclareExchangeAsync(channel, name, cancellationToken);
            if (holdEvents)
                await channel.QueueBindAsync(HeldQueue(name), name, "", cancellationToken: cancellationToken);
        }
    }

    /// <summary>Of a queue that gives its messages to another after a while.</summary>
    internal static ImmutableDictionary<string, object?> WaitArguments(TimeSpan wait, string queue) => Quorum.AddRange(
    [
        new("x-message-ttl", (int)wait.TotalMilliseconds),
        new("x-dead-letter-exchange", ""),
        new("x-dead-letter-routing-key", queue),
        new("x-dead-letter-strategy", "at-least-once"),
        new("x-overflow", "reject-publish"),
    ]);

    private static Task DeclareExchangeAsync(IChannel channel, string name, CancellationToken cancellationToken) =>
        channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
}
