using System.Collections.Concurrent;
using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Packages;
using Materials.Reports;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Screenings;

/// <summary>The checklists that submissions are held against, each loaded once: the built-in ones, and the one that is configured.</summary>
/// <remarks>A submission names a checklist by its id, never by a file: what a portal sends opens nothing on this machine.</remarks>
internal sealed class ChecklistShelf(IOptions<ScreeningOptions> options)
{
    private readonly ConcurrentDictionary<string, Checklist> _loaded = new(StringComparer.Ordinal);

    /// <exception cref="InvalidSubmissionException">There is no such checklist, overlay, level or answer.</exception>
    public Checklist For(Submission submission)
    {
        var checklist = For(submission.Checklist, submission.Industries);
        return checklist.Problems(submission) is { IsEmpty: false } problems ? throw new InvalidSubmissionException(problems) : checklist;
    }

    /// <summary>The checklist that a report was made by.</summary>
    public Checklist For(Report report) => For(report.Checklist.Id, report.Checklist.Industries);

    private Checklist For(string? id, ImmutableArray<string> industries) =>
        _loaded.GetOrAdd(string.Join('\n', [id ?? "", .. industries]), _ => Load(id, industries));

    private Checklist Load(string? id, ImmutableArray<string> industries)
    {
        if (industries.FirstOrDefault(i => !ChecklistFile.Industries.Contains(i)) is { } unknown)
            throw new InvalidSubmissionException([new($"没有行业附加要求“{unknown}”。", $"There is no industry overlay \"{unknown}\".")]);
        var configured = options.Value.Checklist ?? ChecklistFile.Default;
        if (id is null)
            return Configured(configured, industries);
        if (ChecklistFile.Open(id, industries) is { } builtIn)
            return Validated(builtIn, id);
        return Configured(configured, industries) is var own && own.Id == id
            ? own
            : throw new InvalidSubmissionException([new($"没有材料清单“{id}”。", $"There is no checklist \"{id}\".")]);
    }

    private static Checklist Configured(string idOrFile, ImmutableArray<string> industries) =>
        Validated(ChecklistFile.Open(idOrFile, industries) ?? ChecklistFile.Load(File.ReadAllText(idOrFile), industries), idOrFile);

    private static Checklist Validated(ChecklistLoad load, string name) => load.Checklist
        ?? throw new OptionsValidationException(
            ScreeningOptions.Section, typeof(ScreeningOptions), load.Problems.Select(p => $"{name}, line {p.Line}: {p.Message}"));
}
