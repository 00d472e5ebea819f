using System.Collections.Immutable;
using System.Net.Sockets;
using System.Runtime.Serialization;
using System.Text.Json;
using Azure;
using Azure.Identity;
using MassTransit;
using Materials.Packages;
using Materials.Worker.Screenings;
using RabbitMQ.Client.Exceptions;

namespace Materials.Worker.Bus;

/// <summary>Why a message could not be settled, and what follows from it.</summary>
/// <param name="Code">A stable word for operators and scripts.</param>
/// <param name="Reason">In words, without anything of a document's text.</param>
/// <param name="Tries">How often it is tried in all; null: until the time a package may wait has passed.</param>
internal sealed record Failure(string Code, Bilingual Reason, int? Tries)
{
    /// <summary>Enough for a portal that announces a package a moment before its last file is there.</summary>
    private const int TriesForAbsentBlob = 4;

    /// <summary>A fault of the program may be one of a moment, but not often.</summary>
    private const int TriesForOwnFault = 3;

    public static Failure Of(Exception exception) => Innermost(exception) switch
    {
        InvalidSubmissionException invalid => new("not-a-submission", Joined(invalid.Problems), 1),
        UnsettledException unsettled => new("never-settled", unsettled.Reason, 1),
        JsonException or SerializationException or FormatException => new(
            "not-understood", new("无法解析消息：不是有效的 JSON，或者值的类型不对。", "The message is not valid JSON, or a value is of the wrong type."), 1),
        PackageNotFoundException absent => new("package-not-found", new($"找不到文件：{absent.Message}", absent.Message), TriesForAbsentBlob),
        var fault when IsOfDependency(fault) => new(
            "part-not-available", new($"所依赖的服务不可用（{fault.GetType().Name}）。", $"A part it depends on is not available ({fault.GetType().Name})."), null),
        var fault => new(
            "fault", new($"程序内部出错（{fault.GetType().Name}）。", $"The program failed ({fault.GetType().Name})."), TriesForOwnFault),
    };

    /// <summary>Whether it passes by itself: the blob store, the disk or the broker does not do its part.</summary>
    private static bool IsOfDependency(Exception fault) => fault
        is RequestFailedException { Status: not 400 } or AuthenticationFailedException
        or IOException or UnauthorizedAccessException or SocketException or HttpRequestException
        or TimeoutException or OperationCanceledException
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

/// <summary>A message was delivered again and again without being settled: the worker dies over it.</summary>
internal sealed class UnsettledException(long deliveries) : Exception($"Delivered {deliveries} times and never settled.")
{
    public Bilingual Reason { get; } = new(
        $"已投递 {deliveries} 次，每次处理都未能完成（工作进程可能因此中断）。",
        $"It was delivered {deliveries} times and never settled; the worker may die over it.");
}
