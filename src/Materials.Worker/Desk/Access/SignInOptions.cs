using System.ComponentModel.DataAnnotations;

namespace Materials.Worker.Desk.Access;

/// <summary>Who may come in where others than this machine can reach the desk. Section <c>Materials:Desk:SignIn</c>.</summary>
internal sealed class SignInOptions
{
    /// <summary>Whether the users of <c>materials desk users</c> sign in with their passwords.</summary>
    public bool Users { get; set; }

    /// <summary>The issuer of an OpenID Connect provider, as a URL; empty for none.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    /// <summary>A secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The claim that names roles: <c>applicant</c>, <c>reviewer</c>, <c>operator</c>. Other values are passed over.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>The claim that says which applicant somebody acts for; those of one applicant see the same packages. Without it everybody is one of their own.</summary>
    public string ApplicantClaim { get; set; } = "applicant";

    /// <summary>Hours after which everybody signs in anew.</summary>
    [Range(1, 720)]
    public int Hours { get; set; } = 10;

    /// <summary>Passwords that may be wrong in a row before an account is locked.</summary>
    [Range(1, 100)]
    public int Attempts { get; set; } = 5;

    /// <summary>Minutes that an account stays locked.</summary>
    [Range(1, 1440)]
    public int LockedMinutes { get; set; } = 15;

    public bool UsesProvider => !string.IsNullOrEmpty(Authority);

    public bool IsConfigured => Users || UsesProvider;

    public IEnumerable<ValidationResult> Problems(bool onLoopback)
    {
        if (Hours is < 1 or > 720 || Attempts is < 1 or > 100 || LockedMinutes is < 1 or > 1440)
            yield return new("SignIn: Hours is 1 to 720, Attempts 1 to 100, LockedMinutes 1 to 1440.");
        if (!UsesProvider)
            yield break;
        if (string.IsNullOrEmpty(ClientId) || string.IsNullOrEmpty(ClientSecret))
            yield return new("SignIn: an Authority needs ClientId and ClientSecret.");
        // A provider asked in the clear could be anybody; only on this machine nobody stands between.
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || !(authority.Scheme == "https" || (onLoopback && authority is { Scheme: "http", IsLoopback: true })))
            yield return new($"SignIn: Authority \"{Authority}\" must be an https URL.");
    }
}
