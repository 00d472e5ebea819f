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

/// <summary>Keeps the notice, then publishes what follows from a report, each event confirmed before the next.</summary>
internal sealed class BusAnnouncer(
    IPublishEndpoint bus, IStore store, ChecklistShelf checklists,
    IOptions<ScreeningOptions> screening, IOptions<BrokerOptions> broker, ILogger<BusAnnouncer> log) : IAnnouncer
{
    public async Task AnnounceAsync(Submission submission, Report report, CancellationToken cancellationToken)
    {
        var wording = new NoticeOptions { DeadlineWorkingDays = screening.Value.DeadlineWorkingDays, Issuer = screening.Value.Issuer };
        var notice = Notice.Of(report, checklists.For(submission), wording);
        var messages = ReportMessages.Of(
            report, submission.Applicant, notice, StorageNames.ReportJson(report.PackageId, report.Revision, report.ReportId));

        if (messages.Resubmission is { } request)
        {
            var name = StorageNames.Notice(report.PackageId, report.Revision, report.ReportId, "txt");
            await store.CreateAsync(name, Encoding.UTF8.GetBytes(request.Text), "text/plain; charset=utf-8", cancellationToken);
        }

        await PublishAsync(messages.Resubmission, report, cancellationToken);
        await PublishAsync(messages.Cleared, report, cancellationToken);
        await PublishAsync(messages.Review, report, cancellationToken);
        await PublishAsync(messages.Reported, report, cancellationToken);
        log.Reported(report.PackageId, report.Revision, report.ReportId, report.Outcome);
    }

    private async Task PublishAsync<T>(T? message, Report report, CancellationToken cancellationToken)
        where T : class
    {
        if (message is null)
            return;
        // A publish in flight when a broker goes away may never end by itself.
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(TimeSpan.FromSeconds(broker.Value.PublishTimeoutSeconds));
        var id = ReportMessages.IdOf(report.ReportId, typeof(T).Name);
        await bus.Publish(message, context => Outgoing.Prepare(context, id), limited.Token);
    }
}
