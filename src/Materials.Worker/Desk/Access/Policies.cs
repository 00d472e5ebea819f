using Microsoft.AspNetCore.Authorization;

namespace Materials.Worker.Desk.Access;

/// <summary>Who may enter a route. Every route of <see cref="Routes"/> names one of these.</summary>
internal static class Policies
{
    /// <summary>Whoever reaches the desk.</summary>
    public const string Anyone = "anyone";

    public const string Applicant = "applicant";

    public const string Reviewer = "reviewer";

    public const string Operator = "operator";

    /// <summary>Portals whose key says <c>submit</c>.</summary>
    public const string PortalSubmits = "portal-submits";

    /// <summary>Portals whose key says <c>read</c>.</summary>
    public const string PortalReads = "portal-reads";

    /// <summary>The roles; a policy of the same name asks for each.</summary>
    public static readonly string[] Roles = [Applicant, Reviewer, Operator];

    public static void Add(AuthorizationBuilder authorization)
    {
        authorization.AddPolicy(Anyone, policy => policy.RequireAssertion(_ => true));
        foreach (var role in Roles)
            authorization.AddPolicy(role, policy => policy.RequireRole(role));
        authorization.AddPolicy(PortalSubmits, policy => policy.RequireClaim(Identity.ScopeClaim, ApiKeys.Submit));
        authorization.AddPolicy(PortalReads, policy => policy.RequireClaim(Identity.ScopeClaim, ApiKeys.Read));
        // What names no policy is for nobody.
        authorization.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
    }
}
