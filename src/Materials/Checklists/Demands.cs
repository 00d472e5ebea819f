using System.Collections.Immutable;
using Materials.Documents;
using Materials.Packages;
using Materials.Reports;

namespace Materials.Checklists;

/// <summary>What a checklist asks of one applicant: by the level aimed at, by what it says of itself, by what it says does not apply or promises.</summary>
internal sealed class Demands(Checklist checklist, RecognisedPackage package)
{
    private readonly Submission submission = package.Content.Submission;
    private readonly int level = Math.Max(0, LevelOf(checklist, package.Content.Submission.Level));

    /// <summary>What of a submission fits no checklist of this form: a level or an answer that it does not know.</summary>
    public static ImmutableArray<Bilingual> Problems(Checklist checklist, Submission submission)
    {
        var problems = ImmutableArray.CreateBuilder<Bilingual>();
        if (submission.Level is { } wanted && !checklist.Levels.IsEmpty && LevelOf(checklist, wanted) < 0)
        {
            var known = string.Join(", ", checklist.Levels.Select(l => l.Key));
            problems.Add(new($"没有认证级别“{wanted}”，可选：{known}。", $"There is no level \"{wanted}\"; there are {known}."));
        }

        foreach (var fact in checklist.Facts)
        {
            if (submission.Facts.TryGetValue(fact.Key, out var answer) && fact.Values.All(v => v.Key != answer))
            {
                var known = string.Join(", ", fact.Values.Select(v => v.Key));
                problems.Add(new($"“{fact.Title.Zh}”（{fact.Key}）没有“{answer}”这个选项，可选：{known}。", $"{fact.Title.En} ({fact.Key}) has no answer \"{answer}\"; there are {known}."));
            }
        }

        return problems.ToImmutable();
    }

    /// <summary>The verdict on an item: that it is not asked for, or what its examination gives in the light of what the applicant said.</summary>
    /// <param name="examine">Examines the item as it is asked for at this level.</param>
    public ItemVerdict Verdict(ChecklistItem item, Func<ChecklistItem, ItemVerdict> examine)
    {
        if (NotAsked(item) is { } because)
            return NotRequired(item, because);
        var verdict = examine(AtLevel(item));
        if (verdict is not { Documents.IsEmpty: true, Status: ItemStatus.Missing or ItemStatus.NeedsReview })
            return verdict;
        if (submission.NotApplicable.FirstOrDefault(n => n.Item == item.Key) is { } stated)
            return Stated(item, stated, verdict);
        return verdict.Status == ItemStatus.Missing && submission.Promised.FirstOrDefault(p => p.Item == item.Key) is { } promised
            ? Promised(item, promised, verdict)
            : verdict;
    }

    /// <summary>Of a group of items one is enough: the others are not asked for once it is there, and together they are missing once.</summary>
    public ImmutableArray<ItemVerdict> Choose(ImmutableArray<ItemVerdict> verdicts)
    {
        var chosen = verdicts.ToBuilder();
        foreach (var group in checklist.AnyOf)
        {
            var members = Enumerable.Range(0, chosen.Count).Where(i => group.Contains(chosen[i].Key)).ToImmutableArray();
            var absent = members.Where(i => chosen[i].Status == ItemStatus.Missing).ToImmutableArray();
            var instead = members.Where(i => !chosen[i].Documents.IsEmpty).Select(i => chosen[i].Title).FirstOrDefault();
            foreach (var i in instead is null ? absent.Skip(1) : absent)
            {
                var other = instead ?? chosen[absent[0]].Title;
                chosen[i] = NotRequired(Item(chosen[i].Key), instead is null
                    ? new($"与“{other.Zh}”任选其一即可。", $"This or “{other.En}” is enough.")
                    : new($"已提交“{other.Zh}”，两者任选其一即可。", $"“{other.En}” was submitted; either is enough."));
            }

            if (instead is null && absent.Length > 1)
                chosen[absent[0]] = OneOf(chosen[absent[0]], [.. absent.Select(i => verdicts[i].Title)]);
        }

        return chosen.ToImmutable();
    }

    private static int LevelOf(Checklist checklist, string? key) =>
        key is null ? 0 : checklist.Levels.Select((l, i) => (l, i)).Where(p => p.l.Key == key).Select(p => p.i).DefaultIfEmpty(-1).First();

    private bool IsReached(string? from) => from is null || LevelOf(checklist, from) <= level;

    private Bilingual? NotAsked(ChecklistItem item)
    {
        if (!IsReached(item.From))
        {
            var from = checklist.Levels.First(l => l.Key == item.From).Title;
            return new($"{from.Zh}起才要求。", $"Asked for from {from.En} on.");
        }

        foreach (var condition in item.When)
        {
            if (!submission.Facts.TryGetValue(condition.Fact, out var answer) || condition.Values.Contains(answer))
                continue;
            var fact = checklist.Facts.First(f => f.Key == condition.Fact);
            var said = fact.Values.FirstOrDefault(v => v.Key == answer)?.Title ?? new(answer, answer);
            return new($"申报时“{fact.Title.Zh}”填的是“{said.Zh}”，不要求这一项。", $"The application says {fact.Title.En}: {said.En}; this item is not asked for then.");
        }

        return null;
    }

