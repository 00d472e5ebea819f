using Materials.Packages;
using Materials.Reading;
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
        services.AddSingleton(provider => ReadingProcesses.Pool(provider.GetRequiredService<IOptions<ReadingOptions>>().Value));
        services.AddSingleton<IPackageReader>(provider => new PackageReader(ScannedReader.Over(
            provider.GetRequiredService<ReadingPool>(),
            provider.GetRequiredService<IOptions<MalwareOptions>>().Value,
            provider.GetRequiredService<IOptions<ReadingOptions>>().Value.MaxFileBytes)));
        services.AddHostedService<ScannerWatch>();
        services.AddHostedService<WarmReading>();
        services.AddSingleton<IReportStore, ReportStore>();
        services.AddScoped<IAnnouncer, BusAnnouncer>();
        services.AddScoped<Screening>();
    }
}
