using System.Collections.Immutable;
using System.Security.Cryptography;
using Materials.Worker.Stores;

namespace Materials.Worker.Desk.Access;

/// <summary>Something that somebody did with a package.</summary>
/// <param name="What">In a word of the desk's own: <c>submitted</c>, <c>link-made</c>, <c>link-revoked</c>, <c>numbers-shown</c>.</param>
/// <param name="On">What it was done to, such as a file; null for the package.</param>
internal sealed record Deed(DateTimeOffset When, string Who, string What, string? On = null);

/// <summary>Who did what when, in the store that packages are in. An entry is added and never changed or taken away.</summary>
internal sealed class History(IStore store, TimeProvider time)
{
    /// <summary>It is durable when this returns: what must not happen unrecorded happens afterwards.</summary>
    public async Task AddAsync(string packageId, string who, string what, string? on, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // Two at the same moment keep apart.
        while (!await AccessJson.KeepAsync(
            store, $"{AccessNames.HistoryOf(packageId)}{now:yyyyMMdd'T'HHmmssfffffff}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}.json",
            new Deed(now, who, what, on), cancellationToken))
        {
        }
    }

    /// <summary>In the order in which it was done.</summary>
    public async Task<ImmutableArray<Deed>> OfAsync(string packageId, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var name in store.ListAsync(AccessNames.HistoryOf(packageId), cancellationToken))
            names.Add(name);
        var deeds = ImmutableArray.CreateBuilder<Deed>();
        foreach (var name in names.Order(StringComparer.Ordinal))
            if (await AccessJson.ReadAsync<Deed>(store, name, cancellationToken) is { } deed)
                deeds.Add(deed);
        return deeds.ToImmutable();
    }
}
