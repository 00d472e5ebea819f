using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Materials.Checklists;
using Materials.Documents.Wording;
using Materials.Reports;

namespace Materials.Documents;

/// <summary>Holds a block against the kinds of a checklist: for each, what speaks for and against.</summary>
internal sealed class KindScorer(Checklist checklist)
{
    /// <summary>A running head names the whole document, but every page of it carries the same head: it counts for less than a title.</summary>
    private const double RunningHeadShare = 0.35;

    /// <summary>A heading inside a document may be the title of a part bound into it, more often it is a chapter's.</summary>
    private const double HeadingAsTitleShare = 0.4;

    /// <summary>A page that names this many materials is about all of them: a table of contents, a checklist, an application letter.</summary>
    private const int ManyMaterials = 5;

    /// <summary>What it weighs against being any one of them.</summary>
    private const double ManyMaterialsWeight = 6;

    /// <summary>One block can convince only so far: no heap of words on one page may outvote the pages around it.</summary>
    private const double MostPerBlock = 12;

    /// <summary>Log odds that leave no doubt: about 400 to 1.</summary>
    private const double ClearCase = 6;

    /// <summary>What a unit of evidence beyond a clear case counts for.</summary>
    private const double BeyondClear = 0.4;

    /// <summary>A page of text in which nothing speaks for a kind speaks a little against it.</summary>
    private const double Silence = -0.2;

    /// <summary>Shorter texts may well be silent.</summary>
    private const int EnoughToSpeak = 60;

    /// <summary>What the wording says is worth this much of a cue's log odds: measured with it, documents of unknown voices are told apart best.</summary>
    private const double WordingShare = 1.5;

    /// <summary>However clear the wording of one block, it is no more than a title and a cue.</summary>
    private const double MostWording = 7;

    /// <summary>Passages of one file repeat one another: what a file of n passages says grows with the root of n.</summary>
    private const int MostPassages = 25;

    private const int FewestPassages = 4;

    /// <summary>What is shorter is a name, a caption or a note that something follows later.</summary>
    private const int LittleText = 30;

    /// <summary>
    /// Of so little text the wording never speaks for a kind: a name, a caption and a note would else be whatever is still sought. A title does, by its cue.
    /// </summary>
    private const double MostOfLittleText = -1.5;

    /// <summary>Log odds against a document that may stand inside another, where a title calls the page that other: about 50 to 1.</summary>
    private const double CalledOtherwise = 4;

    /// <summary>So many runs of characters or notions show what the wording rests on.</summary>
    private const int MostGrams = 5;

    /// <summary>No passage says more for or against a kind than this probability.</summary>
    private const double Floor = 0.01;

    private static readonly ConditionalWeakTable<Checklist, KindScorer> s_scorers = [];

    private readonly WordingModel _wording = checklist.Wording;

    /// <summary>Per kind the classes of the wording model that speak for it.</summary>
    private readonly ImmutableArray<ImmutableArray<int>> _classes =
        [.. checklist.Kinds.Select(k => ClassesOf(checklist.Wording, k.Key))];

    private readonly ImmutableArray<DocumentKind> _kinds = checklist.Kinds;

    /// <summary>The materials that the wording model knows nothing of: those of a list of one's own.</summary>
    private readonly ImmutableArray<int> _unlearnt =
        [.. checklist.Kinds.Select((k, i) => (k, i)).Where(p => p.k.IsMaterial && ClassesOf(checklist.Wording, p.k.Key).IsEmpty).Select(p => p.i)];

    private readonly FrozenDictionary<string, ImmutableArray<Element>> _elements = checklist.Items.ToFrozenDictionary(i => i.Key, i => i.Elements);

    /// <summary>Per kind the stages that its documents show, as classes of the wording model; empty for most.</summary>
    private readonly ImmutableArray<ImmutableArray<int>> _stages =
    [
        .. checklist.Kinds.Select(k => checklist.Items.FirstOrDefault(i => i.Key == k.Key) is { } item && Course.IsShownBy(item)
            ? [.. item.Elements.Select(e => checklist.Wording.ClassOf($"{item.Key}/{e.Key}"))] : ImmutableArray<int>.Empty),
    ];

    /// <summary>The name of the cue that the wording model gives.</summary>
    public const string WordingCue = "wording";

    public ImmutableArray<DocumentKind> Kinds => _kinds;

    /// <summary>The one of a checklist: it depends on nothing else, and packages by the thousand are held against the same.</summary>
    public static KindScorer For(Checklist checklist) => s_scorers.GetValue(checklist, c => new(c));

    /// <summary>What speaks for each kind in each block of a file, in the order of <see cref="Kinds"/>.</summary>
    public ImmutableArray<BlockScore>[] Score(ImmutableArray<Block> blocks)
    {
        var passages = blocks.Sum(b => b.Wording(_wording).Length);
        return [.. blocks.Select(b => Score(b, WordingShare / Math.Sqrt(Math.Clamp(passages, FewestPassages, MostPassages))))];
    }

