using System.Collections.Immutable;
using System.Globalization;
using Materials.Reviews;
using Materials.Worker.Stores;

namespace Materials.Worker.Desk.Reviews;

/// <summary>Who did what when, package by package: kept in the store, one name an entry, which is written once and never again.</summary>
/// <remarks>The store is the truth; what the register holds of it can be made anew. Several desks may write at once.</remarks>
internal sealed class Journal(IStore store, TimeProvider time)
{
    /// <summary>Two reviewers who write at the same moment both get a number; more than a few tries means that something else is wrong.</summary>
    private const int MaxTries = 20;

    /// <summary>Everything that was done about a package, in order.</summary>
    public async Task<ImmutableArray<JournalEntry>> ReadAsync(string packageId, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var name in store.ListAsync(StorageNames.JournalOf(packageId), cancellationToken))
            names.Add(name);
        var entries = ImmutableArray.CreateBuilder<JournalEntry>(names.Count);
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            if (await store.ReadAsync(name, cancellationToken) is { } json)
                entries.Add(JournalJson.Read(json.Span));
        }
        return entries.ToImmutable();
    }

    /// <summary>Writes an entry down; it is durable when this returns.</summary>
    /// <param name="entry">Its number and time are given here.</param>
    public async Task<JournalEntry> AppendAsync(string packageId, JournalEntry entry, CancellationToken cancellationToken)
    {
        var number = 0;
        await foreach (var name in store.ListAsync(StorageNames.JournalOf(packageId), cancellationToken))
            number = Math.Max(number, NumberOf(name));
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var numbered = entry with { Number = ++number, At = time.GetUtcNow() };
            if (await store.CreateAsync(StorageNames.JournalEntry(packageId, number), JournalJson.Write(numbered), "application/json", cancellationToken))
                return numbered;
        }
        throw new IOException($"The journal of {packageId} could not be written.");
    }

    /// <summary>What holds of what was decided: taken-back decisions left out, of several on the same evidence the last.</summary>
    public static ImmutableArray<(Decision Decision, JournalEntry Entry)> Standing(IEnumerable<JournalEntry> entries)
    {
        var standing = new Dictionary<(string, string), (Decision, JournalEntry)>();
        foreach (var entry in entries)
        {
            if (entry.Decision is not { } decision)
                continue;
            var about = (decision.Item, decision.Evidence);
            if (entry.What == Deed.Withdrawn)
                standing.Remove(about);
            else
                standing[about] = (decision, entry);
        }
        return [.. standing.Values];
    }

    private static int NumberOf(string name) =>
        int.TryParse(Path.GetFileNameWithoutExtension(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
