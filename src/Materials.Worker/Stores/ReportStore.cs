using System.Text;
using Materials.Packages;
using Materials.Reports;
using Materials.Worker.Screenings;

namespace Materials.Worker.Stores;

/// <summary>Keeps reports under their deterministic names: as a page in the applicant's language, then as JSON, which says that both are there.</summary>
internal sealed class ReportStore(IStore store, ChecklistShelf checklists) : IReportStore
{
    public async Task StoreAsync(Submission submission, Report report, CancellationToken cancellationToken)
    {
        var page = ReportHtml.Write(report, checklists.For(report), submission.Applicant.Language);
        await store.CreateAsync(
            StorageNames.ReportHtml(report.PackageId, report.Revision, report.ReportId), Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8", cancellationToken);
        await store.CreateAsync(
            StorageNames.ReportJson(report.PackageId, report.Revision, report.ReportId), ReportJson.Write(report), "application/json", cancellationToken);
    }
}