    private ImmutableArray<BlockScore> Score(Block block, double wordingScale)
    {
        var texts = block.Texts;
        var named = MaterialsNamed(block);
        return WithinTitled(block, Unlearnt(block, [.. _kinds.Select((k, i) => InCourse(block, i, Score(block, texts, k, named, Worded(block, i, wordingScale))))]));
    }

    private BlockScore InCourse(Block block, int kind, BlockScore score) =>
        !_stages[kind].IsEmpty && Course.In(block, _stages[kind], _wording) is { } course
            ? score with { LogOdds = score.LogOdds + course.Weight, Cues = score.Cues.Add(course) } : score;

    /// <summary>
    /// The model has never met the materials of a body's own list and takes them for the one of the built-in materials that they sound like: what it says
    /// for any of those is said against no material, not against the one that it cannot know. Cues alone decide between them.
    /// </summary>
    private ImmutableArray<BlockScore> Unlearnt(Block block, ImmutableArray<BlockScore> scores)
    {
        if (_unlearnt.IsEmpty || scores.SelectMany(s => s.Cues).Where(c => c is { Name: WordingCue, Weight: > 0 }).MaxBy(c => c.Weight) is not { } most)
            return scores;
        return
        [
            .. scores.Select((s, i) => !_unlearnt.Contains(i) || s.Cued < BestPath.Entry ? s : s with
            {
                LogOdds = s.LogOdds + most.Weight,
                Cues = s.Cues.Add(most with { Name = "wording of a material" }),
            }),
        ];
    }

    /// <summary>A table of procedures has arrows in its cells and is no flowchart: what bears the title of one kind is not another that may stand inside it.</summary>
    private ImmutableArray<BlockScore> WithinTitled(Block block, ImmutableArray<BlockScore> scores)
    {
        var titled = Enumerable.Range(0, _kinds.Length).Where(k => scores[k] is { Titled: true, Cued: > 0 }).Select(k => _kinds[k].Key).ToHashSet();
        return
        [
            .. scores.Select((s, i) => s.Titled || !_kinds[i].Within.Any(titled.Contains) ? s : s with
            {
                LogOdds = s.LogOdds - CalledOtherwise,
                Cued = s.Cued - CalledOtherwise,
                Cues = s.Cues.Add(new("titled otherwise", -CalledOtherwise, block.Page.Number, block.Titles.FirstOrDefault()?.Line.Text.Trim() ?? "")),
            }),
        ];
    }

    private static ImmutableArray<int> ClassesOf(WordingModel wording, string kind) =>
        [.. wording.Classes.Select((c, i) => (c, i)).Where(p => p.c == kind || p.c.StartsWith(kind + "/", StringComparison.Ordinal)).Select(p => p.i)];

    /// <summary>What the wording of a block says for a kind rather than for no material; null where the model knows nothing of the kind or the block says nothing.</summary>
    private Cue? Worded(Block block, int kind, double scale)
    {
        var (sum, most, clearest) = (0.0, double.MinValue, (Passage?)null);
        foreach (var judged in block.Wording(_wording))
        {
            if (Says(judged, kind) is not { } says)
                return null;
            sum += says;
            if (says > most)
                (most, clearest) = (says, judged.Passage);
        }

        var bound = block.Text.Text.Length < LittleText ? MostOfLittleText : MostWording;
        return clearest is null ? null : new(WordingCue, Math.Clamp(sum * scale, -MostWording, bound), block.Page.Number, clearest.Line.Line.Text.Trim());
    }

    /// <summary>What of the clearest passage of a block spoke most for a kind, strongest first; a notion is shown with an @ before it.</summary>
    public IEnumerable<string> Strongest(Block block, int kind)
    {
        var clearest = block.Wording(_wording).Where(p => Says(p, kind) is not null).DefaultIfEmpty().MaxBy(p => p.Passage is null ? 0 : Says(p, kind));
        if (clearest.Passage is null)
            return [];
        var spokenFor = _classes[kind].MaxBy(c => clearest.Probabilities[c]);
        return _wording.Explain(clearest.Passage, spokenFor).Where(g => g.Weight > 0).Take(MostGrams).Select(g => g.Gram);
    }

    /// <summary>What a passage says for a kind rather than for no material, in log odds; null where the model does not know both.</summary>
    private double? Says(JudgedPassage judged, int kind)
    {
        var nothing = _wording.ClassOf(WordingModel.Nothing);
        if (_classes[kind].IsEmpty || nothing < 0)
            return null;
        var own = 0.0;
        foreach (var c in _classes[kind])
            own += judged.Probabilities[c];
        return Math.Log((own + Floor) / (judged.Probabilities[nothing] + Floor));
    }

