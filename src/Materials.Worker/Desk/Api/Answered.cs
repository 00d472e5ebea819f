using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Materials.Worker.Desk.Access;
using Materials.Worker.Stores;

namespace Materials.Worker.Desk.Api;

/// <summary>Remembers what was answered under clients' own keys: who sends the same again, because no answer came, does nothing twice.</summary>
internal sealed class Answered(IStore store)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <param name="key">Null for a client that sends none.</param>
    /// <param name="submit">Does it, and gives the revision.</param>
    /// <returns>The revision, as it was the first time.</returns>
    public async Task<int> OnceAsync(string holder, string packageId, string? key, Func<Task<int>> submit, CancellationToken cancellationToken)
    {
        if (key is null)
            return await submit();
        var name = AccessNames.Answered(holder, packageId, key);
        var turn = _turns.GetOrAdd(name, _ => new(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (await store.ReadAsync(name, cancellationToken) is { } before)
                return int.Parse(Encoding.ASCII.GetString(before.Span), CultureInfo.InvariantCulture);
            var revision = await submit();
            await store.CreateAsync(name, Encoding.ASCII.GetBytes(revision.ToString(CultureInfo.InvariantCulture)), "text/plain", CancellationToken.None);
            return revision;
        }
        finally
        {
            turn.Release();
            _turns.TryRemove(name, out _);
        }
    }
}
