using MassTransit;
using Materials.Messages;
using Materials.Notices;
using Materials.Packages;
using Materials.Reports;
using Materials.Reviews;
using Materials.Worker.Channels;
using Materials.Worker.Channels.Outbox;
using Materials.Worker.Desk.Reviews;
using Materials.Worker.Letters;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Bus;

/// <summary>Keeps the letters, then publishes what follows from a report, every event confirmed.</summary>
internal sealed class BusAnnouncer(
    IPublishEndpoint bus, ConfirmedEvents confirmed, AnnouncementTurn turn, IStore store, LetterShelf letters, Journal journal, IOutbox outbox,
    IOptions<ScreeningOptions> screening, IOptions<BrokerOptions> broker, ILogger<BusAnnouncer> log) : IAnnouncer
{
    public async Task AnnounceAsync(Submission submission, Report report, CancellationToken cancellationToken)
    {
        // What a reviewer decided on the same evidence is not asked for again.
        var decided = Journal.Standing(await journal.ReadAsync(report.PackageId, cancellationToken)).Select(d => d.Decision);
        var reviewed = ReviewedReport.Of(report, decided);
        var notice = letters.NoticeOf(submission, reviewed);
        var newer = await NewerAsync(report, cancellationToken);
        var blob = StorageNames.ReportJson(report.PackageId, report.Revision, report.ReportId);
        var edition = LetterEdition.IdOf(report, reviewed);
        var messages = LetterShelf.Name(MessagesOf(report, reviewed, submission, notice, blob, newer), reviewed, edition);
        // Letters are kept even where they wait for a reviewer: it is they that are looked at.
        var going = screening.Value.HoldNotices ? messages with { Resubmission = null, Cleared = null } : messages;
        var events = EventsOf(going, report, newer);
        await outbox.HoldAsync(events, cancellationToken);
        await letters.KeepAsync(messages, notice, submission, reviewed, edition, cancellationToken);
        outbox.Release(events);

        await turn.TakeAsync(() => PublishAsync(going, report, newer, cancellationToken), cancellationToken);
        log.Reported(report.PackageId, report.Revision, report.ReportId, report.Outcome);
        if (newer is { } standing)
            log.Superseded(report.PackageId, report.Revision, standing);
    }

    /// <summary>The report and the list for reviewers say what the program found; the applicant and the auditors are told what stands.</summary>
    private static ReportMessages MessagesOf(Report report, Report reviewed, Submission submission, Notice notice, string blob, int? newer)
    {
        var found = ReportMessages.Of(report, submission.Applicant, notice, blob, newer);
        if (ReferenceEquals(report, reviewed))
            return found;
        var standing = ReportMessages.Of(reviewed, submission.Applicant, notice, blob, newer);
        return found with { Resubmission = standing.Resubmission, Cleared = standing.Cleared };
    }

    /// <summary>The newest revision of the package that there is a report on, where that is newer than this one: it stands, in whatever order they came.</summary>
    private async Task<int?> NewerAsync(Report report, CancellationToken cancellationToken)
    {
        var newest = report.Revision;
        await foreach (var name in store.ListAsync(StorageNames.ReportsOn(report.PackageId), cancellationToken))
            newest = Math.Max(newest, StorageNames.RevisionOfReport(name) ?? 0);
        return newest > report.Revision ? newest : null;
    }

    /// <summary>The events as channels see them; written only where somebody holds them.</summary>
    private static IEnumerable<ChannelEvent> EventsOf(ReportMessages messages, Report report, int? newer)
    {
        return Event(messages.Resubmission).Concat(Event(messages.Cleared)).Concat(Event(messages.Review)).Concat(Event(messages.Reported));

        IEnumerable<ChannelEvent> Event<T>(T? message)
            where T : class
        {
            if (message is not null)
                yield return new(typeof(T).Name, ReportMessages.IdOf(report.ReportId, typeof(T).Name, newer), MessageJson.Write(message));
        }
    }

    /// <summary>The report is the last to go out: whoever hears of it finds the rest done. The others need not wait for each other.</summary>
    private async Task PublishAsync(ReportMessages messages, Report report, int? newer, CancellationToken cancellationToken)
    {
        if (!await confirmed.IsKnownAsync(report, cancellationToken))
        {
            await Task.WhenAll(
                PublishAsync(messages.Resubmission, report, newer, cancellationToken),
                PublishAsync(messages.Cleared, report, newer, cancellationToken),
                PublishAsync(messages.Review, report, newer, cancellationToken));
            await confirmed.RememberAsync(report, cancellationToken);
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
