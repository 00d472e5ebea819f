using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.Archives;

/// <summary>A zip, or one member of it, that cannot be read, with the defect that says why.</summary>
internal sealed class ZipException(Defect defect) : Exception(defect.Code)
{
    public Defect Defect { get; } = defect;

    /// <param name="detail">What a person can make use of: a member, two sizes. Marks of the format mean nothing to whoever sent the file.</param>
    public static ZipException Corrupt(string? detail = null) => new(new(FindingCode.Corrupt, Detail: detail));

    public static ZipException Limit(string limit, string met, string? detail = null) =>
        new(new(FindingCode.LimitExceeded, Detail: detail, Limit: limit, Met: met));
}
