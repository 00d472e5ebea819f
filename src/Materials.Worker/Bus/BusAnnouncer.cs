using System.Text;
using MassTransit;
using Materials.Messages;
using Materials.Notices;
using Materials.Packages;
using Materials.Reports;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Bus;

/// <summary>Keeps the notice, then publishes what follows from a report, every event confirmed.</summary>
internal sealed class BusAnnouncer(
    IPublishEndpoint bus, Announced announced, AnnouncementTurn turn, IStore store, ChecklistShelf checklists,
    IOptions<ScreeningOptions> screening, IOptions<BrokerOptions> broker, ILogger<BusAnnouncer> log) : IAnnouncer
{
    public async Task AnnounceAsync(Submission submission, Report report, CancellationToken cancellationToken)
    {
        var wording = new NoticeOptions { DeadlineWorkingDays = screening.Value.DeadlineWorkingDays, Issuer = screening.Value.Issuer };
        var notice = Notice.Of(report, checklists.For(submission), wording);
        var newer = await NewerAsync(report, cancellationToken);
        var blob = StorageNames.ReportJson(report.PackageId, report.Revision, report.ReportId);
        var messages = ReportMessages.Of(report, submission.Applicant, notice, blob, newer);

        if (messages.Resubmission is { } request)
        {
            var name = StorageNames.Notice(report.PackageId, report.Revision, report.ReportId, "txt");
            await store.CreateAsync(name, Encoding.UTF8.GetBytes(request.Text), "text/plain; charset=utf-8", cancellationToken);
        }

        await turn.TakeAsync(() => PublishAsync(messages, report, newer, cancellationToken), cancellationToken);
        log.Reported(report.PackageId, report.Revision, report.ReportId, report.Outcome);
        if (newer is { } standing)
            log.Superseded(report.PackageId, report.Revision, standing);
    }

    /// <summary>The newest revision of the package that there is a report on, where that is newer than this one: it stands, in whatever order they came.</summary>
    private async Task<int?> NewerAsync(Report report, CancellationToken cancellationToken)
    {
        var newest = report.Revision;
        await foreach (var name in store.ListAsync(StorageNames.ReportsOn(report.PackageId), cancellationToken))
            newest = Math.Max(newest, StorageNames.RevisionOfReport(name) ?? 0);
        return newest > report.Revision ? newest : null;
    }

    /// <summary>The report is the last to go out: whoever hears of it finds the rest done. The others need not wait for each other.</summary>
    private async Task PublishAsync(ReportMessages messages, Report report, int? newer, CancellationToken cancellationToken)
    {
        if (!await announced.IsKnownAsync(report, cancellationToken))
        {
            await Task.WhenAll(
                PublishAsync(messages.Resubmission, report, newer, cancellationToken),
                PublishAsync(messages.Cleared, report, newer, cancellationToken),
                PublishAsync(messages.Review, report, newer, cancellationToken));
            await announced.RememberAsync(report, cancellationToken);
        }

        await PublishAsync(messages.Reported, report, newer, cancellationToken);
    }

    private async Task PublishAsync<T>(T? message, Report report, int? newer, CancellationToken cancellationToken)
        where T : class
    {
        if (message is null)
            return;
        // A publish in flight when a broker goes away may never end by itself.
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(TimeSpan.FromSeconds(broker.Value.PublishTimeoutSeconds));
        var id = ReportMessages.IdOf(report.ReportId, typeof(T).Name, newer);
        await bus.Publish(message, context => Outgoing.Prepare(context, id), limited.Token);
    }
}
