using System.Collections.Immutable;
using System.Text.Json;
using Materials.Reports;

namespace Materials.Checklists.Trials;

/// <summary>Goes through a label and a report side by side and counts.</summary>
internal sealed class TrialComparison(Truth truth, Report? report)
{
    /// <summary>What cannot be read belongs to no item: such files have no kinds to be found.</summary>
    private static readonly string[] Unreadable = [FindingCode.Encrypted, FindingCode.Corrupt, FindingCode.Blank, FindingCode.Illegible, FindingCode.HiddenText];

    private readonly List<Misjudgement> misjudged = [];
    private readonly ImmutableDictionary<string, ItemVerdict> items = (report?.Items ?? []).ToImmutableDictionary(i => i.Key);
    private readonly ImmutableDictionary<string, FileVerdict> files =
        (report?.Files ?? []).GroupBy(f => Truth.PathOf(f.Path)).ToImmutableDictionary(g => g.Key, g => g.First());

    public TrialFigures Figures { get; private set; } = new() { Packages = 1, Crashes = report is null ? 1 : 0 };

    public ImmutableArray<Misjudgement> Misjudged => [.. misjudged];

    public void Compare()
    {
        var right = report is not null && (report.Outcome == truth.Outcome || truth.AlsoOutcome.Contains(report.Outcome));
        if (right)
            Figures = Figures with { OutcomesRight = 1 };
        foreach (var (key, item) in Ordered())
        {
            Status(key, item);
            Codes(key, item);
            Elements(key, item);
        }

        foreach (var (path, file) in truth.Files.OrderBy(f => f.Key, StringComparer.Ordinal))
            File(path, file);
        Wrong();
        if (!right && report is not null)
            misjudged.Add(new(null, null, Name(truth.Outcome), Name(report.Outcome), null, null));
    }

    private IEnumerable<KeyValuePair<string, TruthItem>> Ordered()
    {
        var order = (report?.Items ?? []).Select((i, n) => (i.Key, n)).ToDictionary(p => p.Key, p => p.n);
        return truth.Items.OrderBy(i => order.GetValueOrDefault(i.Key, int.MaxValue)).ThenBy(i => i.Key, StringComparer.Ordinal);
    }

    private void Status(string key, TruthItem item)
    {
        var verdict = items.GetValueOrDefault(key);
        var got = verdict is null ? null : Name(verdict.Status);
        var right = got is not null && (got == item.Status || item.AlsoAcceptable.Contains(got));
        var satisfied = item.Status == "satisfied";
        Figures = Figures with
        {
            Items = Figures.Items + 1,
            StatusesRight = Figures.StatusesRight + (right ? 1 : 0),
            TrulySatisfied = Figures.TrulySatisfied + (satisfied ? 1 : 0),
            TrulyDefective = Figures.TrulyDefective + (satisfied ? 0 : 1),
            FalseAlarms = Figures.FalseAlarms + (satisfied && !right && got is null or "missing" or "deficient" ? 1 : 0),
            MissedDefects = Figures.MissedDefects + (!satisfied && !right && got is not ("missing" or "deficient" or "needs-review") ? 1 : 0),
            NeedlessReviews = Figures.NeedlessReviews + (!right && got == "needs-review" ? 1 : 0),
        };
        if (!right && report is not null)
            misjudged.Add(new(key, null, item.Status, got ?? "—", Why(verdict), PlaceOf(verdict)));
    }

    // Expected codes stand on the item or on one of its files.
    private void Codes(string key, TruthItem item)
    {
        var have = Findings(key).Select(f => f.Code)
            .Concat(item.Files.SelectMany(f => files.GetValueOrDefault(Truth.PathOf(f))?.Findings ?? []).Select(f => f.Code)).ToHashSet();
        foreach (var code in item.Codes)
            Expect(code, have.Contains(code), key, item.Files.FirstOrDefault());
    }

    private void Elements(string key, TruthItem item)
    {
        var expected = truth.ElementsMissing.GetValueOrDefault(key, []).ToHashSet();
        var got = Findings(key).Where(f => f is { Code: FindingCode.ElementMissing, Element: not null }).Select(f => f.Element!).ToHashSet();
        if (item.AlsoAcceptable.Contains(FindingCode.ElementMissing))
            got.IntersectWith(expected);
        var found = got.Intersect(expected).Count();
        Figures = Figures with
        {
            ElementsFound = Figures.ElementsFound + found,
            ElementsNotFound = Figures.ElementsNotFound + expected.Count - found,
            ElementsWrong = Figures.ElementsWrong + got.Count - found,
        };
        if (report is null)
            return;
        foreach (var element in expected.Except(got).Order(StringComparer.Ordinal))
        {
            var evidence = items.GetValueOrDefault(key)?.Elements.FirstOrDefault(e => e.Key == element)?.Evidence.FirstOrDefault();
            misjudged.Add(new(key, null, $"element-missing: {element}", "—", evidence is null ? null : new($"依据“{evidence.Quote}”", $"on “{evidence.Quote}”"), Where(evidence?.File, evidence?.Page)));
        }

        foreach (var element in got.Except(expected).Order(StringComparer.Ordinal))
        {
            var finding = Findings(key).First(f => f.Element == element);
            misjudged.Add(new(key, null, "—", $"element-missing: {element}", finding.Message, Where(finding.File, finding.Page)));
        }
    }

