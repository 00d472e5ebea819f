using System.Globalization;
using System.Text.Json;
using Materials.Reports;

namespace Materials.Training.Evaluation;

/// <summary>Counts how reports agree with labels, by the definitions that the product's goals are stated in.</summary>
internal sealed class Score
{
    /// <summary>Files of which nobody can say by their content what they are.</summary>
    private static readonly string[] Unreadable = [FindingCode.Encrypted, FindingCode.Corrupt, FindingCode.Blank, FindingCode.Illegible, FindingCode.HiddenText];

    private int _packages;
    private int _outcomes;
    private int _items;
    private int _right;
    private int _satisfied;
    private int _falseAlarms;
    private int _missed;
    private int _abstained;
    private Matches _codes;
    private Matches _reported;
    private Matches _elements;
    private Matches _kinds;

    private readonly (int All, int Right)[] _byConfidence = new (int, int)[Bounds.Length];

    /// <summary>Where one class of confidence ends and the next begins.</summary>
    private static readonly double[] Bounds = [0, 0.6, 0.8, 0.9, 0.95];

    /// <summary>Of the statuses reported with a confidence of at least so much (and less than the next), how many are right; doubts excepted, which claim nothing.</summary>
    public string Reliability() => "confidence  " + string.Join("  ", Bounds.Select((b, i) =>
        string.Create(CultureInfo.InvariantCulture, $"≥{b:0.00}: {Share(_byConfidence[i].Right, _byConfidence[i].All).Trim()} of {_byConfidence[i].All}")));

    /// <summary>What was judged wrongly, a line each.</summary>
    public List<string> Wrong { get; } = [];

    public void Add(Truth truth, Report report)
    {
        _packages++;
        var outcome = Word(report.Outcome);
        if (outcome == truth.Outcome || truth.AlsoOutcome?.Contains(outcome) == true)
            _outcomes++;
        else
            Wrong.Add($"OUTCOME {truth.Package} truth={truth.Outcome} got={outcome}");
        var files = report.Files.ToDictionary(f => f.Path.Normalize());
        foreach (var (key, item) in truth.Items)
            AddItem(truth, key, item, report.Items.First(i => i.Key == key), files);
        AddFiles(truth, report, files);
    }

    public string Figures() => string.Create(
        CultureInfo.InvariantCulture,
        $"packages {_packages,3}  outcome {Share(_outcomes, _packages)}  status {Share(_right, _items)}  false alarms {Share(_falseAlarms, _satisfied)}  missed {Share(_missed, _items - _satisfied)}  review {Share(_abstained, _items)}  codes {_codes.Recall}/{_reported.Precision}  elements {_elements.Recall}/{_elements.Precision}  kinds {_kinds.F1}");

    private void AddItem(Truth truth, string key, ItemTruth item, ItemVerdict verdict, Dictionary<string, FileVerdict> files)
    {
        var status = Word(verdict.Status);
        var right = item.Accepts(status);
        _items++;
        _right += right ? 1 : 0;
        if (verdict.Status != ItemStatus.NeedsReview)
        {
            var bound = Array.FindLastIndex(Bounds, b => verdict.Confidence >= b);
            _byConfidence[bound] = (_byConfidence[bound].All + 1, _byConfidence[bound].Right + (right ? 1 : 0));
        }

        _satisfied += item.IsSatisfied ? 1 : 0;
        _falseAlarms += item.IsSatisfied && !right && status is ("missing" or "deficient") ? 1 : 0;
        _missed += !item.IsSatisfied && !right && status is not ("missing" or "deficient" or "needs-review") ? 1 : 0;
        _abstained += !right && status == "needs-review" ? 1 : 0;
        if (!right)
            Wrong.Add($"STATUS {truth.Package} {key} truth={item.Status} {string.Join(',', item.Codes ?? [])} got={status} {string.Join(", ", verdict.Findings.Select(f => $"{f.Code}{(f.Element is null ? "" : ":" + f.Element)}@{f.File}"))} {verdict.Question?.En.Split('\n')[0]}");

        var have = verdict.Findings.Select(f => f.Code).Concat((item.Files ?? []).SelectMany(p => files.GetValueOrDefault(p.Normalize())?.Findings.Select(f => f.Code) ?? [])).ToHashSet();
        foreach (var code in item.Codes ?? [])
            Count(ref _codes, have.Contains(code), $"CODE-NOT-FOUND {truth.Package} {key} {code}");

        var missing = truth.Missing(key).ToHashSet();
        var said = verdict.Findings.Where(f => f.Code == FindingCode.ElementMissing && f.Element is not null).Select(f => f.Element!).ToHashSet();
        if (item.AlsoAcceptable?.Contains(FindingCode.ElementMissing) == true)
            said.IntersectWith(missing);
        _elements.Add(said.Intersect(missing).Count(), missing.Except(said).Count(), said.Except(missing).Count());
        foreach (var element in missing.Except(said))
            Wrong.Add($"ELEMENT-NOT-FOUND {truth.Package} {key}/{element}");
        foreach (var element in said.Except(missing))
            Wrong.Add($"ELEMENT-WRONG {truth.Package} {key}/{element}");
    }

