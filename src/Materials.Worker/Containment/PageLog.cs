using System.Collections.Concurrent;
using Materials.Fields;
using Materials.Reading.Containment;

namespace Materials.Worker.Containment;

/// <summary>Says in the log how far long scans have come, each file no more often than every few seconds.</summary>
internal sealed class PageLog(ILogger<PageLog> log, TimeProvider time) : IProgress<PageProgress>
{
    /// <summary>Some ten pages of a scan: an operator sees that it goes on, and the log stays readable.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, long> _said = new(StringComparer.Ordinal);

    public void Report(PageProgress value)
    {
        var last = _said.GetOrAdd(value.Path, _ => time.GetTimestamp());
        if (value.Done == value.Total)
            _said.TryRemove(value.Path, out _);
        else if (time.GetElapsedTime(last) >= Interval && _said.TryUpdate(value.Path, time.GetTimestamp(), last))
            log.PagesRead(value.Done, value.Total, PrivateNumbers.Mask(VisibleText.OneLine(value.Path)));
    }
}
