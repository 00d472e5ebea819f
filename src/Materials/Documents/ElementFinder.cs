using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Materials.Checklists;
using Materials.Documents.Wording;
using Materials.Pages;
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

    /// <summary>
    /// An element this probable is there. The probability holds where every second element is missing; in packages as they come it is one in fifty, so that
    /// a tenth here is four in five there.
    /// </summary>
    private const double Present = 0.1;

    /// <summary>
    /// The same where cues prove at least half of the elements: then the whole material is before us, even odds are one in fifty, and another word for one of
    /// them is likelier than its absence. Where they prove fewer, a part of the material may be all there is.
    /// </summary>
    private const double PresentBesideOthers = 0.04;

    /// <summary>
    /// An element less probable than this is missing, between the two a person looks: a false alarm costs an applicant more than a question costs a reviewer.
    /// Of voices never learnt from, some two elements in a thousand that are there come to less, and more than half of those that are not.
    /// </summary>
    private const double Missing = 0.012;

    /// <summary>The same where its cues prove it: only a document that plainly tells all the others makes one look twice.</summary>
    private const double PresentByCues = 0.005;

    /// <summary>The same where a part that nothing else claims stands in its place: a person may know it by another name.</summary>
    private const double MissingInPlace = 0.003;

    /// <summary>Cues that come to this much prove an element whatever else is said: two that are independent of each other.</summary>
    private const double BeyondDoubt = 5;

    /// <summary>What is found of each element of an item, in its order.</summary>
    public static ImmutableArray<FoundElement> FindAll(ChecklistItem item, ImmutableArray<Document> documents) => FindAll(item, documents, WordingModel.BuiltIn);

    /// <inheritdoc cref="FindAll(ChecklistItem, ImmutableArray{Document})"/>
    /// <param name="model">Weighs the wording.</param>
    internal static ImmutableArray<FoundElement> FindAll(ChecklistItem item, ImmutableArray<Document> documents, WordingModel model)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.Elements.IsEmpty)
            return [];
        var signs = Signs(item, documents, model);
        var present = signs.Count(s => !s.Cued.IsEmpty) * 2 >= signs.Length ? PresentBesideOthers : Present;
        return [.. signs.Select(s => IsRuledOut(s.Element, documents) ? new(s.Element, [], null) : Judge(item, s, model, present))];
    }

    /// <summary>What speaks for each element of an item, in its order.</summary>
    internal static ImmutableArray<SignedElement> Signs(ChecklistItem item, ImmutableArray<Document> documents, WordingModel model)
    {
        ImmutableArray<Block> blocks = [.. documents.SelectMany(d => Parts(d))];
        var cued = item.Elements.Select(e => Cues(e, blocks)).ToArray();
        var places = Places(item, documents, [.. cued.Select(c => c.Sum >= Proof)]);
        var wording = ItemWording.Of(item, blocks, model);
        var signs = ElementSigns.Of(wording, [.. cued.Select(c => c.Sum)], [.. places.Select(p => p.LogOdds)], Proof, item.Ordered, Count(documents));
        return
        [
            .. item.Elements.Select((e, i) => new SignedElement(
                e, cued[i].Sum, cued[i].Evidence, places[i].Evidence, places[i].LogOdds, wording.Best(i) is { } best ? At(best.Block, best.Passage.Line.Line.Text.Trim()) : null, signs[i])),
        ];
    }

    /// <summary>
    /// Whether the build of the documents leaves no room for an element, whatever the words: no analysis without figures, no records without entries. Of
    /// a picture the build may have been lost in reading.
    /// </summary>
    private static bool IsRuledOut(Element element, ImmutableArray<Document> documents) =>
        !element.Needs.IsEmpty
        && documents.All(d => d.Pages.All(p => p.Source == TextSource.Embedded))
        && !documents.SelectMany(d => Parts(d)).Any(b => element.Needs.Any(n => PageFeatures.Names[n](b) is not null));

    /// <summary>Into how many parts, set off alike, the documents fall at most; plain paragraphs are none.</summary>
    private static int Count(ImmutableArray<Document> documents) =>
        documents.SelectMany(d => Part.Cut(Parts(d))).Where(p => p[0].Opening.Form != Openings.Plain).Select(p => p.Length).DefaultIfEmpty(0).Max();

    private static FoundElement Judge(ChecklistItem item, SignedElement signed, WordingModel model, double present)
    {
        var placed = signed.PlaceOdds >= Proof ? [signed.Placed!] : ImmutableArray<Evidence>.Empty;
        var cued = signed.Cued.IsEmpty ? placed : signed.Cued;

        // Words cannot say whether there is a picture; and a list of one's own may ask for what was never learnt, or for less: what the signs are worth holds
        // beside the other elements.
        if (signed.Element.Cues.All(c => c.Where is CuePlace.Pictures or CuePlace.Structure)
            || !IsAsLearnt(item, model)
            || model.Presence($"{item.Key}/{signed.Element.Key}", signed.Signs) is not { } presence)
            return new(signed.Element, cued, cued.IsEmpty && signed.PlaceOdds >= Doubt ? signed.Placed : null);
        ImmutableArray<Evidence> shown = !cued.IsEmpty ? cued : signed.Worded is { } worded ? [worded] : [];
        if (shown.IsEmpty)
            return new(signed.Element, [], null);
        if (presence >= present || signed.Cues >= BeyondDoubt || (!signed.Cued.IsEmpty && presence >= PresentByCues))
            return new(signed.Element, shown, null);

        // What its words or its place prove is not called missing for what the rest of the document is like.
        var doubtful = !cued.IsEmpty || presence >= Missing ? shown[0] : signed.PlaceOdds >= Doubt && presence >= MissingInPlace ? signed.Placed : null;
        return new(signed.Element, [], doubtful);
    }

    private static bool IsAsLearnt(ChecklistItem item, WordingModel model) =>
        model.SignWeights.Keys.Count(k => k.StartsWith(item.Key + "/", StringComparison.Ordinal)) == item.Elements.Count(e => model.SignWeights.ContainsKey($"{item.Key}/{e.Key}"));

    /// <summary>The parts that the customary order of the elements gives to those whose words prove nothing.</summary>
    private static (Evidence? Evidence, double LogOdds)[] Places(ChecklistItem item, ImmutableArray<Document> documents, bool[] proven)
    {
        var places = new (Evidence? Evidence, double LogOdds)[item.Elements.Length];
        if (!item.Ordered || proven.All(p => p))
            return places;
        foreach (var document in documents)
        {
            var placed = PartOrder.Find(item.Elements, e => proven[item.Elements.IndexOf(e)], Parts(document));
            for (var i = 0; i < places.Length; i++)
            {
                if (!proven[i] && placed.TryGetValue(item.Elements[i], out var place) && place.LogOdds > places[i].LogOdds)
                    places[i] = (At(place.Part.Block, place.Part.Opening.Line.Line.Text.Trim()), place.LogOdds);
            }
        }

        return places;
    }

    /// <summary>The best proof of an element in one block; null when the block by itself proves it not.</summary>
    internal static Evidence? ProofIn(Block block, Element element) => Cues(element, [block]).Evidence.FirstOrDefault();

    /// <summary>What the cues of an element come to, and the evidence for it, best first, at most three quotes; empty when they prove nothing.</summary>
    private static (ImmutableArray<Evidence> Evidence, double Sum) Cues(Element element, ImmutableArray<Block> blocks)
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

        return (sum < Proof ? [] : [.. found.OrderByDescending(f => f.Weight).Select(f => f.Evidence).Distinct().Take(MaxQuotes)], sum);
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

/// <summary>What speaks for an element.</summary>
/// <param name="Cues">What its cues come to, in log odds.</param>
/// <param name="Cued">What its cues rest on; empty when they prove nothing.</param>
/// <param name="Placed">The part that its place gives it; null for none.</param>
/// <param name="PlaceOdds">What that is worth, in log odds.</param>
/// <param name="Worded">The passage whose wording speaks most for it; null where there is no text.</param>
/// <param name="Signs">As <see cref="ElementSigns.Names"/>.</param>
internal sealed record SignedElement(Element Element, double Cues, ImmutableArray<Evidence> Cued, Evidence? Placed, double PlaceOdds, Evidence? Worded, double[] Signs);
