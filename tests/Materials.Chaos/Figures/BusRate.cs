using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Materials.Chaos.Machinery;
using Materials.Chaos.Packages;
using Materials.Packages;
using Materials.Pages;
using Materials.Reports;
using Materials.Worker.Bus;
using Materials.Worker.Desk.Reviews;
using Materials.Worker.Letters;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Materials.Chaos.Figures;

/// <summary>
/// Small messages through a real broker: by the worker's bus with packages that ask nothing of it and a store in memory, against the bare client that takes, publishes
/// and acknowledges the same bytes. Each message taken sends two events, confirmed, before it is acknowledged.
/// </summary>
internal static class BusRate
{
    private const ushort AtOnce = 16;
    private const int Prefetch = 64;

    private static readonly string[] s_events = ["ReviewListed", "CompletenessReported"];

    public static async Task<int> RunAsync(Options options)
    {
        await using var scene = await Scene.SetAsync(nodes: 1, options.Program);
        await using var program = Program(scene);
        await using var connection = await scene.Cluster.ConnectAsync(CancellationToken.None);
        await using (var channel = await connection.CreateChannelAsync())
            await Topology.DeclareAsync(channel, holdEvents: true, CancellationToken.None);

        var ratios = new List<double>();
        // The first round is the program warming up.
        for (var round = 0; round <= options.Rounds; round++)
        {
            await FillAsync(connection, options.Packages, $"{round}");
            var bus = RabbitMqBus.Create(program, program.GetRequiredService<IOptions<BrokerOptions>>().Value.Nodes[0]);
            var ours = await RateAsync(connection, options.Packages, () => bus.StartAsync(CancellationToken.None));
            await bus.StopAsync(CancellationToken.None);
            await bus.DisposeAsync();
            var bodies = await EmptyAsync(connection);

            await FillAsync(connection, options.Packages, $"{round}");
            IConnection? bare = null;
            var theirs = await RateAsync(connection, options.Packages, async () => bare = await BareAsync(scene, bodies));
            await bare!.DisposeAsync();
            await EmptyAsync(connection);
            Console.WriteLine(FormattableString.Invariant($"bus {ours:F0} messages a second, bare client {theirs:F0}: {ours / theirs:P0}{(round == 0 ? " (warming up)" : "")}"));
            if (round > 0)
                ratios.Add(ours / theirs);
        }

        Console.WriteLine(FormattableString.Invariant($"median {Stage.Quantile(ratios, 0.5):P0}, worst {ratios.Min():P0}"));
        return 0;
    }

