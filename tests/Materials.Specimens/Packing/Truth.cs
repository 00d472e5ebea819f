using System.Text.Encodings.Web;
using System.Text.Json;

namespace Materials.Specimens.Packing;

/// <summary>What a careful reviewer would say of one item.</summary>
internal sealed record ItemTruth(string Status, IReadOnlyList<string> Codes, IReadOnlyList<string> AlsoAcceptable, IReadOnlyList<string> Files);

/// <summary>What a careful reviewer would say of one file.</summary>
internal sealed record FileTruth(IReadOnlyList<string> Kinds, IReadOnlyList<string> Codes);

/// <summary>The label of a package, in the form that the score reads.</summary>
internal sealed record Truth(
    string Package, string Description, TruthOptions Options, string Outcome, IReadOnlyList<string> AlsoOutcome,
    IReadOnlyDictionary<string, ItemTruth> Items, IReadOnlyDictionary<string, IReadOnlyList<string>> ElementsMissing,
    IReadOnlyDictionary<string, FileTruth> Files, IReadOnlyList<string> PackageCodes, string Hard)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Findings that do not ask for a resubmission.</summary>
    private static readonly HashSet<string> Advisory = ["active-content", "duplicate-file", "type-mismatch", "unrecognised"];

    public static string OutcomeOf(IEnumerable<ItemTruth> items, IEnumerable<FileTruth> files) =>
        items.Any(item => item.Status is "missing" or "deficient") || files.Any(file => file.Codes.Any(code => !Advisory.Contains(code)))
            ? "incomplete"
            : "complete";

    public string ToJson() => JsonSerializer.Serialize(this, Form);

    public static Truth Parse(string json) => JsonSerializer.Deserialize<Truth>(json, Form)!;
}

/// <summary>The options the package is to be checked with.</summary>
internal sealed record TruthOptions(IReadOnlyList<string> Industries);