    /// <summary>The item with the elements and rules of the level; of a rule that several levels name, the highest that is reached.</summary>
    private ChecklistItem AtLevel(ChecklistItem item) => item with
    {
        Elements = [.. item.Elements.Where(e => IsReached(e.From))],
        Rules = [.. item.Rules.Where(r => IsReached(r.From)).GroupBy(r => r.Rule).Select(g => g.MaxBy(r => LevelOf(checklist, r.From))!)],
    };

    private ItemVerdict Stated(ChecklistItem item, InapplicableItem stated, ItemVerdict verdict)
    {
        if (item.Inapplicable is not { } terms)
            return Beside(verdict, $"申请人说明“{stated.Reason}”，但这一项不能以“不适用”代替。", $"The applicant states “{stated.Reason}”, but this item cannot be stated not to apply.");
        return Contradiction(terms) is var (line, where)
            ? verdict with
            {
                Status = ItemStatus.NeedsReview,
                Findings = [],
                Question = new(
                    $"申请人说明不适用，理由是“{stated.Reason}”；但{where.Zh}的营业执照上写着“{line}”。这个理由能否成立？",
                    $"The applicant states that it does not apply: “{stated.Reason}”; but the licence ({where.En}) says “{line}”. Does the reason hold?"),
            }
            : NotRequired(item, new($"申请人说明不适用：{stated.Reason}", $"The applicant states that it does not apply: {stated.Reason}"));
    }

    private (string Line, Bilingual Where)? Contradiction(Inapplicable terms)
    {
        var lines =
            from document in package.Documents
            where document.Kind == KnownItems.BusinessLicense
            from page in document.Pages
            from line in page.Lines
            let text = SquashedText.Squash(line.Text)
            where terms.ContradictedBy.Any(w => w.IsIn(text))
            select (line.Text.Trim(), Place.Of(document.File, page.Number));
        return lines.Select(l => ((string, Bilingual)?)l).FirstOrDefault();
    }

    private ItemVerdict Promised(ChecklistItem item, PromisedItem promised, ItemVerdict verdict)
    {
        var by = promised.By;
        if (item.PromiseDays is not { } days)
            return Refused("这一项不能容缺后补，须随申请提交。", "This item cannot be promised; it must come with the application.");
        if (by < package.AsOf)
            return Refused($"承诺的补交日期 {by:yyyy-MM-dd} 已过。", $"It was promised by {by:yyyy-MM-dd}, which is past.");
        if (by > package.AsOf.AddDays(days))
            return Refused($"承诺的补交日期 {by:yyyy-MM-dd} 超过了允许的 {days} 天（最迟 {package.AsOf.AddDays(days):yyyy-MM-dd}）。",
                $"It was promised by {by:yyyy-MM-dd}, later than the {days} days allowed ({package.AsOf.AddDays(days):yyyy-MM-dd} at the latest).");
        return verdict with
        {
            Status = ItemStatus.NeedsReview,
            PromisedBy = by,
            Findings = [.. verdict.Findings.Select(f => f with { Severity = Severity.Advisory })],
            Question = new(
                $"申请人承诺在 {by:yyyy-MM-dd} 前补交{item.Title.Zh}（容缺受理）。到期请核对是否已补交。",
                $"The applicant promises the {item.Title.En} by {by:yyyy-MM-dd}. Was it handed in by then?"),
        };

        ItemVerdict Refused(string zh, string en) => Beside(verdict, zh, en);
    }

    /// <summary>The verdict with a sentence more to the finding that the item was not submitted.</summary>
    private static ItemVerdict Beside(ItemVerdict verdict, string zh, string en) => verdict with
    {
        Findings =
        [
            .. verdict.Findings.Select(f => f.Code == FindingCode.NotSubmitted ? f with { Message = new(f.Message.Zh + zh, $"{f.Message.En} {en}") } : f),
        ],
    };

    private static ItemVerdict OneOf(ItemVerdict verdict, ImmutableArray<Bilingual> titles) => Beside(
        verdict,
        $"{string.Join("、", titles.Select(t => $"“{t.Zh}”"))}中至少要有一项，现在都没有找到。",
        $"One of these is needed, and none was found: {string.Join(", ", titles.Select(t => t.En))}.");

    private ItemVerdict NotRequired(ChecklistItem item, Bilingual reason) => new()
    {
        Key = item.Key,
        Title = item.Title,
        Status = ItemStatus.NotRequired,
        Confidence = 1,
        Documents =
        [
            .. package.Documents.Where(d => d.Kind == item.Key)
                .Select(d => new DocumentReference(d.File.Path, [d.FirstPage, d.LastPage], Math.Round(d.Confidence, 2))),
        ],
        Elements = [],
        Findings = [],
        Reason = reason,
    };

    private ChecklistItem Item(string key) => checklist.Items.First(i => i.Key == key);
}
