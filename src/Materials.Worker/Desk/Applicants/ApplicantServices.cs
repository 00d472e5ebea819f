using Materials.Worker.Desk.Api;

namespace Materials.Worker.Desk.Applicants;

/// <summary>What takes in what applicants and portals send.</summary>
internal static class ApplicantServices
{
    /// <summary>For <c>serve</c>, which reads files itself.</summary>
    public static void AddFolderDoor(this IServiceCollection services)
    {
        services.AddApplicants();
        services.AddSingleton<IDoor, FolderDoor>();
        services.AddSingleton<IReadingWatch, TrackedReading>();
        services.AddSingleton<ReadAhead>();
        services.AddHostedService(provider => provider.GetRequiredService<ReadAhead>());
    }

    /// <summary>For <c>materials desk</c>, beside workers that read.</summary>
    public static void AddBlobDoor(this IServiceCollection services)
    {
        services.AddApplicants();
        services.AddSingleton<IDoor, BlobDoor>();
    }

    private static void AddApplicants(this IServiceCollection services)
    {
        services.AddSingleton<Drafts>();
        services.AddSingleton<Standings>();
        services.AddSingleton<Tracks>();
        services.AddSingleton<Submissions>();
        services.AddHostedService(provider => provider.GetRequiredService<Submissions>());
        services.AddSingleton<Intakes>();
        services.AddSingleton<Applications>();
        services.AddSingleton<Answered>();
        services.AddApiDescription();
    }
}
