using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Materials.Worker.Bus;

/// <summary>Connections to the broker's nodes.</summary>
internal static class BrokerLine
{
    /// <summary>Shorter than a user or a package would wait; a node that lives answers in milliseconds.</summary>
    private static readonly TimeSpan s_answersWithin = TimeSpan.FromSeconds(3);

    /// <summary>A dead connection that nobody closed is noticed within two of these.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    /// <summary>Connects to the first node that lets us in.</summary>
    public static async Task<IConnection> ConnectAsync(BrokerOptions options, CancellationToken cancellationToken)
    {
        var nodes = options.Nodes;
        for (var i = 0; ; i++)
        {
            try
            {
                return await ConnectAsync(options, nodes[i], cancellationToken);
            }
            catch (Exception fault) when (i < nodes.Count - 1 && fault is RabbitMQClientException or IOException)
            {
                // The next one, then.
            }
        }
    }

    /// <summary>The first of some nodes that lets us in and whose packages queue can be worked with; null when none does.</summary>
    /// <remarks>A node alone of its cluster lets everybody in and answers nothing: so the queue is asked for as well.</remarks>
    public static async Task<BrokerNode?> LivingAsync(BrokerOptions options, IEnumerable<BrokerNode> nodes, CancellationToken cancellationToken)
    {
        foreach (var node in nodes)
        {
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limited.CancelAfter(s_answersWithin);
            try
            {
                await using var connection = await ConnectAsync(options, node, limited.Token);
                await using var channel = await connection.CreateChannelAsync(cancellationToken: limited.Token);
                await channel.QueueDeclarePassiveAsync(Topology.Packages, limited.Token);
                return node;
            }
            catch (OperationInterruptedException absent) when (absent.ShutdownReason?.ReplyCode == Constants.NotFound)
            {
                return node;
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested
                && fault is RabbitMQClientException or IOException or OperationCanceledException or TimeoutException)
            {
                // The next one, then.
            }
        }
        return null;
    }

    private static Task<IConnection> ConnectAsync(BrokerOptions options, BrokerNode node, CancellationToken cancellationToken) => new ConnectionFactory
    {
        HostName = node.Host,
        Port = node.Port,
        VirtualHost = options.VirtualHost,
        UserName = options.Username,
        Password = options.Password,
        Ssl = BrokerTls.Of(options, node),
        ClientProvidedName = "materials",
        AutomaticRecoveryEnabled = false,
        RequestedConnectionTimeout = s_answersWithin,
        ContinuationTimeout = s_answersWithin,
        RequestedHeartbeat = Heartbeat,
    }.CreateConnectionAsync(cancellationToken);
}
