using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Materials.Worker.Stores;

namespace Materials.Worker.Desk.Access;

/// <summary>Somebody who signs in with a password.</summary>
/// <param name="Roles">Of <see cref="Policies.Roles"/>.</param>
/// <param name="Applicant">Whom they act for; null for themselves.</param>
/// <param name="PasswordHash">As <see cref="Passwords"/> writes it; never the password.</param>
/// <param name="Version">Counts the changes; who signed in under an earlier one signs in anew.</param>
/// <param name="Removed">Whether they may come in no more.</param>
internal sealed record Account(
    string Name, ImmutableArray<string> Roles, string? Applicant, string PasswordHash, int Version, DateTimeOffset Since, bool Removed = false)
{
    /// <summary>Whose packages are theirs.</summary>
    public string Holder => Applicant ?? Name;
}

/// <summary>The local users of the desk, in the store that packages are in: every desk over it knows the same.</summary>
internal sealed partial class Accounts(IStore store, TimeProvider time)
{
    /// <summary>Whether a user can be called so; the name is part of a storage name.</summary>
    public static bool IsName(string name) => NamePattern.IsMatch(name);

    /// <returns>Null for nobody, and for who was removed.</returns>
    public async Task<Account?> FindAsync(string name, CancellationToken cancellationToken) =>
        IsName(name) && await LatestAsync(name, cancellationToken) is { Removed: false } account ? account : null;

    public async Task<ImmutableArray<Account>> ListAsync(CancellationToken cancellationToken)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var name in store.ListAsync(AccessNames.Users, cancellationToken))
            names.Add(name[AccessNames.Users.Length..].Split('/')[0]);
        var accounts = ImmutableArray.CreateBuilder<Account>();
        foreach (var name in names)
            if (await FindAsync(name, cancellationToken) is { } account)
                accounts.Add(account);
        return accounts.ToImmutable();
    }

    /// <returns>False when there is such a user.</returns>
    public async Task<bool> AddAsync(string name, ImmutableArray<string> roles, string? applicant, string passwordHash, CancellationToken cancellationToken) =>
        await LatestAsync(name, cancellationToken) is var before and (null or { Removed: true })
        && await KeepAsync(new(name, roles, applicant, passwordHash, (before?.Version ?? 0) + 1, time.GetUtcNow()), cancellationToken);

    /// <returns>False when there is no such user, or somebody else changed it at the same moment.</returns>
    public async Task<bool> ChangeAsync(string name, Func<Account, Account> change, CancellationToken cancellationToken) =>
        await FindAsync(name, cancellationToken) is { } before
        && await KeepAsync(change(before) with { Version = before.Version + 1, Since = time.GetUtcNow() }, cancellationToken);

    private async Task<Account?> LatestAsync(string name, CancellationToken cancellationToken)
    {
        string? latest = null;
        await foreach (var version in store.ListAsync(AccessNames.User(name), cancellationToken))
            latest = string.CompareOrdinal(version, latest) > 0 ? version : latest;
        return latest is null ? null : await AccessJson.ReadAsync<Account>(store, latest, cancellationToken);
    }

    private Task<bool> KeepAsync(Account account, CancellationToken cancellationToken) =>
        AccessJson.KeepAsync(store, AccessNames.User(account.Name, account.Version), account, cancellationToken);

    [GeneratedRegex("^(?!.*[.]{2})[a-z0-9][a-z0-9._@+-]{0,63}$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern { get; }
}
