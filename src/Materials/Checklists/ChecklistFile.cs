using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Materials.Checklists.Files;

namespace Materials.Checklists;

/// <summary>Loads checklists from YAML and says line by line what does not validate.</summary>
/// <remarks>
/// A file may extend a built-in checklist: what it says of an item of the same key is laid on top, other items are added,
/// <c>only</c> and <c>without</c> choose among them. Overlays of industries are files of the same form. The form is
/// described for editors by <see cref="Schema"/>.
/// </remarks>
public static class ChecklistFile
{
    /// <summary>The checklist that is applied when nobody says otherwise.</summary>
    public const string Default = "gbt27922-core";

    private const string Resources = "Materials.Checklists.BuiltIn.";

    /// <summary>The ids of the built-in checklists.</summary>
    public static ImmutableArray<string> BuiltIn { get; } = ["gbt27922-core", "gbt27922-full"];

    /// <summary>The names of the built-in overlays.</summary>
    public static ImmutableArray<string> Industries { get; } = ["auto-parts", "high-tech", "home-appliances"];

    /// <summary>The JSON Schema of checklist files.</summary>
    public static string Schema => Resource("checklist.schema.json");

    /// <summary>The YAML text of a built-in checklist or overlay; null when there is none of that name.</summary>
    public static string? Text(string name) => BuiltIn.Contains(name) || Industries.Contains(name) ? Resource(name + ".yaml") : null;

    /// <summary>Loads a built-in checklist.</summary>
    /// <returns>Null when there is none of that id.</returns>
    public static ChecklistLoad? Open(string id, IReadOnlyList<string>? industries = null) =>
        BuiltIn.Contains(id) ? Load(Text(id)!, industries) : null;

    /// <summary>Loads a checklist from the text of its file.</summary>
    /// <param name="industries">Names of built-in overlays, laid on in their own order whatever the order here; one named twice counts once.</param>
    /// <returns>The checklist, or every problem at once.</returns>
    public static ChecklistLoad Load(string yaml, IReadOnlyList<string>? industries = null)
    {
        List<ChecklistProblem> problems = [];
        var layers = new Layers(problems);
        var read = new List<string>();
        var draft = new DraftReader(problems).Read(yaml);
        if (draft is { Extends: { } extends })
            Extend(extends);

        if (draft is { IsOverlay: true })
            problems.Add(new(1, 1, "this is an overlay; it is laid on a checklist and is none itself"));
        read.Add(yaml);
        if (draft is not null)
            layers.Lay(draft);
        if (draft is not null && layers.Items.IsEmpty)
            problems.Add(new(1, 1, "a checklist needs at least one item"));

        string[] laid = [.. Industries.Where(i => industries?.Contains(i) == true)];
        foreach (var unknown in industries?.Except(Industries) ?? [])
            problems.Add(new(1, 1, $"unknown industry '{unknown}'; there are {string.Join(", ", Industries)}"));
        foreach (var industry in laid)
            LayBuiltIn(industry);

        if (draft?.Title is null || problems.Count > 0)
            return new(null, [.. problems.OrderBy(p => p.Line).ThenBy(p => p.Column)]);
        return new(
            new()
            {
                Id = draft.Id,
                Version = draft.Version,
                Sha256 = Hash(read),
                Title = draft.Title,
                Industries = [.. laid],
                Items = layers.Items,
                Kinds = layers.Kinds,
                Levels = layers.Levels,
                Facts = layers.Facts,
                AnyOf = layers.AnyOf,
            },
            []);

        // ID, or ID@VERSION where the file is to be looked at again with every change of what it extends.
        void Extend(Placed<string> extends)
        {
            var (id, version) = extends.Value.Split('@', 2) is [var named, var pinned] ? (named, pinned) : (extends.Value, null);
            if (!BuiltIn.Contains(id))
                problems.Add(new(extends.Line, extends.Column, $"unknown checklist '{id}' in 'extends'; there are {string.Join(", ", BuiltIn)}"));
            else if (LayBuiltIn(id) is var current && version is not null && version != current)
                problems.Add(new(extends.Line, extends.Column, $"'{id}' is at version {current}, the file was made for {version}; compare them and name the new version"));
        }

        string LayBuiltIn(string name)
        {
            var text = Resource(name + ".yaml");
            var builtIn = new DraftReader(problems).Read(text)!;
            if (builtIn.Extends is { } deeper)
                LayBuiltIn(deeper.Value);
            read.Add(text);
            layers.Lay(builtIn);
            return builtIn.Version;
        }
    }

    private static string Hash(List<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            // The length keeps two files apart from one that is both; line ends don't change what a checklist says.
            var bytes = Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"));
            hash.AppendData(Encoding.UTF8.GetBytes($"{bytes.Length}\n"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Resource(string name)
    {
        using var stream = typeof(ChecklistFile).Assembly.GetManifestResourceStream(Resources + name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        return new StreamReader(stream, Encoding.UTF8).ReadToEnd();
    }
}

/// <summary>A checklist that was loaded, or all that is wrong with its file.</summary>
/// <param name="Checklist">Null when there are problems.</param>
/// <param name="Problems">In file order; empty when the checklist validates.</param>
public sealed record ChecklistLoad(Checklist? Checklist, ImmutableArray<ChecklistProblem> Problems);
