using Materials.Checklists;
using Materials.Documents;
using Materials.Packages;
using Materials.Reports;

namespace Materials;

/// <summary>The whole way of a package. <c>check</c>, <c>serve</c> and <c>worker</c> are three doors into this one room.</summary>
public sealed class Screening(IPackageSource source, IPackageReader reader, IReportStore store, IAnnouncer announcer)
{
    /// <summary>Told what the documents were taken for and why, for those who want it explained; null when nobody asks.</summary>
    public Action<RecognisedPackage>? Recognised { get; init; }

    public Task<Report> ScreenAsync(Submission submission, Checklist checklist, DateOnly asOf, CancellationToken cancellationToken) =>
        ScreenAsync(submission, checklist, asOf, before: null, cancellationToken);

    /// <param name="before">The report on the revision that a supplement adds to; null for a package on its own.</param>
    public async Task<Report> ScreenAsync(
        Submission submission, Checklist checklist, DateOnly asOf, Report? before, CancellationToken cancellationToken)
    {
        var files = await source.OpenAsync(submission, cancellationToken);
        var content = await reader.ReadAsync(submission, files, cancellationToken);
        var package = Recogniser.Recognise(content, checklist, asOf);
        Recognised?.Invoke(package);
        var verdicts = Examiner.Examine(package, checklist);
        var report = Reporter.Report(package, verdicts, checklist).ComparedWith(before);
        await store.StoreAsync(submission, report, cancellationToken);
        await announcer.AnnounceAsync(submission, report, cancellationToken);
        return report;
    }
}

/// <summary>Where reports are kept.</summary>
public interface IReportStore
{
    /// <summary>Keeps a report under its deterministic name. Storing the same report again changes nothing.</summary>
    /// <param name="submission">What is reported on; it says the language that the applicant reads.</param>
    Task StoreAsync(Submission submission, Report report, CancellationToken cancellationToken);
}

/// <summary>Tells the world of a report.</summary>
public interface IAnnouncer
{
    /// <summary>Publishes the report's events under deterministic ids; returns once they are confirmed. May be called again for the same report.</summary>
    Task AnnounceAsync(Submission submission, Report report, CancellationToken cancellationToken);
}
