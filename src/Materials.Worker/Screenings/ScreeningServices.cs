using Materials.Packages;
using Materials.Reading;
using Materials.Reading.Caching;
using Materials.Reading.Containment;
using Materials.Worker.Bus;
using Materials.Worker.Containment;
using Materials.Worker.Desk.Applicants;
using Materials.Worker.Desk.Reviews;
using Materials.Worker.Letters;
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
        services.AddReading(configuration);
        services.AddOptions<MalwareOptions>().Bind(configuration.GetSection(MalwareOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(rules);
        services.AddSingleton<Intake>();
        services.AddSingleton<Supplements>();
        // Looked through anew even when its reading is kept: signatures are younger than readings.
        services.AddSingleton<IPackageReader>(provider => new PackageReader(
            ScannedReader.Over(
                provider.GetRequiredService<IFileReader>(),
                provider.GetRequiredService<IOptions<MalwareOptions>>().Value,
                provider.GetRequiredService<IOptions<ReadingOptions>>().Value.MaxFileBytes),
            limits: provider.GetRequiredService<ReadingPool>().Options.Limits,
            read: provider.GetService<IReadingWatch>() is { } watch ? watch.Read : null));
        services.AddSingleton<ScannerWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ScannerWatch>());
        services.AddHostedService<WarmReading>();
        services.AddSingleton<IReportStore, ReportStore>();
        services.AddSingleton<AnnouncementTurn>();
        services.AddScoped<ConfirmedEvents>();
        services.AddScoped<IAnnouncer, BusAnnouncer>();
        services.AddScoped<Screening>();
    }

    /// <summary>What reads files and knows the checklists, for the desk beside workers as well; who adds it adds the <see cref="IStore"/>.</summary>
    public static void AddReading(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ScreeningOptions>().Bind(configuration.GetSection(ScreeningOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ReadingOptions>().Bind(configuration.GetSection(ReadingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ChecklistShelf>();
        services.AddOptions<LetterOptions>().Bind(configuration.GetSection(LetterOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LetterShelf>();
        services.AddSingleton<Journal>();
        services.AddSingleton<PageLog>();
        services.AddSingleton(provider =>
        {
            var pool = ReadingProcesses.Pool(provider.GetRequiredService<IOptions<ReadingOptions>>().Value);
            pool.Progress = provider.GetRequiredService<PageLog>();
            return pool;
        });
        services.AddSingleton(provider => new FairReader(
            provider.GetRequiredService<ReadingPool>(), provider.GetRequiredService<ReadingPool>().Processes));
        services.AddSingleton(Reader);
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
