using System.Collections.Immutable;
using Materials.Worker.Desk.Register;

namespace Materials.Worker.Desk.Operations;

/// <summary>What operators see.</summary>
/// <param name="BrokerFault">Why nothing is known of the broker; null where it answered.</param>
public sealed record OperationsView(
    Course Course, ImmutableArray<Parked> Parked, ImmutableArray<(string Lane, int Waiting)> Waiting, int LastHour, string? BrokerFault)
{
    /// <summary>Of the packages whose beginning is known, from the moment that a worker took them up to their report.</summary>
    private readonly ImmutableArray<TimeSpan> _times =
        [.. Course.Runs.Where(r => r.TakenAt is not null).Select(r => r.ReportedAt - r.TakenAt!.Value).Where(t => t >= TimeSpan.Zero).Order()];

    public TimeSpan? Median => At(0.5);

    public TimeSpan? Slow => At(0.95);

    private TimeSpan? At(double share) => _times.IsEmpty ? null : _times[(int)Math.Min(_times.Length - 1, Math.Floor(share * _times.Length))];
}
