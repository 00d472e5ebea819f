using System.Collections.Immutable;
using System.Runtime.Serialization;
using System.Text.Json;
using MassTransit;
using Materials.Packages;
using Materials.Reading.Containment;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;
using RabbitMQ.Client.Exceptions;

namespace Materials.Worker.Bus;

/// <summary>Why a message could not be settled, and what follows from it.</summary>
/// <param name="Code">A stable word for operators and scripts.</param>
/// <param name="Reason">In words, without anything of a document's text.</param>
internal sealed record Failure(string Code, Bilingual Reason, Leniency Leniency)
{
    /// <summary>A fault of the program may be one of a moment, but not often.</summary>
    private const int TriesForOwnFault = 3;

    public static Failure Of(Exception exception) => Innermost(exception) switch
    {
        InvalidSubmissionException invalid => new("not-a-submission", Joined(invalid.Problems), Leniency.None),
        RevisionTakenException taken => new("revision-taken", taken.Reason, Leniency.None),
        UnsettledException unsettled => new("never-settled", unsettled.Reason, Leniency.None),
        JsonException or SerializationException or FormatException => new(
            "not-understood", new("无法解析消息：不是有效的 JSON，或者值的类型不对。", "The message is not valid JSON, or a value is of the wrong type."), Leniency.None),
        PackageNotFoundException absent => new("package-not-found", new($"找不到文件：{absent.Message}", absent.Message), Leniency.For(o => o.AbsentBlobSeconds)),
        BaseNotArrivedException early => new("base-not-arrived", early.Reason, Leniency.For(o => o.MissingBaseSeconds)),
        var fault when IsOfDependency(fault) => new(
            "part-not-available", new($"所依赖的服务不可用（{fault.GetType().Name}）。", $"A part it depends on is not available ({fault.GetType().Name})."),
            Leniency.For(o => o.WaitHours * 3600)),
        var fault => new(
            "fault", new($"程序内部出错（{fault.GetType().Name}）。", $"The program failed ({fault.GetType().Name})."), Leniency.OfTries(TriesForOwnFault)),
    };

    /// <summary>Whether it passes by itself: the blob store, the disk or the broker does not do its part.</summary>
    private static bool IsOfDependency(Exception fault) => StoreFault.Is(fault) || fault
        is UnauthorizedAccessException or TimeoutException or OperationCanceledException or ReadingUnavailableException
        or MessageReturnedException or TransportException or TransportUnavailableException or ConnectionException
        or RabbitMQClientException;

    private static Exception Innermost(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var first, ..] } => Innermost(first),
        // What the bus wraps is the cause; what Azure or a stream wraps is a detail.
        MassTransitException { InnerException: { } cause } => Innermost(cause),
        _ => exception,
    };

    private static Bilingual Joined(ImmutableArray<Bilingual> problems) =>
        new(string.Concat(problems.Select(p => p.Zh)), string.Join(' ', problems.Select(p => p.En)));
}

/// <summary>How long a failure is borne before its message is parked: a number of tries, or a time.</summary>
internal sealed record Leniency
{
    private readonly int _tries;
    private readonly Func<BrokerOptions, int>? _seconds;

    private Leniency(int tries, Func<BrokerOptions, int>? seconds) => (_tries, _seconds) = (tries, seconds);

    /// <summary>Trying again changes nothing.</summary>
    public static Leniency None { get; } = new(1, null);

    public static Leniency OfTries(int tries) => new(tries, null);

    /// <param name="seconds">Counted from the first failure of the kind.</param>
    public static Leniency For(Func<BrokerOptions, int> seconds) => new(0, seconds);

    public bool IsNone => _tries == 1;

    /// <param name="tries">Those that failed, this one included.</param>
    /// <param name="secondsSinceFirst">Since the first of them.</param>
    public bool Lasts(int tries, long secondsSinceFirst, BrokerOptions options) =>
        _seconds is { } seconds ? secondsSinceFirst < seconds(options) : tries < _tries;
}

/// <summary>A message was delivered again and again without being settled: the worker dies over it.</summary>
internal sealed class UnsettledException(int deaths) : Exception($"{deaths} workers died over it.")
{
    public Bilingual Reason { get; } = new(
        $"已处理 {deaths} 次，每次工作进程都中断。",
        $"Workers were at work on it {deaths} times, and each time the worker died.");
}
