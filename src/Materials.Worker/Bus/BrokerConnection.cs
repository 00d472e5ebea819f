using Materials.Worker.CommandLine;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Materials.Worker.Bus;

/// <summary>A connection for commands that do one thing and end. Whatever is published is confirmed before it counts as done.</summary>
internal sealed class BrokerConnection : IAsyncDisposable
{
    private readonly IConnection _connection;

    private BrokerConnection(IConnection connection, IChannel channel) => (_connection, Channel) = (connection, channel);

    public IChannel Channel { get; }

    /// <summary>Connects, and declares the exchanges and queues where nobody has yet.</summary>
    /// <exception cref="CommandFailure">The broker does not answer, or lets nobody in.</exception>
    public static async Task<BrokerConnection> OpenAsync(BrokerOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await BrokerLine.ConnectAsync(options, cancellationToken);
            var confirmed = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
            var channel = await connection.CreateChannelAsync(confirmed, cancellationToken);
            await Topology.DeclareAsync(channel, options.HoldEvents, cancellationToken);
            return new(connection, channel);
        }
        catch (Exception fault) when (fault is RabbitMQClientException or IOException)
        {
            throw new CommandFailure(ExitCode.Unavailable, new(
                $"无法使用 RabbitMQ {Named(options)}：{Cause(fault)}", $"Cannot use RabbitMQ at {Named(options)}: {Cause(fault)}"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static string Named(BrokerOptions options) => string.Join(", ", options.Nodes);

    private static string Cause(Exception fault) => fault is BrokerUnreachableException { InnerException: { } inner } ? inner.Message : fault.Message;
}