    private BlockScore Score(Block block, BlockTexts texts, DocumentKind kind, int materialsNamed, Cue? worded)
    {
        var cues = ImmutableArray.CreateBuilder<Cue>();
        var titled = false;
        foreach (var cue in kind.Cues)
        {
            if (cue.Where == CuePlace.Name)
                continue;
            if (cue.Where == CuePlace.Structure)
            {
                var met = cue.Words.Select(w => (w.Source, Line: PageFeatures.Names[w.Source](block))).Where(m => m.Line is not null).ToArray();
                if (met.Length > 0)
                    cues.Add(new("structure: " + string.Join(", ", met.Select(m => m.Source)), cue.Worth(met.Length), block.Page.Number, met[0].Line!.Line.Text));
                continue;
            }

            if (cue.Where == CuePlace.Elements)
            {
                ImmutableArray<Evidence> proven = [.. _elements.GetValueOrDefault(kind.Key, []).Select(e => ElementFinder.ProofIn(block, e)).OfType<Evidence>()];
                if (!proven.IsEmpty)
                    cues.Add(new("elements", cue.Worth(proven.Length), block.Page.Number, proven[0].Quote));
                continue;
            }

            if (cue.Where == CuePlace.Values)
            {
                if (Table.ColumnOf(block, cue.Words) is { } row)
                    cues.Add(new("values", cue.Weight, block.Page.Number, row.Line.Text));
                continue;
            }

            var found = Met(cue, texts.In(cue.Where));
            var weight = cue.Worth(found.Words);
            if (cue.Where == CuePlace.Title)
            {
                titled |= found.Words > 0 && weight > 0;
                if (found.Words == 0 && Met(cue, texts.In(CuePlace.Heading)) is { Words: > 0 } heading)
                    (found, weight) = (heading, cue.Worth(heading.Words) * HeadingAsTitleShare);
                if (found.Words == 0 && Met(cue, texts.Running) is { Words: > 0 } running)
                    (found, weight) = (running, cue.Worth(running.Words) * RunningHeadShare);
                if (found.Words == 0 && block.From == 0 && block.Page.Name is { } name && cue.Words.Any(w => w.IsIn(SquashedText.Squash(name))))
                    (found, weight) = ((1, name), cue.Weight);
            }

            if (found.Words > 0)
                cues.Add(new(cue.Where.ToString().ToLowerInvariant(), weight, block.Page.Number, found.Quote));
        }

        if (kind.IsMaterial && materialsNamed >= ManyMaterials)
            cues.Add(new("many materials", -ManyMaterialsWeight, block.Page.Number, block.Body[0].Line.Text));
        var sum = cues.Sum(c => c.Weight);
        if (cues.Count == 0 && block.Text.Text.Length >= EnoughToSpeak)
            sum = Silence;
        var cued = Math.Clamp(Moderate(sum), -MostPerBlock, MostPerBlock);
        if (worded is not null)
            cues.Add(worded);
        return new(cued + (worded?.Weight ?? 0), cued, titled, cues.ToImmutable());
    }

    /// <summary>Words that go together are counted as if they did not: beyond a clear case, more of them say ever less, though still who is ahead.</summary>
    private static double Moderate(double sum) => Math.Abs(sum) <= ClearCase ? sum : Math.Sign(sum) * (ClearCase + (Math.Abs(sum) - ClearCase) * BeyondClear);

    /// <summary>How many different words of a cue a text holds, and the first of them as a quote.</summary>
    private static (int Words, string Quote) Met(CuePattern cue, SquashedText text)
    {
        if (text.Text.Length == 0)
            return (0, "");
        var words = 0;
        var quote = "";
        foreach (var word in cue.Words)
        {
            if (CueSearch.First(word, cue.Unless, text) is not { } match)
                continue;
            if (words++ == 0)
                quote = text.Quote(match);
            if (words == cue.Enough)
                break;
        }

        return (words, quote);
    }

    /// <summary>How many materials are named by lines of their own: entries of a list, cells of a table.</summary>
    private int MaterialsNamed(Block block)
    {
        var entries = block.Body.SelectMany(l => l.Line.Cells.IsEmpty ? [l.Line.Text] : l.Line.Cells.AsEnumerable())
            .Where(t => t.Length is > 2 and <= Block.MaxTitleLength * 2)
            .Select(SquashedText.Squash)
            .ToArray();
        return _kinds.Count(k => k.IsMaterial && k.Cues.Any(c => c is { Where: CuePlace.Title, Weight: > 0 } && entries.Any(e => c.Words.Any(w => w.IsIn(e)))));
    }
}

/// <summary>What speaks for one block being of one kind.</summary>
/// <param name="LogOdds">What cues and wording come to, bounded.</param>
/// <param name="Cued">What the cues alone come to.</param>
/// <param name="Titled">Whether the block bears a title of the kind.</param>
internal sealed record BlockScore(double LogOdds, double Cued, bool Titled, ImmutableArray<Cue> Cues);
