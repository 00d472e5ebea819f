using Materials.Packages;
using Materials.Reading;
using Materials.Reading.Caching;
using Materials.Reading.Containment;
using Materials.Worker.Bus;
using Materials.Worker.Containment;
using Materials.Worker.Malware;
using Materials.Worker.Stores;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Screenings;

/// <summary>What every door needs that packages come in by.</summary>
internal static class ScreeningServices
{
    /// <summary>The screening itself; the door adds its bus, its <see cref="IStore"/> and its <see cref="IPackageSource"/>.</summary>
    public static void AddScreening(this IServiceCollection services, IConfiguration configuration, IntakeRules rules)
    {
        services.AddOptions<ScreeningOptions>().Bind(configuration.GetSection(ScreeningOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ReadingOptions>().Bind(configuration.GetSection(ReadingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MalwareOptions>().Bind(configuration.GetSection(MalwareOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(rules);
        services.AddSingleton<ChecklistShelf>();
        services.AddSingleton<Intake>();
        services.AddSingleton<PageLog>();
        services.AddSingleton(provider =>
        {
            var pool = ReadingProcesses.Pool(provider.GetRequiredService<IOptions<ReadingOptions>>().Value);
            pool.Progress = provider.GetRequiredService<PageLog>();
            return pool;
        });
        services.AddSingleton<Supplements>();
        services.AddSingleton(provider => new FairReader(
            provider.GetRequiredService<ReadingPool>(), provider.GetRequiredService<ReadingPool>().Processes));
        // Looked through anew even when its reading is kept: signatures are younger than readings.
        services.AddSingleton<IPackageReader>(provider => new PackageReader(ScannedReader.Over(
            Reader(provider),
            provider.GetRequiredService<IOptions<MalwareOptions>>().Value,
            provider.GetRequiredService<IOptions<ReadingOptions>>().Value.MaxFileBytes)));
        services.AddSingleton<ScannerWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ScannerWatch>());
        services.AddHostedService<WarmReading>();
        services.AddSingleton<IReportStore, ReportStore>();
        services.AddSingleton<AnnouncementTurn>();
        services.AddScoped<Announced>();
        services.AddScoped<IAnnouncer, BusAnnouncer>();
        services.AddScoped<Screening>();
    }

    private static IFileReader Reader(IServiceProvider provider)
    {
        var pool = provider.GetRequiredService<ReadingPool>();
        var fair = provider.GetRequiredService<FairReader>();
        var options = provider.GetRequiredService<IOptions<ReadingOptions>>().Value;
        return options.CacheMiB == 0
            ? fair
            : new CachedReader(fair, pool.Options, (long)options.CacheMiB << 20, options.KeepTexts ? new TextStore(provider.GetRequiredService<IStore>()) : null);
    }
}
