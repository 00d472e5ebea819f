using MassTransit;
using Materials.Reports;
using Materials.Worker.Stores;

namespace Materials.Worker.Bus;

/// <summary>
/// Remembers, per delivery, that the events before the last are confirmed. A worker that dies afterwards leaves a package whose next worker sends only the
/// last: no promise hangs on it, since every event has its id and may come twice, but consumers hear far fewer things twice.
/// </summary>
/// <remarks>
/// Only what the broker delivers again is spared. A portal that submits a package anew is answered anew, with all events.
/// </remarks>
internal sealed class ConfirmedEvents(IStore store, ConsumeContext delivery)
{
    /// <summary>Whether a worker before this one, on the same message, came that far with this report.</summary>
    public async Task<bool> IsKnownAsync(Report report, CancellationToken cancellationToken) =>
        DeliveryFilter.IsRedelivered(delivery) && await store.ReadAsync(NameFor(report), cancellationToken) is not null;

    /// <summary>It is durable when this returns.</summary>
    public Task RememberAsync(Report report, CancellationToken cancellationToken) =>
        store.CreateAsync(NameFor(report), ReadOnlyMemory<byte>.Empty, "application/octet-stream", cancellationToken);

    private string NameFor(Report report) =>
        StorageNames.Announced(report.PackageId, report.Revision, report.ReportId, Attempts.KeyOf(delivery.ReceiveContext.GetBody()));
}
