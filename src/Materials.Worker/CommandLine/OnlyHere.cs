using Materials.Packages;
using Materials.Reports;

namespace Materials.Worker.CommandLine;

/// <summary>A local check keeps nothing and tells nobody.</summary>
internal sealed class OnlyHere : IReportStore, IAnnouncer
{
    public Task StoreAsync(Submission submission, Report report, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task AnnounceAsync(Submission submission, Report report, CancellationToken cancellationToken) => Task.CompletedTask;
}
