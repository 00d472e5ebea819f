using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Documents.Wording;
using Materials.Packages;
using Materials.Pages;

namespace Materials.Documents;

/// <summary>Tells from their content which documents a package holds.</summary>
/// <remarks>
/// Pure and thread-safe. Every block of every file is held against every kind (<see cref="KindScorer"/>), the best path over a file's blocks gives
/// its documents (<see cref="BestPath"/>); once more after it is known which materials the package holds beyond doubt. The order of files makes no
/// difference, and names and labels only move <see cref="Document.Confidence"/>.
/// </remarks>
public static class Recogniser
{
    /// <summary>A name that agrees or disagrees with the content, in log odds of the confidence.</summary>
    private const double NameWeight = 0.7;

    /// <summary>Cues are not independent of one another: their sum overstates, by about this factor.</summary>
    private const double Overstatement = 1.6;

    /// <summary>How sure a block must be, by itself, to be a document inside another: about 30 to 1 above the document around it.</summary>
    private const double EnclosedMargin = 3.5;

    /// <summary>A document this sure is what the applicant brought for its item.</summary>
    private const double Clear = 0.85;

    /// <summary>Below this a document may well be another.</summary>
    private const double Lookalike = 0.6;

    /// <summary>Log odds for the rest of a material of which some parts were found.</summary>
    private const double RestStillSought = 1.2;

    /// <summary>A material that lacks no more than one in so many of its parts lacks them: they come in no other file.</summary>
    private const int FewestParts = 4;

    /// <summary>Log odds against a material coming a second time, in a file of another subject: about 7 to 1.</summary>
    private const double FoundAlready = 2.0;

    /// <summary>Log odds for a demanded material being among the files that are nothing else: about 12 to 1.</summary>
    private const double StillSought = 2.5;

    /// <summary>Beside a picture, text shorter than this is a caption or a page number: the page itself was not read.</summary>
    private const int LittleText = 30;

    /// <summary>The strokes of a seal cover a tenth of its square and more; a photo is so red nowhere but by chance.</summary>
    private const double SealRed = 0.1;

    /// <summary>The cues a document keeps as its explanation.</summary>
    private const int MaxCues = 12;

    public static RecognisedPackage Recognise(PackageContent content, Checklist checklist, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(checklist);
        var scorer = KindScorer.For(checklist);
        var hints = NameHints.Of(content, checklist);
        CutFile[] cut = [.. content.Files.Where(HoldsText).Select(f => Cut(f, scorer))];
        ImmutableArray<double> usual = [.. scorer.Kinds.Select(_ => BestPath.Entry)];
        var first = cut.SelectMany(f => Documents(f, scorer.Kinds, usual, hints)).ToImmutableArray();
        var found = first.Where(d => d.Certainty >= Clear).ToImmutableArray();
        var all = cut.SelectMany(f => Documents(f, scorer.Kinds, Entries(f.File, scorer.Kinds, checklist, found), hints)).ToImmutableArray();
        ImmutableArray<Document> documents = [.. WithoutLookalikes(all, checklist)];
        return new(content, [.. documents, .. Photographs.Of(content, checklist, documents)], asOf)
        {
            UnreadPages = [.. content.Files.SelectMany(Unread)],
            NameHints = hints,
        };
    }

    private static bool HoldsText(FileContent file) => file is { Status: FileStatus.Read, IsArchive: false } && file.Pages.Any(p => !p.Lines.IsEmpty && p.IsLegible);

    private static CutFile Cut(FileContent file, KindScorer scorer)
    {
        var blocks = Blocks.Of(file);
        var scores = scorer.Score(blocks);
        bool[] titled = [.. scores.Select(s => s.Any(k => k.Titled))];
        var appended = Appendices.In(blocks, titled);
        scores = [.. scores.Select((s, i) => appended[i] ? Appendices.Silenced(s, scorer.Kinds) : s)];
        return new(file, blocks, scorer, scores, [.. blocks.Select((b, i) => titled[i] || (!appended[i] && StartsPage(b)))]);
    }

    /// <summary>
    /// What is to be said against each kind in a file before it is read, now that the clear cases are known: an applicant brings each material once,
    /// so that what was not found anywhere is more likely among what is left, and what another file holds is less likely to come again.
    /// </summary>
    private static ImmutableArray<double> Entries(FileContent file, ImmutableArray<DocumentKind> kinds, Checklist checklist, ImmutableArray<Document> found)
    {
        var items = checklist.Items.ToDictionary(i => i.Key);
        return [.. kinds.Select(k => BestPath.Entry + (items.TryGetValue(k.Key, out var item) ? Against(item) : 0))];

        double Against(ChecklistItem item)
        {
            var clear = found.Where(d => d.Kind == item.Key).ToImmutableArray();
            if (clear.IsEmpty)
                return -StillSought;
            var wanting = ElementFinder.FindAll(item, clear, checklist.Wording).Count(f => f.Evidence.IsEmpty);
            return wanting * FewestParts > item.Elements.Length ? -RestStillSought
                : wanting > 0 || clear.Any(d => d.File == file) ? 0
                : FoundAlready;
        }
    }

    /// <summary>Whether some documents hold all that is asked of an item: what is spread over several files is not found with the first.</summary>
    private static bool IsWhole(ChecklistItem item, ImmutableArray<Document> documents, WordingModel wording) => ElementFinder.FindAll(item, documents, wording).All(f => !f.Evidence.IsEmpty);

