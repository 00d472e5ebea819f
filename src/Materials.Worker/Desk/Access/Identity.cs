using System.Security.Claims;

namespace Materials.Worker.Desk.Access;

/// <summary>What is known of who asks, as claims.</summary>
internal static class Identity
{
    /// <summary>Whose packages are theirs.</summary>
    public const string HolderClaim = "materials:holder";

    /// <summary>What a portal's key lets it do.</summary>
    public const string ScopeClaim = "materials:scope";

    /// <summary>The version of the account that was signed in to.</summary>
    public const string VersionClaim = "materials:version";

    /// <summary>Whoever uses this machine, where nobody signs in.</summary>
    public const string LocalHolder = "local";

    /// <summary>Whose packages the one who asks may see; never null behind a policy for applicants or portals.</summary>
    public static string? HolderOf(ClaimsPrincipal user) => user.FindFirstValue(HolderClaim);

    public static ClaimsPrincipal Of(Account account, string scheme) => Of(
        scheme, account.Name, account.Holder, account.Roles, [new(VersionClaim, $"{account.Version}")]);

    public static ClaimsPrincipal Of(ApiKey key, string scheme) => Of(
        scheme, $"key {key.Id} ({key.Label})", key.Applicant, [], key.Scopes.Select(s => new Claim(ScopeClaim, s)));

    public static ClaimsPrincipal OfThisMachine(string scheme) => Of(
        scheme, Environment.UserName, LocalHolder, Policies.Roles, ApiKeys.Scopes.Select(s => new Claim(ScopeClaim, s)));

    /// <summary>Somebody whom a provider vouches for, with what of its claims means something here.</summary>
    public static ClaimsPrincipal OfProvider(ClaimsPrincipal vouched, SignInOptions options, string scheme)
    {
        // The issuer's own and lasting name; a name that people read may change hands.
        var subject = vouched.FindFirstValue("sub") ?? throw new InvalidOperationException("The provider did not say who it is (sub).");
        var name = vouched.FindFirstValue("preferred_username") ?? vouched.FindFirstValue("email") ?? vouched.FindFirstValue("name") ?? subject;
        var roles = vouched.FindAll(options.RoleClaim).Select(c => c.Value).Where(Policies.Roles.Contains);
        return Of(scheme, VisibleText.OneLine(name), vouched.FindFirstValue(options.ApplicantClaim) ?? $"{options.Authority} {subject}", roles, []);
    }

    private static ClaimsPrincipal Of(string scheme, string name, string holder, IEnumerable<string> roles, IEnumerable<Claim> more) => new(new ClaimsIdentity(
        [new(ClaimTypes.Name, name), new(HolderClaim, holder), .. roles.Select(r => new Claim(ClaimTypes.Role, r)), .. more], scheme));
}
