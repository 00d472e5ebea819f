using Materials.Specimens.Voices;

namespace Materials.Specimens.Planning;

/// <summary>One thing wrong with a package: a finding code of the contract, the item it is put into (none: an extra file or the package) and the element.</summary>
internal sealed record Defect(string Code, string? Item = null, string? Element = null)
{
    /// <summary>Shown only by a picture of a page.</summary>
    public bool NeedsImages => Code == "illegible";

    /// <summary>Every defect that a part must contain at least once, in the order of the contract.</summary>
    public static IEnumerable<Defect> All()
    {
        foreach (var (item, elements) in Items.Elements)
        {
            foreach (var element in elements)
                yield return new("element-missing", item, element);
        }
        foreach (var item in Items.Keys)
            yield return new("not-submitted", item);
        foreach (var (code, items) in OfItems)
        {
            foreach (var item in items)
                yield return new(code, item);
        }
        foreach (var code in OfFiles)
            yield return new(code);
    }

    private static readonly (string Code, string[] Items)[] OfItems =
    [
        ("placeholder-text", ["service-manual", "quality-manual", "procedure-documents", "work-instructions"]),
        ("other-company", ["service-manual", "quality-manual", "procedure-documents"]),
        ("name-mismatch", [Voices.Items.License, Voices.Items.License, "enterprise-profile"]),
        ("credit-code-invalid", [Voices.Items.License, Voices.Items.License]),
        ("license-expired", [Voices.Items.License, Voices.Items.License]),
        ("seal-missing", [Voices.Items.License, Voices.Items.License]),
        ("certificate-expired", [Voices.Items.StaffCertificates, Voices.Items.StaffCertificates, Voices.Items.QualityCertificates, Voices.Items.QualityCertificates]),
        ("too-few", [Voices.Items.StaffCertificates, Voices.Items.QualityCertificates]),
        ("out-of-date", [Voices.Items.Survey, Voices.Items.Survey, Voices.Items.Records, Voices.Items.Records]),
        ("encrypted", ["service-manual", "quality-manual", "quality-control-process"]),
        ("corrupt", ["procedure-documents", "service-cases", "work-instructions"]),
        ("blank", ["work-instructions", "service-cases", "quality-control-process"]),
        ("hidden-text", [Voices.Items.Records, "service-cases"]),
        ("illegible", [Voices.Items.StaffCertificates, Voices.Items.QualityCertificates, "service-cases"]),
    ];

    private static readonly string[] OfFiles =
    [
        "duplicate-file", "duplicate-file", "type-mismatch", "type-mismatch", "unsupported-format", "unsupported-format",
        "unsafe-path", "limit-exceeded", "content-changed", "active-content", "active-content", "hidden-text",
    ];
}
