using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Materials.Reports;

namespace Materials.Checklists.Trials;

/// <summary>What a careful reviewer says of a package: the label that a checklist is tried against.</summary>
public sealed record Truth
{
    /// <summary>The package's id, which is the name of its folder.</summary>
    public string? Package { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>Other outcomes that would do.</summary>
    public ImmutableArray<Outcome> AlsoOutcome { get; init => field = value.IsDefault ? [] : value; } = [];

    public required ImmutableDictionary<string, TruthItem> Items { get; init; }

    /// <summary>Per item, the elements that are not there.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> ElementsMissing { get; init => field = value ?? ImmutableDictionary<string, ImmutableArray<string>>.Empty; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Per path. Files that are not named are not judged.</summary>
    public ImmutableDictionary<string, TruthFile> Files { get; init => field = value ?? ImmutableDictionary<string, TruthFile>.Empty; } = ImmutableDictionary<string, TruthFile>.Empty;

    public TruthOptions? Options { get; init; }

    /// <summary>Reads a label.</summary>
    /// <exception cref="JsonException">It is none; the message says where and why.</exception>
    public static Truth Read(ReadOnlySpan<byte> json)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        var truth = JsonSerializer.Deserialize(json.StartsWith(byteOrderMark) ? json[byteOrderMark.Length..] : json, TruthJson.Default.Truth)
            ?? throw new JsonException("A label is expected, null was found.");
        return truth with { Files = truth.Files.ToImmutableDictionary(f => PathOf(f.Key), f => f.Value) };
    }

    /// <summary>The form in which paths are compared.</summary>
    internal static string PathOf(string path) => path.Replace('\\', '/').Normalize(NormalizationForm.FormC) is var p && p.StartsWith("./", StringComparison.Ordinal) ? p[2..] : p;

    /// <summary>Whether the item's expected codes are those, on the item or on one of its files.</summary>
    internal FrozenSet<string> CodesOf(TruthItem item) =>
        [
            .. item.Codes,
            .. item.AlsoAcceptable,
            .. item.Status == "missing" || item.AlsoAcceptable.Contains("missing") ? [FindingCode.NotSubmitted] : (string[])[],
            .. item.Files.SelectMany(f => Files.GetValueOrDefault(PathOf(f))?.Codes ?? []),
        ];
}

/// <summary>The label of an item.</summary>
public sealed record TruthItem
{
    public required string Status { get; init; }

    /// <summary>The codes that are to be found on the item or on one of its files.</summary>
    public ImmutableArray<string> Codes { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Other statuses and codes that would do, where reviewers could differ.</summary>
    public ImmutableArray<string> AlsoAcceptable { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The files that hold it.</summary>
    public ImmutableArray<string> Files { get; init => field = value.IsDefault ? [] : value; } = [];
}

/// <summary>The label of a file.</summary>
public sealed record TruthFile
{
    /// <summary>The items found in it.</summary>
    public ImmutableArray<string> Kinds { get; init => field = value.IsDefault ? [] : value; } = [];

    public ImmutableArray<string> Codes { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether it is an archive, whose members are labelled instead.</summary>
    public bool Container { get; init; }
}

/// <summary>How the labelled package is to be screened.</summary>
public sealed record TruthOptions
{
    public ImmutableArray<string> Industries { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The day to reckon from; null to leave it to the package or the command.</summary>
    public DateOnly? AsOf { get; init; }

    public string? Level { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, MaxDepth = 16)]
[JsonSerializable(typeof(Truth))]
internal sealed partial class TruthJson : JsonSerializerContext;
