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

    /// <summary>Exchanges, queues and messages, as an AsyncAPI 3 document (YAML) that refers to the schemas.</summary>
    public static string AsyncApi => Resource("asyncapi.yaml") ?? throw new InvalidOperationException("The document is not part of this build.");

    /// <summary>A schema's text.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static string Text(string name)
    {
        return Resource($"{name}.schema.json") ?? throw new ArgumentException($"There is no schema “{name}”.", nameof(name));
    }

    private static string? Resource(string name)
    {
        using var stream = typeof(ContractSchemas).Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
