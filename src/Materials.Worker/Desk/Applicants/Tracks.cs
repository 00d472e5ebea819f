using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Materials.Json;

namespace Materials.Worker.Desk.Applicants;

/// <summary>Something that just happened to a package.</summary>
/// <param name="Id">Counts up from 1 within the package, while this process lives.</param>
/// <param name="What"><c>file</c> or <c>package</c>.</param>
/// <param name="State">Of a file <c>received</c>, <c>reading</c>, <c>read</c>, <c>unreadable</c>, <c>removed</c>; of the package <c>screening</c>, <c>reported</c>, <c>given-up</c>.</param>
/// <param name="Path">The file.</param>
/// <param name="Pages">That it has, once it is read.</param>
/// <param name="Kinds">The items that it looks like, by itself; the report decides.</param>
/// <param name="Revision">Of the package.</param>
public sealed record TrackEvent(int Id, string What, string State, string? Path = null, int? Pages = null, ImmutableArray<string>? Kinds = null, int? Revision = null);

/// <summary>What happens to packages, for those who watch. Kept in memory: what lasts is in the store.</summary>
internal sealed class Tracks
{
    /// <summary>Packages that are remembered; of more, those that nothing happened to for longest are forgotten.</summary>
    private const int MaxTracks = 1000;

    private readonly ConcurrentDictionary<string, Track> _tracks = new(StringComparer.Ordinal);

    public Track Of(string packageId)
    {
        if (_tracks.Count > MaxTracks && _tracks.OrderBy(t => t.Value.LastTouched).FirstOrDefault() is { Key: { } oldest })
            _tracks.TryRemove(oldest, out _);
        return _tracks.GetOrAdd(packageId, _ => new());
    }
}

/// <summary>What happened to one package.</summary>
public sealed class Track
{
    private readonly Lock _oneAtATime = new();
    private ImmutableList<TrackEvent> _events = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>In ticks of this machine; only for comparison.</summary>
    public long LastTouched { get; private set; } = Environment.TickCount64;

    /// <summary>The id of the last event; 0 for none.</summary>
    public int Last => _events.Count;

    /// <summary>The last event of each file, and of the package under the empty path.</summary>
    public ImmutableDictionary<string, TrackEvent> Latest()
    {
        var latest = ImmutableDictionary.CreateBuilder<string, TrackEvent>(StringComparer.Ordinal);
        foreach (var one in _events)
            latest[one.Path ?? ""] = one;
        return latest.ToImmutable();
    }

    public void Add(string what, string state, string? path = null, int? pages = null, ImmutableArray<string>? kinds = null, int? revision = null)
    {
        TaskCompletionSource told;
        lock (_oneAtATime)
        {
            _events = _events.Add(new(_events.Count + 1, what, state, path, pages, kinds, revision));
            LastTouched = Environment.TickCount64;
            told = _more;
            _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        told.SetResult();
    }

    /// <summary>What happened after an event, and from then on whatever happens, until cancelled; null where nothing did for a while.</summary>
    public async IAsyncEnumerable<TrackEvent?> AfterAsync(int id, TimeSpan silence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            Task more;
            ImmutableList<TrackEvent> events;
            lock (_oneAtATime)
                (more, events) = (_more.Task, _events);
            for (; id < events.Count; id++)
                yield return events[id];
            if (await Task.WhenAny(more, Task.Delay(silence, cancellationToken)) != more)
                yield return null;
        }
    }
}

/// <summary>How events are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TrackEvent))]
internal sealed partial class TrackJson : JsonSerializerContext
{
    public static string Write(TrackEvent one) => JsonSerializer.Serialize(one, Shared.Readable.TrackEvent);

    // Kept apart: the generated half's Default must be there first.
    private static class Shared
    {
        public static readonly TrackJson Readable = new(new JsonSerializerOptions(Default.Options) { Encoder = ReadableEncoder.Instance });
    }
}
