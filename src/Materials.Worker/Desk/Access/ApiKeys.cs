using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Materials.Worker.Stores;

namespace Materials.Worker.Desk.Access;

/// <summary>What a portal shows instead of a password.</summary>
/// <param name="Id">Names it; no secret.</param>
/// <param name="Label">What it is for, in the words of who made it.</param>
/// <param name="Applicant">Whose packages it reaches.</param>
/// <param name="Scopes">Of <see cref="ApiKeys.Scopes"/>.</param>
/// <param name="SecretHash">SHA-256 of the secret. It is 256 random bits, so that nothing slower is needed.</param>
internal sealed record ApiKey(string Id, string Label, string Applicant, ImmutableArray<string> Scopes, string SecretHash, DateTimeOffset Since);

/// <summary>The keys of portals, in the store that packages are in.</summary>
internal sealed class ApiKeys(IStore store, TimeProvider time)
{
    /// <summary>May upload and submit.</summary>
    public const string Submit = "submit";

    /// <summary>May follow and fetch.</summary>
    public const string Read = "read";

    private const string Prefix = "mk";
    private const int IdBytes = 6;
    private const int SecretBytes = 32;

    public static ImmutableArray<string> Scopes { get; } = [Submit, Read];

    /// <returns>The key as the portal sends it: shown once, kept nowhere.</returns>
    public async Task<(ApiKey Key, string Shown)> AddAsync(string label, string applicant, ImmutableArray<string> scopes, CancellationToken cancellationToken)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var key = new ApiKey(
            RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true), label, applicant, scopes, AccessNames.Hash(secret), time.GetUtcNow());
        await AccessJson.KeepAsync(store, AccessNames.Key(key.Id), key, cancellationToken);
        return (key, $"{Prefix}_{key.Id}_{secret}");
    }

    /// <returns>Null for what is no key, or one that was revoked.</returns>
    public async Task<ApiKey?> FindAsync(string shown, CancellationToken cancellationToken)
    {
        if (shown.Split('_', 3) is not [Prefix, { Length: IdBytes * 2 } id, var secret] || !id.All(char.IsAsciiHexDigitLower))
            return null;
        var key = await AccessJson.ReadAsync<ApiKey>(store, AccessNames.Key(id), cancellationToken);
        var proven = key is not null && CryptographicOperations.FixedTimeEquals(
            Convert.FromHexString(key.SecretHash), Convert.FromHexString(AccessNames.Hash(secret)));
        return proven && !await IsRevokedAsync(id, cancellationToken) ? key : null;
    }

    /// <summary>Those that are good.</summary>
    public async Task<ImmutableArray<ApiKey>> ListAsync(CancellationToken cancellationToken)
    {
        var keys = new List<ApiKey>();
        await foreach (var name in store.ListAsync(AccessNames.Keys, cancellationToken))
            if (name.EndsWith(".json", StringComparison.Ordinal) && await AccessJson.ReadAsync<ApiKey>(store, name, cancellationToken) is { } key
                && !await IsRevokedAsync(key.Id, cancellationToken))
                keys.Add(key);
        return [.. keys.OrderBy(k => k.Since)];
    }

    /// <returns>False when there is none of that id.</returns>
    public async Task<bool> RevokeAsync(string id, CancellationToken cancellationToken)
    {
        if (id.Length != IdBytes * 2 || !id.All(char.IsAsciiHexDigitLower) || await store.ReadAsync(AccessNames.Key(id), cancellationToken) is null)
            return false;
        await store.CreateAsync(AccessNames.RevokedKey(id), default, "text/plain", cancellationToken);
        return true;
    }

    private async Task<bool> IsRevokedAsync(string id, CancellationToken cancellationToken) =>
        await store.ReadAsync(AccessNames.RevokedKey(id), cancellationToken) is not null;
}