    private void AddFiles(Truth truth, Report report, Dictionary<string, FileVerdict> files)
    {
        var allowed = truth.Files.ToDictionary(f => f.Key.Normalize(), f => (f.Value.Codes ?? []).ToHashSet());
        foreach (var item in truth.Items.Values)
            foreach (var path in item.Files ?? [])
                allowed.GetValueOrDefault(path.Normalize())?.UnionWith(Allowed(truth, item));
        var told = report.Items.SelectMany(i => i.Findings).Where(f => f.File is not null).ToLookup(f => f.File!.Normalize(), f => f.Code);
        foreach (var (path, file) in truth.Files)
        {
            var got = files.GetValueOrDefault(path.Normalize());
            var have = (got?.Findings.Select(f => f.Code) ?? []).Concat(told[path.Normalize()]).ToHashSet();
            var covered = truth.Items.Values.Where(i => i.Files?.Contains(path) == true).SelectMany(i => i.Codes ?? []).ToHashSet();
            foreach (var code in (file.Codes ?? []).Where(c => !covered.Contains(c)))
                Count(ref _codes, have.Contains(code), $"CODE-NOT-FOUND {truth.Package} {path} {code}");
            if (file.Container || file.Codes?.Any(Unreadable.Contains) == true)
                continue;
            var (expected, said) = ((file.Kinds ?? []).ToHashSet(), (got?.Kinds ?? []).ToHashSet());
            _kinds.Add(said.Intersect(expected).Count(), expected.Except(said).Count(), said.Except(expected).Count());
            if (!expected.SetEquals(said))
                Wrong.Add($"KINDS {truth.Package} {path} truth=[{string.Join(',', expected)}] got=[{string.Join(',', said)}]");
        }

        // One finding told twice, at the item and at the file, counts once, and as right when either place is.
        var all = report.Items.SelectMany(i => i.Findings.Select(f => (Finding: f, Scope: f.File ?? i.Key, Right: IsRight(f, truth.Items[i.Key]))))
            .Concat(report.Files.SelectMany(f => f.Findings.Select(x => (Finding: x, Scope: f.Path, Right: allowed.GetValueOrDefault(f.Path.Normalize())?.Contains(x.Code) == true))))
            .Where(f => f.Finding.Severity == Severity.Blocking);
        foreach (var finding in all.GroupBy(f => (f.Scope.Normalize(), f.Finding.Code)))
        {
            var right = finding.Any(f => f.Right);
            _reported.Add(right ? 1 : 0, 0, right ? 0 : 1);
            if (!right)
                Wrong.Add($"CODE-WRONG {truth.Package} {finding.Key.Item1} {finding.Key.Code}");
        }

        bool IsRight(Finding finding, ItemTruth item) =>
            Allowed(truth, item).Contains(finding.Code)
            || finding.File is { } file && truth.Files.FirstOrDefault(f => f.Key.Normalize() == file.Normalize()).Value?.Codes?.Contains(finding.Code) == true;
    }

    /// <summary>The codes that may be told of an item.</summary>
    private static HashSet<string> Allowed(Truth truth, ItemTruth item) =>
    [
        .. item.Codes ?? [], .. item.AlsoAcceptable ?? [], .. item.Accepts("missing") ? [FindingCode.NotSubmitted] : Array.Empty<string>(),
        .. (item.Files ?? []).SelectMany(f => truth.Files.GetValueOrDefault(f)?.Codes ?? []),
    ];

    private void Count(ref Matches matches, bool found, string otherwise)
    {
        matches.Add(found ? 1 : 0, found ? 0 : 1, 0);
        if (!found)
            Wrong.Add(otherwise);
    }

    private static string Word(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string Share(int part, int whole) => whole == 0 ? "   n/a" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole,5:0.0}%");

    /// <summary>Found and expected, expected but not found, found but not expected.</summary>
    private struct Matches
    {
        private int _both;
        private int _notFound;
        private int _wrong;

        public readonly string Recall => Share(_both, _both + _notFound).Trim();

        public readonly string Precision => Share(_both, _both + _wrong).Trim();

        public readonly string F1 => Share(2 * _both, 2 * _both + _notFound + _wrong).Trim();

        public void Add(int both, int notFound, int wrong) => (_both, _notFound, _wrong) = (_both + both, _notFound + notFound, _wrong + wrong);
    }
}
