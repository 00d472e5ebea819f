using System.Text.Json.Serialization;
using Materials.Json;

namespace Materials.Notices;

/// <summary>One thing that the applicant is asked to do.</summary>
/// <param name="Kind">To supply what is absent, or to correct what is wrong.</param>
/// <param name="Code">The code of the finding it answers.</param>
/// <param name="Subject">The material, or the file where it belongs to none.</param>
/// <param name="Required">What is required.</param>
/// <param name="Found">What was found, and where.</param>
/// <param name="How">How to put it right.</param>
/// <param name="Example">An example of what would do; null where the remedy says all.</param>
/// <param name="Item">The checklist item; null for a file that belongs to none and for the package.</param>
/// <param name="Element">The element concerned; null unless the finding names one.</param>
/// <param name="File">Where it was found; null for something absent.</param>
/// <param name="Page">Counts from 1; null when it concerns the whole file.</param>
public sealed record NoticePoint(
    PointKind Kind,
    string Code,
    Bilingual Subject,
    Bilingual Required,
    Bilingual Found,
    Bilingual How,
    Bilingual? Example = null,
    string? Item = null,
    string? Element = null,
    string? File = null,
    int? Page = null);

/// <summary>The two parts of a notice.</summary>
[JsonConverter(typeof(KebabEnumConverter<PointKind>))]
public enum PointKind
{
    /// <summary>补充: it is not there.</summary>
    Supply,

    /// <summary>修正: it is there and something is wrong with it.</summary>
    Correct,
}
