using System.Collections.Immutable;

namespace Materials.Json;

/// <summary>The published JSON Schemas (draft 7) of the report and of every message.</summary>
public static class ContractSchemas
{
    /// <summary>The names there are, such as <c>report</c> and <c>package-submitted</c>.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "report", "package-submitted", "completeness-reported", "resubmission-requested", "review-listed", "package-cleared", "package-unscreenable",
    ];

    /// <summary>A schema's text.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static string Text(string name)
    {
        using var stream = typeof(ContractSchemas).Assembly.GetManifestResourceStream($"{name}.schema.json")
            ?? throw new ArgumentException($"There is no schema “{name}”.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
