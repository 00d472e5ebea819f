namespace Materials.Specimens.Voices;

/// <summary>The vocabulary of the public contract that the labels are written in.</summary>
internal static class Items
{
    public const string License = "business-license";
    public const string StaffCertificates = "service-staff-qualifications";
    public const string QualityCertificates = "quality-staff-qualifications";
    public const string Survey = "satisfaction-records";
    public const string Records = "service-records";

    /// <summary>Every item in the order of the checklist, with the elements its documents must contain.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Elements { get; } = new OrderedDictionary<string, IReadOnlyList<string>>
    {
        [License] = ["company-name", "credit-code"],
        ["service-manual"] = ["purpose", "goals", "strategy", "organization", "responsibilities", "process"],
        ["service-flowchart"] = ["accept", "dispatch", "implement", "feedback"],
        [Survey] = ["plan", "questionnaire", "analysis"],
        [StaffCertificates] = [],
        ["enterprise-profile"] = ["name-zh", "name-en", "address", "scope"],
        ["quality-manual"] = [],
        ["procedure-documents"] = [],
        ["work-instructions"] = [],
        ["quality-control-process"] = ["procurement", "production", "inspection"],
        [QualityCertificates] = [],
        ["service-facilities"] = ["list", "photos"],
        ["service-cases"] = ["process", "resolution", "feedback"],
        [Records] = ["time", "content", "result"],
    };

    public static IEnumerable<string> Keys => Elements.Keys;
}
