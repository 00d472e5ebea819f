using System.Globalization;
using Materials.Json;
using Materials.Worker.Bus;
using Materials.Worker.Channels;
using Materials.Worker.Tests.Fixtures;
using YamlDotNet.RepresentationModel;

namespace Materials.Worker.Tests.Delivery;

/// <summary>What the AsyncAPI document says is what the program declares, and what the broker takes.</summary>
[Collection(nameof(WorkerScene))]
public sealed class TopologyTests(RabbitMqBroker broker)
{
    private readonly CancellationToken _patience = Patience.OfSeconds(120);

    [Fact]
    public void Document_names_every_queue_with_its_arguments_and_no_other()
    {
        Assert.Equal(
            Topology.Queues(holdEvents: true).Concat(ConfiguredChannels.Names.SelectMany(ChannelTopology.Queues)).Select(q => $"{q.Name}: {Shown(q.Arguments)}").Order(StringComparer.Ordinal),
            Queues().Select(q => $"{q.Name}: {Shown(q.Arguments)}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Document_names_every_exchange_and_no_other() => Assert.Equal(
        ((string[])["PackageSubmitted", .. Topology.Events]).Order(StringComparer.Ordinal),
        Bindings("exchange").Select(e => Text(e, "name")).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_message_of_the_document_refers_to_a_published_schema()
    {
        var messages = (YamlMappingNode)((YamlMappingNode)Root["components"])["messages"];

        Assert.All(messages.Children.Values, m =>
            Assert.Contains(Text((YamlMappingNode)m["payload"]["schema"], "$ref")["./".Length..^".schema.json".Length], ContractSchemas.Names));
        Assert.Equal("3.0.0", Text(Root, "asyncapi"));
    }

    [Fact]
    public async Task Broker_takes_what_the_document_says_for_what_the_program_declared()
    {
        await using var connection = await broker.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(cancellationToken: _patience);
        await Topology.DeclareAsync(channel, holdEvents: true, _patience);

        // Declared once more by the document's word alone: a difference would be refused.
        foreach (var (name, arguments) in Queues())
            await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: _patience);
        foreach (var exchange in Bindings("exchange"))
            await channel.ExchangeDeclareAsync(Text(exchange, "name"), Text(exchange, "type"), durable: true, autoDelete: false, cancellationToken: _patience);
        var other = new Dictionary<string, object?> { ["x-queue-type"] = "quorum" };
        await Assert.ThrowsAsync<RabbitMQ.Client.Exceptions.OperationInterruptedException>(() =>
            channel.QueueDeclareAsync(Topology.Packages, durable: true, exclusive: false, autoDelete: false, other, cancellationToken: _patience));
    }

    private static YamlMappingNode Root
    {
        get
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(ContractSchemas.AsyncApi));
            return (YamlMappingNode)yaml.Documents[0].RootNode;
        }
    }

    private static IEnumerable<YamlMappingNode> Channels => ((YamlMappingNode)Root["channels"]).Children.Values.Cast<YamlMappingNode>();

    private static IEnumerable<YamlMappingNode> Bindings(string kind) => Channels
        .Select(c => (YamlMappingNode)c["bindings"]["amqp"])
        .Where(b => b.Children.ContainsKey(kind))
        .Select(b => (YamlMappingNode)b[kind]);

    private static IEnumerable<(string Name, Dictionary<string, object?> Arguments)> Queues() => Channels
        .Where(c => c.Children.ContainsKey("x-arguments"))
        .Select(c => (
            Text((YamlMappingNode)c["bindings"]["amqp"]["queue"], "name"),
            ((YamlMappingNode)c["x-arguments"]).Children.ToDictionary(a => ((YamlScalarNode)a.Key).Value!, a => Value((YamlScalarNode)a.Value))));

    private static object? Value(YamlScalarNode node) =>
        node.Style == YamlDotNet.Core.ScalarStyle.Plain && int.TryParse(node.Value, CultureInfo.InvariantCulture, out var number) ? number : node.Value;

    private static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value!;

    private static string Shown(IEnumerable<KeyValuePair<string, object?>> arguments) =>
        string.Join(", ", arguments.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value} ({a.Value?.GetType().Name})"));
}
