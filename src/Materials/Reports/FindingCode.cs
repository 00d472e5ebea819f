namespace Materials.Reports;

/// <summary>The stable codes of findings, as the public contract names them.</summary>
public static class FindingCode
{
    // About a file.
    public const string Encrypted = "encrypted";
    public const string Corrupt = "corrupt";
    public const string Blank = "blank";
    public const string UnsupportedFormat = "unsupported-format";
    public const string TooLarge = "too-large";
    public const string LimitExceeded = "limit-exceeded";
    public const string UnsafePath = "unsafe-path";
    public const string Malware = "malware";
    public const string ActiveContent = "active-content";
    public const string Illegible = "illegible";
    public const string DuplicateFile = "duplicate-file";
    public const string TypeMismatch = "type-mismatch";
    public const string HiddenText = "hidden-text";
    public const string Unrecognised = "unrecognised";

    // About a document.
    public const string ElementMissing = "element-missing";
    public const string PlaceholderText = "placeholder-text";
    public const string OtherCompany = "other-company";
    public const string NameMismatch = "name-mismatch";
    public const string CreditCodeInvalid = "credit-code-invalid";
    public const string LicenseExpired = "license-expired";
    public const string CertificateExpired = "certificate-expired";
    public const string OutOfDate = "out-of-date";
    public const string TooFew = "too-few";
    public const string SealMissing = "seal-missing";

    // About an item.
    public const string NotSubmitted = "not-submitted";

    // About a package.
    public const string EmptyPackage = "empty-package";
    public const string ContentChanged = "content-changed";
}
