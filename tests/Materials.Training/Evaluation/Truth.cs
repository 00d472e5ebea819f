using System.Text.Json;

namespace Materials.Training.Evaluation;

/// <summary>What a careful reviewer says of a package: the label that verdicts are held against.</summary>
internal sealed record Truth(
    string Package, string? Description, string Outcome, IReadOnlyList<string>? AlsoOutcome, IReadOnlyDictionary<string, ItemTruth> Items,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? ElementsMissing, IReadOnlyDictionary<string, FileTruth> Files)
{
    /// <summary>Who wrote the package, as far as the label tells; packages of one writer are scored together.</summary>
    public string Voice => VoiceOf(Description ?? "");

    /// <summary>The voice that a description begins with: up to its first punctuation mark, since labels once were cut and once are not.</summary>
    public static string VoiceOf(string description) => description.Split([';', '\uFF1B', ',', '\uFF0C'])[0];

    public IReadOnlyList<string> Missing(string item) => ElementsMissing?.GetValueOrDefault(item) ?? [];

    /// <summary>Whether a folder has labels of packages that are to stay unseen until the end: the specimens s001, s002 and so on.</summary>
    public static bool AnySealed(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Any(file => Path.GetFileName(file) is ['s', >= '0' and <= '9', ..]);

    public static Truth Read(string file) => JsonSerializer.Deserialize<Truth>(File.ReadAllBytes(file), JsonSerializerOptions.Web)!;
}

/// <param name="AlsoAcceptable">Statuses and codes about which careful reviewers would differ.</param>
internal sealed record ItemTruth(string Status, IReadOnlyList<string>? Codes, IReadOnlyList<string>? AlsoAcceptable, IReadOnlyList<string>? Files)
{
    public bool IsSatisfied => Status == "satisfied";

    public bool Accepts(string status) => status == Status || AlsoAcceptable?.Contains(status) == true;
}

/// <param name="Container">Whether it is an archive, whose own kinds are not judged.</param>
internal sealed record FileTruth(IReadOnlyList<string>? Kinds, IReadOnlyList<string>? Codes, bool Container = false);
