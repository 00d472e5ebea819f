using System.CommandLine;
using Materials.Packages;
using Materials.Worker.Channels;
using Materials.Worker.CommandLine;
using Materials.Worker.Health;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Bus;

/// <summary><c>materials worker</c>: screens what portals submit, until it is stopped.</summary>
internal static class WorkerCommand
{
    public static Command Create(Terminal terminal, Language language)
    {
        var command = new Command("worker", language == Language.Zh
            ? "从 RabbitMQ 接收提交的材料包并逐个初审，直到被停止；配置见 .env.example"
            : "Screens packages submitted over RabbitMQ until it is stopped; configured as .env.example says");
        command.SetAction((_, cancellationToken) => ServiceHost.RunAsync(terminal, Add, cancellationToken));
        return command;
    }

    private static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BrokerOptions>().Bind(configuration.GetSection(BrokerOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<HealthOptions>().Bind(configuration.GetSection(HealthOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddScreening(configuration, new IntakeRules(FilesNameBlobs: true));
        services.AddChannels(configuration, folder: null);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<StorageOptions>>().Value.ToContainer());
        services.AddSingleton<IStore, BlobStore>();
        services.AddSingleton<IPackageSource, BlobSource>();
        services.AddSingleton<Attempts>();
        services.AddSingleton(provider => new StoreWatch(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.ToContainer(retries: 0),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<StoreWatch>>()));
        services.AddSingleton<IPauses>(provider => provider.GetRequiredService<StoreWatch>());
        services.AddSingleton<Solitude>();
        services.AddSingleton(provider => new Lanes(
            provider.GetRequiredService<IOptions<BrokerOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<FailureFilter>();
        services.AddSingleton<BusState>();
        services.AddOptions<HostOptions>().Configure<IOptions<BrokerOptions>>((host, broker) =>
            host.ShutdownTimeout = TimeSpan.FromSeconds(broker.Value.DrainSeconds + 10));
        services.AddHostedService<BusService>();
        services.AddHostedService<HealthService>();
    }
}