    /// <summary>What only looks somewhat like a material is none where the material itself is there, whole and clear.</summary>
    private static IEnumerable<Document> WithoutLookalikes(ImmutableArray<Document> documents, Checklist checklist)
    {
        var whole = checklist.Items
            .Where(i => documents.Where(d => d.Kind == i.Key && d.Certainty >= Clear).ToImmutableArray() is { IsEmpty: false } clear && IsWhole(i, clear, checklist.Wording))
            .Select(i => i.Key).ToHashSet();
        return documents.Where(d => d.Certainty >= Lookalike || !whole.Contains(d.Kind));
    }

    private static ImmutableArray<Document> Documents(
        CutFile cut, ImmutableArray<DocumentKind> kinds, ImmutableArray<double> entry, ImmutableSortedDictionary<string, ImmutableArray<string>> hints)
    {
        var path = BestPath.Find(cut.Scores, cut.Starts, entry);
        var hinted = hints.GetValueOrDefault(cut.File.Path, []);
        var documents = ImmutableArray.CreateBuilder<Document>();
        for (var start = 0; start < path.Length;)
        {
            var end = start + 1;
            while (end < path.Length && path[end] == path[start])
                end++;
            if (path[start] >= 0)
            {
                documents.Add(Make(cut, kinds, entry, path[start], start, end, hinted));
                documents.AddRange(Enclosed(cut, kinds, entry, path[start], start, end, hinted));
            }

            start = end;
        }

        return documents.ToImmutable();
    }

    /// <summary>A sheet, a slide or a section that its author set begins something; so does a page with a title.</summary>
    private static bool StartsPage(Block block) => block.From == 0 && (block.File.Unit != PageUnit.Page || block.Titles.Length > 0);

    /// <summary>Documents that stand inside another without ending it: a manual's own flowchart.</summary>
    private static IEnumerable<Document> Enclosed(
        CutFile cut, ImmutableArray<DocumentKind> kinds, ImmutableArray<double> entry, int around, int start, int end, ImmutableArray<string> hinted)
    {
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            if (!kinds[kind].Within.Contains(kinds[around].Key))
                continue;
            for (var at = start; at < end; at++)
            {
                // A manual speaks of what its flowchart shows in nearly the same words: the wording tells them not apart, the build does.
                if (Math.Min(cut.Scores[at][kind].Cued, cut.Scores[at][kind].LogOdds) >= BestPath.Entry + EnclosedMargin)
                    yield return Make(cut, kinds, entry, kind, at, at + 1, hinted);
            }
        }
    }

    private static Document Make(
        CutFile cut, ImmutableArray<DocumentKind> kinds, ImmutableArray<double> entry, int kind, int start, int end, ImmutableArray<string> hinted)
    {
        var (first, last) = (cut.Blocks[start], cut.Blocks[end - 1]);
        var own = Sum(kind) - entry[kind];
        var rival = Enumerable.Range(0, kinds.Length).Where(k => k != kind && !kinds[kind].Within.Contains(kinds[k].Key)).Select(k => Sum(k) - entry[k]).Append(0).Max();
        var name = hinted.IsEmpty ? 0 : hinted.Contains(kinds[kind].Key) ? NameWeight : -NameWeight;
        var odds = (own - rival) / Overstatement;
        return new()
        {
            Kind = kinds[kind].Key,
            File = cut.File,
            FirstPage = first.Page.Number,
            LastPage = last.Page.Number,
            FirstLine = first.From,
            EndLine = last.To,
            Confidence = Probability(odds + name),
            Certainty = Probability(odds),
            Cues =
            [
                .. Enumerable.Range(start, end - start)
                    .SelectMany(b => cut.Scores[b][kind].Cues.Select(c => (Cue: c, Block: cut.Blocks[b])))
                    .OrderByDescending(c => Math.Abs(c.Cue.Weight)).Take(MaxCues)
                    .Select(c => Shown(c.Cue, c.Block)),
            ],
        };

        // What the wording rests on is only asked for what is kept.
        Cue Shown(Cue cue, Block block) =>
            cue.Name == KindScorer.WordingCue ? cue with { Name = $"{cue.Name}: {string.Join(' ', cut.Scorer.Strongest(block, kind))}" } : cue;

        double Sum(int k) => Enumerable.Range(start, end - start).Sum(b => cut.Scores[b][k].LogOdds);
    }

    private static double Probability(double logOdds) => Math.Round(1 / (1 + Math.Exp(-logOdds)), 4);

    /// <summary>Beside text, a picture that is red all over is a seal: there is nothing in it that the text does not say.</summary>
    private static bool IsSeal(Picture picture, Page page) => page.Source == TextSource.Embedded && picture.RedShare >= SealRed;

    private static IEnumerable<UnreadPage> Unread(FileContent file) =>
        from page in file.Pages
        where !page.IsLegible || page.Unread is not null || (page.Source is TextSource.None or TextSource.Embedded && page.Pictures.Any(p => Block.IsPhoto(p) && !IsSeal(p, page)))
        let text = !page.IsLegible ? 0 : page.Lines.Sum(l => l.Role is LineRole.Header or LineRole.Footer ? 0 : l.Text.Length)
        select new UnreadPage(file, page.Number, text < LittleText) { Reason = page.Unread };

    /// <summary>A file, its blocks, and what speaks for each kind in each.</summary>
    private sealed record CutFile(FileContent File, ImmutableArray<Block> Blocks, KindScorer Scorer, ImmutableArray<BlockScore>[] Scores, ImmutableArray<bool> Starts);
}
