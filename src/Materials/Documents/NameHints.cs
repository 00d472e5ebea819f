using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Packages;

namespace Materials.Documents;

/// <summary>What the applicant's label and the name of a file point to.</summary>
internal static class NameHints
{
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> Of(PackageContent content, Checklist checklist)
    {
        var labels = content.Submission.Files.Where(f => f.Item is not null).GroupBy(f => f.Path).ToDictionary(g => g.Key, g => g.First().Item!);
        var hints = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var file in content.Files)
        {
            if (Of(file.Path, labels.GetValueOrDefault(file.Path), checklist) is { Length: > 0 } kinds)
                hints[file.Path] = kinds;
        }

        return hints.ToImmutable();
    }

    private static ImmutableArray<string> Of(string path, string? label, Checklist checklist)
    {
        if (label is not null && checklist.Kinds.Any(k => k.Key == label))
            return [label];

        // The file's own name first, then the folders from the inside out; the first that says something counts.
        foreach (var part in path.Split('/').Reverse())
        {
            var name = SquashedText.Squash(Path.GetFileNameWithoutExtension(part));
            ImmutableArray<string> kinds =
            [
                .. checklist.Kinds
                    .Select(k => (k.Key, Weight: Weight(k, name)))
                    .Where(k => k.Weight > 0)
                    .OrderByDescending(k => k.Weight)
                    .Select(k => k.Key),
            ];
            if (!kinds.IsEmpty)
                return kinds;
        }

        return [];
    }

    private static double Weight(DocumentKind kind, string name) =>
        kind.Cues.Where(c => c.Where is CuePlace.Title or CuePlace.Name && c.Words.Any(w => w.IsIn(name)) && !c.Unless.Any(w => w.IsIn(name))).Sum(c => c.Weight);
}
