namespace Materials.Chaos.Books;

/// <summary>The steps on a package's way at which a worker can be made to die: everything it asks of the blob store and of the broker, before and after.</summary>
internal static class Steps
{
    /// <summary>Every package passes them.</summary>
    public static readonly string[] Always =
    [
        "materials-packages receive begins", "materials-packages receive ends",
        "materials-packages process begins", "materials-packages process ends",
        "PUT submissions begins", "PUT submissions ends",
        "HEAD packages begins", "HEAD packages ends",
        "GET packages begins", "GET packages ends",
        "PUT reports.html begins", "PUT reports.html ends",
        "PUT reports.json begins", "PUT reports.json ends",
        "PUT notices begins", "PUT notices ends",
        "GET list begins", "GET list ends",
        "ReviewListed send begins", "ReviewListed send ends",
        "ResubmissionRequested send begins", "ResubmissionRequested send ends",
        "PackageCleared send begins", "PackageCleared send ends",
        "PUT announced begins", "PUT announced ends",
        "CompletenessReported send begins", "CompletenessReported send ends",
    ];
}
