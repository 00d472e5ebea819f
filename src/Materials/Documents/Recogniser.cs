using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Packages;
using Materials.Pages;

namespace Materials.Documents;

/// <summary>Tells from their content which documents a package holds.</summary>
/// <remarks>
/// Pure and thread-safe. Each file is judged by itself: every block of it is held against every kind (<see cref="KindScorer"/>), the best path
/// over its blocks gives the documents (<see cref="BestPath"/>). Names and labels only move <see cref="Document.Confidence"/>.
/// </remarks>
public static class Recogniser
{
    /// <summary>A name that agrees or disagrees with the content, in log odds of the confidence.</summary>
    private const double NameWeight = 0.7;

    /// <summary>Cues are not independent of one another: their sum overstates, by about this factor.</summary>
    private const double Overstatement = 1.6;

    /// <summary>How sure a block must be, by itself, to be a document inside another: about 30 to 1 above the document around it.</summary>
    private const double EnclosedMargin = 3.5;

    /// <summary>Beside a picture, text shorter than this is a caption or a page number: the page itself was not read.</summary>
    private const int LittleText = 30;

    /// <summary>The cues a document keeps as its explanation.</summary>
    private const int MaxCues = 12;

    public static RecognisedPackage Recognise(PackageContent content, Checklist checklist, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(checklist);
        var scorer = new KindScorer(checklist);
        var hints = NameHints.Of(content, checklist);
        return new(content, [.. content.Files.SelectMany(f => Documents(f, scorer, hints))], asOf)
        {
            UnreadPages = [.. content.Files.SelectMany(Unread)],
            NameHints = hints,
        };
    }

    private static ImmutableArray<Document> Documents(FileContent file, KindScorer scorer, ImmutableSortedDictionary<string, ImmutableArray<string>> hints)
    {
        if (file.Status != FileStatus.Read || file.IsArchive || file.Pages.All(p => p.Lines.IsEmpty))
            return [];
        var blocks = Blocks.Of(file);
        var scores = blocks.Select(scorer.Score).ToArray();
        var path = BestPath.Find(scores, [.. scores.Zip(blocks, (s, b) => s.Any(k => k.Titled) || StartsPage(b))]);
        var hinted = hints.GetValueOrDefault(file.Path, []);
        var documents = ImmutableArray.CreateBuilder<Document>();
        for (var start = 0; start < blocks.Length;)
        {
            var end = start + 1;
            while (end < blocks.Length && path[end] == path[start])
                end++;
            if (path[start] >= 0)
                documents.Add(Make(file, scorer.Kinds, blocks, scores, path[start], start, end, hinted));
            if (path[start] >= 0)
                documents.AddRange(Enclosed(file, scorer.Kinds, blocks, scores, path[start], start, end, hinted));
            start = end;
        }

        return documents.ToImmutable();
    }

    /// <summary>A sheet, a slide or a section that its author set begins something; so does a page with a title.</summary>
    private static bool StartsPage(Block block) => block.From == 0 && (block.File.Unit != PageUnit.Page || block.Titles.Length > 0);

    /// <summary>Documents that stand inside another without ending it: a manual's own flowchart.</summary>
    private static IEnumerable<Document> Enclosed(
        FileContent file, ImmutableArray<DocumentKind> kinds, ImmutableArray<Block> blocks, ImmutableArray<BlockScore>[] scores, int around, int start, int end, ImmutableArray<string> hinted)
    {
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            if (!kinds[kind].Within.Contains(kinds[around].Key))
                continue;
            for (var at = start; at < end; at++)
            {
                if (scores[at][kind].LogOdds >= BestPath.Entry + EnclosedMargin)
                    yield return Make(file, kinds, blocks, scores, kind, at, at + 1, hinted);
            }
        }
    }

    private static Document Make(
        FileContent file, ImmutableArray<DocumentKind> kinds, ImmutableArray<Block> blocks, ImmutableArray<BlockScore>[] scores, int kind, int start, int end, ImmutableArray<string> hinted)
    {
        var (first, last) = (blocks[start], blocks[end - 1]);
        var own = Sum(kind) - BestPath.Entry;
        var rival = Enumerable.Range(0, kinds.Length).Where(k => k != kind && !kinds[kind].Within.Contains(kinds[k].Key)).Select(k => Sum(k) - BestPath.Entry).Append(0).Max();
        var name = hinted.IsEmpty ? 0 : hinted.Contains(kinds[kind].Key) ? NameWeight : -NameWeight;
        return new()
        {
            Kind = kinds[kind].Key,
            File = file,
            FirstPage = first.Page.Number,
            LastPage = last.Page.Number,
            FirstLine = first.From,
            EndLine = last.To,
            Confidence = Math.Round(1 / (1 + Math.Exp(-((own - rival) / Overstatement + name))), 4),
            Cues = [.. Enumerable.Range(start, end - start).SelectMany(b => scores[b][kind].Cues).OrderByDescending(c => Math.Abs(c.Weight)).Take(MaxCues)],
        };

        double Sum(int k) => Enumerable.Range(start, end - start).Sum(b => scores[b][k].LogOdds);
    }

    private static IEnumerable<UnreadPage> Unread(FileContent file) =>
        from page in file.Pages
        where page.Source is TextSource.None or TextSource.Embedded && page.Pictures.Any(Block.IsPhoto)
        let text = page.Lines.Sum(l => l.Role is LineRole.Header or LineRole.Footer ? 0 : l.Text.Length)
        select new UnreadPage(file, page.Number, text < LittleText);
}
