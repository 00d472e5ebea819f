namespace Materials.Specimens.Voices;

/// <summary>Who may look into the specimens, and what for. No voice and no company stands in two parts.</summary>
internal enum Part
{
    /// <summary>Looked into while the recogniser is improved.</summary>
    Tune,

    /// <summary>Voices in which variants of the recogniser are compared and its thresholds chosen.</summary>
    Develop,

    /// <summary>Only measured; nobody opens these.</summary>
    Measured,

    /// <summary>Measured once, at the end: written, judged and trained on only where somebody asks for it by name.</summary>
    Sealed,
}

/// <summary>A thing that broke: what the customer saw, why, and what was done.</summary>
internal sealed record Fault(string Seen, string Cause, string Fix);

/// <summary>One written document: which item it is, plausible file names, the formats it would come in, and its text.</summary>
internal sealed record Section(string Key, IReadOnlyList<string> Names, IReadOnlyList<string> Makes, string Text);

/// <summary>One kind of applicant: how such people write, and what they write about.</summary>
internal sealed record Voice(
    string Name, Part Part, string About, IReadOnlyList<Company> Companies, IReadOnlyList<string> People,
    IReadOnlyList<string> Products, IReadOnlyList<string> Customers, IReadOnlyList<Fault> Faults,
    IReadOnlyList<string> DateForms, IReadOnlyList<string> Looks, IReadOnlyList<Section> Sections)
{
    public IReadOnlyList<Section> For(string key) => [.. Sections.Where(s => s.Key == key)];

    /// <summary>Every voice of the program, in the order of their names.</summary>
    public static IReadOnlyList<Voice> All { get; } =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Voices"), "*.voice")
            .Order(StringComparer.Ordinal).Select(file => VoiceFile.Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))];
}
