using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Materials.Checklists;
using Materials.Reports;

namespace Materials.Documents;

/// <summary>Finds what proves an element in the documents of its item.</summary>
public static class ElementFinder
{
    /// <summary>Log odds that prove an element: about 12 to 1.</summary>
    private const double Proof = 2.5;

    private const int MaxQuotes = 3;

    /// <summary>Under a heading stands more than this, else it only announces.</summary>
    private const int UnderHeading = 8;

    /// <summary>Every element of an item is looked for in the same documents: they are cut once, for as long as somebody holds them.</summary>
    private static readonly ConditionalWeakTable<Document, CutDocument> Known = [];

    /// <summary>Less than this for an element is no reason to ask anybody: below even odds.</summary>
    private const double Doubt = 0.5;

    /// <summary>What is found of each element of an item, in its order.</summary>
    public static ImmutableArray<FoundElement> FindAll(ChecklistItem item, ImmutableArray<Document> documents)
    {
        ArgumentNullException.ThrowIfNull(item);
        var found = item.Elements.Select(e => new FoundElement(e, Find(e, documents), null)).ToArray();
        if (!item.Ordered || found.All(f => !f.Evidence.IsEmpty))
            return [.. found];
        var proven = found.Where(f => !f.Evidence.IsEmpty).Select(f => f.Element).ToHashSet();
        foreach (var document in documents)
        {
            var placed = PartOrder.Find(item.Elements, proven.Contains, Parts(document));
            for (var i = 0; i < found.Length; i++)
            {
                if (!found[i].Evidence.IsEmpty || !placed.TryGetValue(found[i].Element, out var place))
                    continue;
                var evidence = At(place.Part.Block, place.Part.Opening.Line.Line.Text.Trim());
                if (place.LogOdds >= Proof)
                    found[i] = found[i] with { Evidence = [evidence], Doubtful = null };
                else if (place.LogOdds >= Doubt)
                    found[i] = found[i] with { Doubtful = evidence };
            }
        }

        return [.. found];
    }

    /// <summary>The best proof of an element in one block; null when the block by itself proves it not.</summary>
    internal static Evidence? ProofIn(Block block, Element element) => Find(element, [block]).FirstOrDefault();

    private static ImmutableArray<Evidence> Find(Element element, ImmutableArray<Document> documents) => Find(element, [.. documents.SelectMany(d => Parts(d))]);

    /// <summary>The evidence for an element, best first; empty when nothing proves it. At most three quotes.</summary>
    private static ImmutableArray<Evidence> Find(Element element, ImmutableArray<Block> blocks)
    {
        var found = new List<Found>();
        var sum = 0.0;
        foreach (var cue in element.Cues.Where(c => c.Weight > 0))
        {
            var met = Met(cue, blocks);
            if (met.Count == 0)
                continue;
            var worth = cue.Worth(met.Count);
            sum += worth;
            found.AddRange(met.Select(m => m with { Weight = worth }));
        }

        return sum < Proof
            ? []
            : [.. found.OrderByDescending(f => f.Weight).Select(f => f.Evidence).Distinct().Take(MaxQuotes)];
    }

    private static ImmutableArray<Block> Parts(Document document) => Known.GetValue(document, Cut).Blocks;

    private static CutDocument Cut(Document document)
    {
        var running = RunningHeads.Of(document.File);
        return new([.. document.Pages.Select(p => new Block(document.File, p, 0, p.Lines.Length, running))]);
    }

    /// <summary>The different words of a cue that were met, one piece of evidence for each.</summary>
    private static List<Found> Met(CuePattern cue, ImmutableArray<Block> blocks)
    {
        var met = new List<Found>();
        if (cue.Words.IsEmpty)
        {
            if (cue.Where == CuePlace.Pictures && blocks.FirstOrDefault(b => b.Pictures.Length > 0) is { } pictured)
                met.Add(new(new(pictured.File.Path, pictured.Page.Number, CaptionOf(pictured)), 0));
            return met;
        }

        if (cue.Where == CuePlace.Values)
        {
            if (blocks.Select(b => (Block: b, Row: Table.ColumnOf(b, cue.Words))).FirstOrDefault(b => b.Row is not null) is { Row: { } row } found)
                met.Add(new(At(found.Block, row.Line.Text.Trim()), 0));
            return met;
        }

        foreach (var word in cue.Words)
        {
            foreach (var block in blocks)
            {
                if (Evidence(cue, word, block) is not { } evidence)
                    continue;
                met.Add(new(evidence, 0));
                break;
            }
        }

        return met;
    }

    private static Evidence? Evidence(CuePattern cue, WordPattern word, Block block)
    {
        if (cue.Where == CuePlace.Structure)
            return PageFeatures.Names[word.Source](block) is { } line ? At(block, line.Line.Text.Trim()) : null;
        var text = ProofTexts.In(block, cue.Where);
        if (text.Text.Length == 0 || CueSearch.First(word, cue.Unless, text) is not { } match)
            return null;
        if (cue.Where == CuePlace.Heading && !HasBody(block, text.LineAt(match)))
            return null;
        return At(block, text.Quote(match));
    }

    private static bool HasBody(Block block, BlockLine heading)
    {
        if (!block.Headings.Contains(heading))
            return true;
        var following = block.Body.SkipWhile(l => l != heading).Skip(1).FirstOrDefault();

        // At the foot of a page the text follows overleaf.
        return following is null || !block.Headings.Contains(following) || following.Line.Level > heading.Line.Level || following.Line.Text.Length > heading.Line.Text.Length + UnderHeading;
    }

    private static Evidence At(Block block, string quote) => new(block.File.Path, block.Page.Number, quote);

    private static string CaptionOf(Block block) =>
        (Captions.In(block).FirstOrDefault() ?? block.Titles.FirstOrDefault() ?? block.Body.FirstOrDefault())?.Line.Text.Trim() ?? "";

    private sealed record CutDocument(ImmutableArray<Block> Blocks);

    private sealed record Found(Evidence Evidence, double Weight);
}

/// <summary>What was found of an element.</summary>
/// <param name="Evidence">What proves it, best first; empty when nothing does.</param>
/// <param name="Doubtful">What may be it, where nothing proves it; null when nothing looks like it.</param>
public sealed record FoundElement(Element Element, ImmutableArray<Evidence> Evidence, Evidence? Doubtful);
