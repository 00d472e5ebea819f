namespace Materials.Packages;

/// <summary>The company that applies. Only the name is always known; a local check may know nothing but the files.</summary>
/// <param name="Name">The registered name, as the applicant gave it; null when nobody said.</param>
/// <param name="CreditCode">The unified social credit code (GB 32100) as given, not yet checked.</param>
/// <param name="Email">Where a notice goes.</param>
/// <param name="Locale">BCP 47 tag of the applicant's language; Chinese where absent.</param>
public sealed record Applicant(string? Name = null, string? CreditCode = null, string? Email = null, string? Locale = null)
{
    /// <summary>The language of the applicant's notices.</summary>
    public Language Language => Locale is { } l && l.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.En : Language.Zh;
}
