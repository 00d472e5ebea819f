using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Materials.Chaos.Packages;
using Materials.Messages;

namespace Materials.Chaos.Books;

/// <summary>What was sent, what came of it, and whether the two agree.</summary>
/// <param name="tell">Told of every event that came twice.</param>
internal sealed class Ledger(Action<string>? tell = null)
{
    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<long> _times = new();
    private int _settled;
    private int _strangers;

    /// <summary>Packages whose report was announced.</summary>
    public int Settled => _settled;

    public int Sent => _accounts.Count;

    /// <summary>Packages that are sent and not settled, oldest first.</summary>
    public IEnumerable<KnownPackage> Open => _accounts.Values.Where(a => !a.IsSettled).Select(a => a.Package);

    /// <summary>Whether every event of every package came.</summary>
    public bool IsComplete => _accounts.Values.All(a => a.Package.Events.All(a.Has));

    /// <summary>When packages were settled, in order, as <see cref="Stopwatch.GetTimestamp"/> tells.</summary>
    public long[] Times => [.. _times];

    /// <summary>From its first sending to its report; null while there is none.</summary>
    public TimeSpan? LatencyOf(string id) => _accounts[id].Latency;

    public void Send(KnownPackage package) => _accounts[package.Id] = new(package, tell);

    /// <param name="redelivered">By the broker to this listener: it may have heard it before, which says nothing of workers.</param>
    public void Hear(string exchange, string messageId, ReadOnlyMemory<byte> body, bool redelivered)
    {
        using var json = JsonDocument.Parse(body);
        var id = json.RootElement.TryGetProperty("packageId", out var name) ? name.GetString() : null;
        if (id is null || !_accounts.TryGetValue(id, out var account))
        {
            Interlocked.Increment(ref _strangers);
            return;
        }

        var reportId = json.RootElement.TryGetProperty("reportId", out var report) ? report.GetString() : null;
        if (account.Hear(exchange, messageId, reportId, redelivered) && exchange == nameof(CompletenessReported))
        {
            Interlocked.Increment(ref _settled);
            _times.Enqueue(Stopwatch.GetTimestamp());
        }
    }

    /// <summary>Settles the books.</summary>
    /// <param name="parked">Messages that were given up.</param>
    /// <param name="waiting">Messages that are still in a queue of packages.</param>
    public async Task<Balance> SettleAsync(BlobContainerClient container, long parked, long waiting)
    {
        var reports = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "reports/", CancellationToken.None))
        {
            if (blob.Name.Split('/') is [_, var id, _, var file] && file.EndsWith(".json", StringComparison.Ordinal))
                (reports.TryGetValue(id, out var names) ? names : reports[id] = []).Add(blob.Name);
        }

        var problems = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(_accounts.Values, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (account, token) =>
        {
            var package = account.Package;
            var stored = reports.GetValueOrDefault(package.Id) ?? [];
            if (stored.Count == 0)
                problems.Add($"lost: {package.Id} has no report");
            if (stored.Count > 1)
                problems.Add($"extra: {package.Id} has {stored.Count} reports");
            foreach (var name in stored)
            {
                var content = (await container.GetBlobClient(name).DownloadContentAsync(token)).Value.Content.ToMemory();
                if (!content.Span.SequenceEqual(package.Report))
                    problems.Add($"wrong: the report of {package.Id} is another than it must be");
            }

            foreach (var problem in account.Problems())
                problems.Add(problem);
        });
        if (_strangers > 0)
            problems.Add($"extra: {_strangers} events on packages that nobody sent");
        if (parked > 0)
            problems.Add($"parked: {parked} messages that should not be");
        if (waiting > 0)
            problems.Add($"left: {waiting} messages in the queues");
        return new(
            _accounts.Count, reports.Values.Sum(r => r.Count), _accounts.Values.Sum(a => a.Package.Events.Length), _accounts.Values.Sum(a => a.Doubles),
            [.. problems.Order(StringComparer.Ordinal)]);
    }

    private sealed class Account(KnownPackage package, Action<string>? tell)
    {
        private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, int>> _heard = new(StringComparer.Ordinal);
        private readonly long _sent = Stopwatch.GetTimestamp();
        private volatile string? _otherReport;
        private long _reported;

        public KnownPackage Package => package;

        public bool IsSettled => Has(nameof(CompletenessReported));

        /// <summary>Events that workers sent more than once.</summary>
        public int Doubles => _heard.Values.Sum(ids => Math.Max(0, ids.Values.Sum() - 1));

        public TimeSpan? Latency => Interlocked.Read(ref _reported) is > 0 and var at ? Stopwatch.GetElapsedTime(_sent, at) : null;

        public bool Has(string exchange) => _heard.ContainsKey(exchange);

        /// <returns>Whether it is the first of its kind.</returns>
        public bool Hear(string exchange, string messageId, string? reportId, bool redelivered)
        {
            if (reportId is not null && reportId != package.ReportId)
                _otherReport = reportId;
            var first = !_heard.ContainsKey(exchange);
            if (first && exchange == nameof(CompletenessReported))
                Interlocked.Exchange(ref _reported, Stopwatch.GetTimestamp());
            if (!first && !redelivered)
                tell?.Invoke($"{package.Id} {exchange} again");
            _heard.GetOrAdd(exchange, _ => new(StringComparer.Ordinal)).AddOrUpdate(messageId, 1, (_, count) => redelivered ? count : count + 1);
            return first;
        }

        public IEnumerable<string> Problems()
        {
            if (_otherReport is { } other)
                yield return $"wrong: an event of {package.Id} names the report {other}";
            foreach (var exchange in package.Events)
            {
                if (!_heard.TryGetValue(exchange, out var ids))
                    yield return $"lost: {package.Id} has no {exchange}";
                else if (ids.Count > 1 || ids.Keys.Single() != ReportMessages.IdOf(package.ReportId, exchange).ToString())
                    yield return $"wrong: {exchange} of {package.Id} has the ids {string.Join(", ", ids.Keys)}";
            }

            foreach (var exchange in _heard.Keys.Except(package.Events))
                yield return $"extra: {package.Id} has a {exchange}";
        }
    }
}

/// <summary>The books at the end.</summary>
/// <param name="Doubles">Events on the wire beyond the first, all with the id of the first.</param>
internal sealed record Balance(int Packages, int Reports, int Events, int Doubles, ImmutableArray<string> Problems)
{
    public double DoubleShare => Events == 0 ? 0 : (double)Doubles / Events;
}