    private static ServiceProvider Program(Scene scene)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(new BrokerOptions
        {
            Host = scene.Cluster.Hosts,
            Concurrency = AtOnce,
            Prefetch = Prefetch,
        }));
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(new ScreeningOptions { Checklist = KnownPackages.WriteChecklist(scene.Folder) }));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new IntakeRules(FilesNameBlobs: false));
        services.AddSingleton<ChecklistShelf>();
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(new LetterOptions()));
        services.AddSingleton<LetterShelf>();
        services.AddSingleton(new Materials.Worker.Channels.ConfiguredChannels([]));
        services.AddSingleton<Journal>();
        services.AddSingleton<Intake>();
        services.AddSingleton<Supplements>();
        services.AddSingleton<IStore, MemoryStore>();
        services.AddSingleton<IReportStore, NoStore>();
        services.AddSingleton<IPackageSource, OnePicture>();
        services.AddSingleton<IPackageReader, OnePicture>();
        services.AddSingleton<IPauses, NoPauses>();
        services.AddSingleton(new Attempts(scene.Container));
        services.AddSingleton(provider => new StoreWatch(scene.Container, TimeProvider.System, provider.GetRequiredService<ILogger<StoreWatch>>()));
        services.AddSingleton<Solitude>();
        services.AddSingleton(provider => new Lanes(provider.GetRequiredService<IOptions<BrokerOptions>>().Value, TimeProvider.System));
        services.AddSingleton<FailureFilter>();
        return services.BuildServiceProvider();
    }

    private static async Task FillAsync(IConnection connection, int packages, string round)
    {
        await using var channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        var properties = new BasicProperties { Persistent = true, ContentType = "application/json" };
        var confirms = new List<Task>();
        for (var i = 0; i < packages; i++)
        {
            var body = System.Text.Encoding.UTF8.GetBytes($$"""{"packageId":"R{{round}}-{{i}}","applicant":{"name":"合肥第{{i}}号设备有限公司"},"submittedAt":"2026-11-10T09:00:00+08:00","files":[]}""");
            confirms.Add(channel.BasicPublishAsync("PackageSubmitted", "", mandatory: true, properties, body).AsTask());
            if (confirms.Count < 200)
                continue;
            await Task.WhenAll(confirms);
            confirms.Clear();
        }

        await Task.WhenAll(confirms);
    }

    /// <summary>Messages a second between the first tenth and the last.</summary>
    private static async Task<double> RateAsync(IConnection connection, int packages, Func<Task> start)
    {
        await using var channel = await connection.CreateChannelAsync();
        await start();
        var from = await UntilAsync(channel, packages / 10);
        var since = Stopwatch.GetTimestamp();
        var to = await UntilAsync(channel, packages);
        return (to - from) / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static async Task<long> UntilAsync(IChannel channel, int reported)
    {
        while (true)
        {
            var there = await channel.MessageCountAsync(Topology.HeldQueue("CompletenessReported"));
            if (there >= reported)
                return there;
            await Task.Delay(5);
        }
    }

    private static async Task<byte[][]> EmptyAsync(IConnection connection)
    {
        await using var channel = await connection.CreateChannelAsync();
        var bodies = new List<byte[]>();
        foreach (var name in s_events)
        {
            if (await channel.BasicGetAsync(Topology.HeldQueue(name), autoAck: true) is { } first)
                bodies.Add(first.Body.ToArray());
            await channel.QueuePurgeAsync(Topology.HeldQueue(name));
        }

        return [.. bodies];
    }

    private static async Task<IConnection> BareAsync(Scene scene, byte[][] bodies)
    {
        var node = scene.Cluster.Hosts.Split(':');
        var connection = await new ConnectionFactory { HostName = node[0], Port = int.Parse(node[1]), ConsumerDispatchConcurrency = AtOnce }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync(
            new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, consumerDispatchConcurrency: AtOnce));
        await channel.BasicQosAsync(0, Prefetch, global: false);
        var properties = new BasicProperties { Persistent = true, ContentType = "application/json" };
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            // As the worker does: the report behind the other.
            foreach (var (name, body) in s_events.Zip(bodies))
                await channel.BasicPublishAsync(name, "", mandatory: true, properties, body);
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync(Topology.Packages, autoAck: false, consumer);
        return connection;
    }

    /// <summary>A picture that nobody read: a person must look at it, so that there is no letter to draw up, which is work and no part of the bus.</summary>
    private sealed class OnePicture : IPackageSource, IPackageReader
    {
        private static readonly FileContent s_picture = new()
        {
            Path = "1.jpg",
            Sha256 = "",
            Bytes = 1,
            MediaType = "image/jpeg",
            Status = FileStatus.Read,
            Pages = [new() { Number = 1, Unread = UnreadReason.NoRecognition, Pictures = [new(1000, 1400, 1, 0)] }],
        };

        public Task<ImmutableArray<PackageFile>> OpenAsync(Submission submission, CancellationToken cancellationToken) => Task.FromResult(ImmutableArray<PackageFile>.Empty);

        public Task<PackageContent> ReadAsync(Submission submission, ImmutableArray<PackageFile> files, CancellationToken cancellationToken) =>
            Task.FromResult(new PackageContent(submission, [s_picture]));
    }

    private sealed class NoStore : IReportStore
    {
        public Task StoreAsync(Submission submission, Report report, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class MemoryStore : IStore
    {
        private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _kept = new(StringComparer.Ordinal);

        public Task<bool> CreateAsync(string name, ReadOnlyMemory<byte> content, string mediaType, CancellationToken cancellationToken) =>
            Task.FromResult(_kept.TryAdd(name, content));

        public Task<ReadOnlyMemory<byte>?> ReadAsync(string name, CancellationToken cancellationToken) =>
            Task.FromResult(_kept.TryGetValue(name, out var content) ? content : (ReadOnlyMemory<byte>?)null);

        public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            yield break;
        }

        public async IAsyncEnumerable<KeptName> ListKeptAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            yield break;
        }
    }
}
