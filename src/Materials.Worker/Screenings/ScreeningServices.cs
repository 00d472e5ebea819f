using Materials.Packages;
using Materials.Reading;
using Materials.Worker.Bus;
using Materials.Worker.Stores;

namespace Materials.Worker.Screenings;

/// <summary>What every door needs that packages come in by.</summary>
internal static class ScreeningServices
{
    /// <summary>The screening itself; the door adds its bus, its <see cref="IStore"/> and its <see cref="IPackageSource"/>.</summary>
    public static void AddScreening(this IServiceCollection services, IConfiguration configuration, IntakeRules rules)
    {
        services.AddOptions<ScreeningOptions>().Bind(configuration.GetSection(ScreeningOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(rules);
        services.AddSingleton<ChecklistShelf>();
        services.AddSingleton<Intake>();
        services.AddSingleton<IFileReader>(new FileReader());
        services.AddSingleton<IPackageReader, PackageReader>();
        services.AddSingleton<IReportStore, ReportStore>();
        services.AddScoped<IAnnouncer, BusAnnouncer>();
        services.AddScoped<Screening>();
    }
}
