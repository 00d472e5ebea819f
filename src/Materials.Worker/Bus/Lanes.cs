using System.Collections.Concurrent;
using Materials.Messages;

namespace Materials.Worker.Bus;

/// <summary>Which lane a package belongs to, from what is announced of it, before any work is done.</summary>
/// <remarks>Thread-safe. What a worker knows of an applicant is what it has seen itself: with more workers the share is larger by as much.</remarks>
internal sealed class Lanes(BrokerOptions options, TimeProvider time)
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> _seen = new(StringComparer.Ordinal);
    private long _swept = time.GetTimestamp();

    /// <summary>How many have submitted something lately.</summary>
    internal int Applicants => _seen.Count;

    /// <summary>The lane it is to go to; null where it is.</summary>
    public string? For(PackageSubmitted submitted)
    {
        var files = submitted.Files ?? [];
        if (files.Length > options.LargeFiles || files.Sum(f => (decimal)Math.Max(f?.Bytes ?? 0, 0)) > options.LargeMiB * 1024m * 1024m)
            return Topology.Large;
        return IsBeyondShare(submitted.Applicant) ? Topology.Bulk : null;
    }

    private bool IsBeyondShare(SubmittedApplicant? applicant)
    {
        if ((applicant?.CreditCode ?? applicant?.Name)?.Trim() is not { Length: > 0 } key)
            return false;
        var now = time.GetUtcNow();
        ForgetPast(now);
        var seen = _seen.GetOrAdd(key, _ => new());
        lock (seen)
        {
            while (seen.TryPeek(out var first) && now - first > s_minute)
                seen.Dequeue();
            if (seen.Count >= options.PackagesPerApplicantPerMinute)
                return true;
            seen.Enqueue(now);
            return false;
        }
    }

    /// <summary>Once a minute, whoever submitted nothing in it: a worker sees ever new applicants.</summary>
    private void ForgetPast(DateTimeOffset now)
    {
        var swept = Interlocked.Read(ref _swept);
        if (time.GetElapsedTime(swept) <= s_minute || Interlocked.CompareExchange(ref _swept, time.GetTimestamp(), swept) != swept)
            return;
        foreach (var applicant in _seen)
            lock (applicant.Value)
            {
                if (applicant.Value.All(at => now - at > s_minute))
                    _seen.TryRemove(applicant);
            }
    }
}
