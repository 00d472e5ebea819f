using System.Collections.Immutable;
using Materials.Packages;
using Materials.Worker.Stores;

namespace Materials.Worker.Desk.Access;

/// <summary>Whose a package is, and what was said of it when it was begun.</summary>
/// <param name="Holder">The applicant that may see it; nobody else who is one may.</param>
/// <param name="By">Who began it.</param>
public sealed record Holding(
    string PackageId, string Holder, string By, DateTimeOffset Since, Applicant Applicant, string? Checklist, ImmutableArray<string> Industries, string? Level);

/// <summary>Says which packages are whose. What came by the bus or the inbox is no applicant's here.</summary>
internal sealed class Holdings(IStore store)
{
    /// <returns>False when there is a package of that id already, whoever's it is.</returns>
    public async Task<bool> BeginAsync(Holding holding, CancellationToken cancellationToken)
    {
        // What the bus or the inbox brought was begun elsewhere.
        await foreach (var _ in store.ListAsync(StorageNames.SubmissionsOf(holding.PackageId), cancellationToken))
            return false;
        // The way back from the holder is laid first: a package that nobody finds would be lost to them.
        await store.CreateAsync($"{AccessNames.HeldBy(holding.Holder)}{holding.PackageId}", default, "text/plain", cancellationToken);
        return await AccessJson.KeepAsync(store, AccessNames.HolderOf(holding.PackageId), holding, cancellationToken);
    }

    /// <returns>Null when it is not theirs; that it is somebody else's is not told.</returns>
    public async Task<Holding?> FindAsync(string packageId, string holder, CancellationToken cancellationToken) =>
        await FindAsync(packageId, cancellationToken) is { } holding && holding.Holder == holder ? holding : null;

    /// <returns>Null when no applicant began it at a desk.</returns>
    public Task<Holding?> FindAsync(string packageId, CancellationToken cancellationToken) =>
        AccessJson.ReadAsync<Holding>(store, AccessNames.HolderOf(packageId), cancellationToken);

    /// <summary>The packages of a holder, the youngest first.</summary>
    public async Task<ImmutableArray<Holding>> ListAsync(string holder, CancellationToken cancellationToken)
    {
        var held = new List<Holding>();
        var prefix = AccessNames.HeldBy(holder);
        await foreach (var name in store.ListAsync(prefix, cancellationToken))
            if (await FindAsync(name[prefix.Length..], holder, cancellationToken) is { } holding)
                held.Add(holding);
        return [.. held.OrderByDescending(h => h.Since)];
    }
}
