using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Materials.Messages;
using Materials.Worker.Stores;

namespace Materials.Worker.Desk.Access;

/// <summary>A link that shows one package to whoever has it, until it ends. It changes nothing and leads nowhere else.</summary>
/// <param name="Hash">SHA-256 of the secret in the link.</param>
/// <param name="By">Who made it.</param>
public sealed record ShareLink(string PackageId, string Hash, string By, DateTimeOffset Since, DateTimeOffset Until);

/// <summary>The links that were handed on.</summary>
internal sealed class ShareLinks(IStore store, TimeProvider time)
{
    /// <summary>Days that a link may last, shortest first.</summary>
    public static ImmutableArray<int> Days { get; } = [1, 7, 30];

    /// <summary>256 bits: nobody guesses one.</summary>
    private const int SecretBytes = 32;

    /// <returns>The secret: shown once, kept nowhere.</returns>
    public async Task<string> AddAsync(string packageId, string by, int days, CancellationToken cancellationToken)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var now = time.GetUtcNow();
        var link = new ShareLink(packageId, AccessNames.Hash(secret), by, now, now.AddDays(days));
        await AccessJson.KeepAsync(store, AccessNames.Link(packageId, link.Hash), link, cancellationToken);
        return secret;
    }

    /// <returns>Null for a link that never was, has ended or was revoked. Which of them is not told.</returns>
    public async Task<ShareLink?> FindAsync(string packageId, string secret, CancellationToken cancellationToken)
    {
        if (!SubmissionParser.IsPackageId(packageId))
            return null;
        // Found by its hash alone: no comparison whose time could tell anything.
        var hash = AccessNames.Hash(secret);
        return await AccessJson.ReadAsync<ShareLink>(store, AccessNames.Link(packageId, hash), cancellationToken) is { } link
            && await IsGoodAsync(link, cancellationToken) ? link : null;
    }

    /// <summary>Those of a package that are good, the youngest first.</summary>
    public async Task<ImmutableArray<ShareLink>> ListAsync(string packageId, CancellationToken cancellationToken)
    {
        var links = new List<ShareLink>();
        await foreach (var name in store.ListAsync(AccessNames.LinksTo(packageId), cancellationToken))
            if (name.EndsWith(".json", StringComparison.Ordinal) && await AccessJson.ReadAsync<ShareLink>(store, name, cancellationToken) is { } link
                && await IsGoodAsync(link, cancellationToken))
                links.Add(link);
        return [.. links.OrderByDescending(l => l.Since)];
    }

    /// <returns>False when there is none.</returns>
    public async Task<bool> RevokeAsync(string packageId, string hash, CancellationToken cancellationToken)
    {
        if (hash.Length != SHA256.HashSizeInBytes * 2 || !hash.All(char.IsAsciiHexDigitLower)
            || await store.ReadAsync(AccessNames.Link(packageId, hash), cancellationToken) is null)
            return false;
        await store.CreateAsync(AccessNames.RevokedLink(packageId, hash), default, "text/plain", cancellationToken);
        return true;
    }

    private async Task<bool> IsGoodAsync(ShareLink link, CancellationToken cancellationToken) =>
        time.GetUtcNow() < link.Until && await store.ReadAsync(AccessNames.RevokedLink(link.PackageId, link.Hash), cancellationToken) is null;
}