    private void File(string path, TruthFile file)
    {
        var verdict = files.GetValueOrDefault(path);
        var atItems = items.Values.SelectMany(i => i.Findings).Where(f => f.File is not null && Truth.PathOf(f.File) == path).Select(f => f.Code);
        var have = (verdict?.Findings ?? []).Select(f => f.Code).Concat(atItems).ToHashSet();

        // What is expected of an item is counted there.
        var covered = truth.Items.Values.Where(i => i.Files.Any(f => Truth.PathOf(f) == path)).SelectMany(i => i.Codes).ToHashSet();
        foreach (var code in file.Codes.Where(c => !covered.Contains(c)))
            Expect(code, have.Contains(code), null, path);
        if (file.Container || file.Codes.Any(Unreadable.Contains))
            return;
        var kinds = (verdict?.Kinds ?? []).ToHashSet();
        var found = kinds.Intersect(file.Kinds).Count();
        Figures = Figures with
        {
            KindsFound = Figures.KindsFound + found,
            KindsNotFound = Figures.KindsNotFound + file.Kinds.Distinct().Count() - found,
            KindsWrong = Figures.KindsWrong + kinds.Count - found,
        };
        if (report is not null && !kinds.SetEquals(file.Kinds))
            misjudged.Add(new(null, path, List(file.Kinds), List(kinds), null, null));
    }

    private void Expect(string code, bool found, string? item, string? file)
    {
        Figures = found ? Figures with { CodesFound = Figures.CodesFound + 1 } : Figures with { CodesNotFound = Figures.CodesNotFound + 1 };
        if (!found && report is not null && code != FindingCode.ElementMissing)
            misjudged.Add(new(item, file, code, "—", null, null));
    }

    /// <summary>Blocking findings that the label does not know. One that is told at the item and at its file counts once.</summary>
    private void Wrong()
    {
        var byFile = truth.Items.Values.SelectMany(i => i.Files.Select(f => (Path: Truth.PathOf(f), Codes: truth.CodesOf(i)))).ToLookup(p => p.Path, p => p.Codes);
        var told = new Dictionary<(string Scope, string Code), (bool Right, Finding Finding, string? Item)>();
        foreach (var verdict in items.Values)
        {
            var known = truth.Items.TryGetValue(verdict.Key, out var item) ? truth.CodesOf(item) : [];
            foreach (var finding in verdict.Findings.Where(f => f.Severity == Severity.Blocking))
            {
                var path = finding.File is null ? null : Truth.PathOf(finding.File);
                var right = known.Contains(finding.Code) || (path is not null && truth.Files.GetValueOrDefault(path)?.Codes.Contains(finding.Code) == true);
                Tell(path ?? verdict.Key, right, finding, verdict.Key);
            }
        }

        foreach (var (path, verdict) in files)
            foreach (var finding in verdict.Findings.Where(f => f.Severity == Severity.Blocking))
                Tell(path, truth.Files.GetValueOrDefault(path)?.Codes.Contains(finding.Code) == true || byFile[path].Any(c => c.Contains(finding.Code)), finding, null);

        foreach (var (right, finding, item) in told.OrderBy(t => t.Key.Scope, StringComparer.Ordinal).ThenBy(t => t.Key.Code, StringComparer.Ordinal).Select(t => t.Value))
        {
            Figures = right ? Figures with { CodesRight = Figures.CodesRight + 1 } : Figures with { CodesWrong = Figures.CodesWrong + 1 };
            if (!right && !(finding.Element is { } element && misjudged.Any(m => m.Item == item && m.Got.EndsWith(element, StringComparison.Ordinal))))
                misjudged.Add(new(item, finding.File, "—", finding.Code, finding.Message, Where(finding.File, finding.Page)));
        }

        void Tell(string scope, bool right, Finding finding, string? item)
        {
            var before = told.TryGetValue((scope, finding.Code), out var t) && t.Right;
            told[(scope, finding.Code)] = (right || before, finding, item);
        }
    }

    private ImmutableArray<Finding> Findings(string item) => items.GetValueOrDefault(item)?.Findings ?? [];

    private static Bilingual? Why(ItemVerdict? verdict) =>
        verdict?.Findings.FirstOrDefault(f => f.Severity == Severity.Blocking)?.Message ?? verdict?.Question ?? verdict?.Reason;

    private static string? PlaceOf(ItemVerdict? verdict)
    {
        if (verdict?.Findings.FirstOrDefault(f => f is { Severity: Severity.Blocking, File: not null }) is { } finding)
            return Where(finding.File, finding.Page);
        return verdict?.Documents is [var document, ..] ? Where(document.File, document.Pages[0]) : null;
    }

    private static string? Where(string? file, int? page) => file is null ? null : page is null ? file : $"{file}:{page}";

    private static string List(IEnumerable<string> kinds) => string.Join(", ", kinds.Order(StringComparer.Ordinal)) is { Length: > 0 } list ? list : "—";

    internal static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
