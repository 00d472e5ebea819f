using System.Text.Json.Serialization;
using Materials.Json;

namespace Materials.Reports;

/// <summary>One defect: what it is, how much it weighs, where it is, and how to put it right.</summary>
public sealed record Finding
{
    /// <summary>One of <see cref="FindingCode"/>.</summary>
    public required string Code { get; init; }

    /// <summary>The element concerned, for <c>element-missing</c>.</summary>
    public string? Element { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>The file's path inside the package; null for a finding about something absent.</summary>
    public string? File { get; init; }

    /// <summary>Counts from 1; null when it concerns the whole file.</summary>
    public int? Page { get; init; }

    /// <summary>What was expected and what was found, in whole sentences.</summary>
    public required Bilingual Message { get; init; }

    /// <summary>How to put it right.</summary>
    public required Bilingual Remedy { get; init; }

    /// <summary>The text it rests on, word for word as on the page; null when there is none.</summary>
    public string? Quote { get; init; }

    /// <summary>The place in another document, or elsewhere in the same one, that it disagrees with; null where nothing else is concerned.</summary>
    public Evidence? Contradicts { get; init; }

    /// <summary>The clause that demands it, such as <c>GB/T 27922-2011 5.1.1</c>; null for findings about files.</summary>
    public string? Source { get; init; }
}

/// <summary>What a finding demands.</summary>
[JsonConverter(typeof(KebabEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>A resubmission is needed.</summary>
    Blocking,

    /// <summary>Good to know; changes no verdict.</summary>
    Advisory,
}
