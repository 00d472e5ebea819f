using System.Runtime.Serialization;
using System.Text.Json;
using MassTransit;

namespace Materials.Worker.Channels;

/// <summary>Why an event did not go out this time.</summary>
/// <param name="Code">A stable word for operators and scripts.</param>
/// <param name="Reason">In words, without an address or a secret.</param>
/// <param name="Passes">Whether it is tried again.</param>
internal sealed record Setback(string Code, string Reason, bool Passes)
{
    public static Setback Of(Exception exception) => exception switch
    {
        MassTransitException { InnerException: { } cause } => Of(cause),
        UndeliverableException undeliverable => new(undeliverable.Code, undeliverable.Message, Passes: false),
        JsonException or SerializationException => new("not-understood", "The message is not valid JSON.", Passes: false),
        BegunElsewhereException => new("begun-elsewhere", exception.Message, Passes: true),
        HttpRequestException { StatusCode: { } status } => new("receiver-refuses", $"The receiver answered {(int)status}.", Passes: true),
        _ when Webhooks(exception) => new("target-refused", "The receiver's name leads to this machine or into a private network.", Passes: true),
        // What a server says may quote what was said to it.
        _ => new("not-available", $"The other side does not do its part ({exception.GetType().Name}).", Passes: true),
    };

    private static bool Webhooks(Exception? exception) =>
        exception is Channels.Webhooks.TargetRefusedException || (exception?.InnerException is { } inner && Webhooks(inner));
}
