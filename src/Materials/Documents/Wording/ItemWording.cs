using System.Collections.Immutable;
using Materials.Checklists;

namespace Materials.Documents.Wording;

/// <summary>What the wording of some documents says of the elements of their item: each passage weighed among the elements, the item's other text, and nothing of the kind.</summary>
internal sealed class ItemWording
{
    /// <summary>No single passage says more or less than this, in probability.</summary>
    private const double Floor = 0.01;

    /// <summary>What a class is given before anything is known, so that none is impossible.</summary>
    private const double Least = 1e-4;

    private readonly int _classes;

    /// <summary>Whether what stands in one column belongs together rather than what stands in one row: so in a register.</summary>
    private readonly bool _byColumn;
    private readonly ImmutableArray<ImmutableArray<WeighedPassage>> _parts;

    private ItemWording(int classes, ImmutableArray<ImmutableArray<WeighedPassage>> parts, bool byColumn)
    {
        (_classes, _byColumn) = (classes, byColumn);
        _parts = parts;
        Passages = [.. parts.SelectMany(p => p)];
    }

    /// <summary>The passages that say something, in reading order.</summary>
    public ImmutableArray<WeighedPassage> Passages { get; }

    /// <summary>The paragraphs, rows and boxes, each with what it says as a whole.</summary>
    public ImmutableArray<double[]> Lines =>
        [.. Passages.Where(p => p.Passage.Place != PassagePlace.Title).GroupBy(p => _byColumn && p.Passage.Column is { } c ? (object)c : p.Passage.Line).Select(g => Together([.. g]))];

    /// <summary>What stands under each heading, with what it says as a whole.</summary>
    public ImmutableArray<double[]> Chapters => [.. _parts.Select(p => Together(p))];

    /// <summary>
    /// The parts that a document is made of, in order, each with what it says as a whole: the boxes of a drawing, the chapters of a text, or its lines.
    /// </summary>
    public ImmutableArray<double[]> Units()
    {
        ImmutableArray<double[]> boxes = [.. Passages.Where(p => p.Passage.Place == PassagePlace.Box).Select(p => p.Among)];
        if (boxes.Length >= FewestUnits)
            return boxes;
        ImmutableArray<double[]> chapters = [.. _parts.Where(p => p.Length > 0 && p[0].Passage.Place == PassagePlace.Heading).Select(p => Together(p))];
        return chapters.Length >= FewestUnits ? chapters : Lines;
    }

    /// <summary>Fewer parts of one form than this are not how a document is laid out.</summary>
    private const int FewestUnits = 3;

    public static ItemWording Of(ChecklistItem item, ImmutableArray<Block> blocks, WordingModel model)
    {
        ImmutableArray<JudgedPassage> all = [.. blocks.SelectMany(b => b.Wording(model))];
        var places = item.Elements.Select(e => PlacesOf(e, all)).ToArray();
        var unfilled = Unfilled(item);
        int[] classes = [.. item.Elements.Select(e => model.ClassOf($"{item.Key}/{e.Key}")), model.ClassOf(item.Key), model.ClassOf(WordingModel.Nothing)];
        var parts = ImmutableArray.CreateBuilder<ImmutableArray<WeighedPassage>>();
        var part = ImmutableArray.CreateBuilder<WeighedPassage>();
        foreach (var block in blocks)
        {
            foreach (var judged in block.Wording(model))
            {
                if (judged.Passage.Place is PassagePlace.Heading or PassagePlace.Title)
                    Close();
                // In a form the name of a field stands beside what was not filled in.
                var said = SquashedText.Squash(judged.Passage.Line.Line.Cells.IsEmpty ? judged.Passage.Text : judged.Passage.Line.Line.Text);
                var proves = !unfilled.Any(u => u.IsIn(said));
                part.Add(new(block, judged.Passage, Among(classes, judged.Probabilities, c => c >= places.Length || (proves && places[c]?.Invoke(judged.Passage) != false))));
            }
        }

        Close();

        // Where chapters have text, a heading with none only announces; where nothing but headings is there, they are the text.
        var silent = parts.Where(p => p is [{ Passage.Place: PassagePlace.Heading }]).ToHashSet();
        return new(classes.Length, silent.Count * 2 > parts.Count ? parts.ToImmutable() : [.. parts.Where(p => !silent.Contains(p))], item.Elements.All(IsOfColumns));

        void Close()
        {
            if (part.Count > 0)
                parts.Add(part.ToImmutable());
            part.Clear();
        }
    }

    /// <summary>The passage that speaks most for an element; null where there is none at all.</summary>
    public WeighedPassage? Best(int element) => Passages.IsEmpty ? null : Passages.MaxBy(p => p.Among[element]);

    /// <summary>Where an element can be told: a drawing tells its stages in boxes, a register what it holds in its columns. Null for anywhere.</summary>
    private static Func<Passage, bool>? PlacesOf(Element element, ImmutableArray<JudgedPassage> passages)
    {
        if (element.Cues.All(c => c.Where == CuePlace.Steps))
            return passages.Any(p => p.Passage.Place == PassagePlace.Box) ? p => p.Place == PassagePlace.Box : null;
        if (IsOfColumns(element))
            return passages.Any(p => p.Passage.Place == PassagePlace.Column) ? p => p.Place is PassagePlace.Column or PassagePlace.Label || p.Column is not null : null;
        return null;
    }

    private static bool IsOfColumns(Element element) => element.Cues.All(c => c.Where is CuePlace.Columns or CuePlace.Labels or CuePlace.Values or CuePlace.Structure);

    /// <summary>The words that take every proof of the item back: those of forms that were not filled in.</summary>
    private static WordPattern[] Unfilled(ChecklistItem item)
    {
        var all = item.Elements.SelectMany(e => e.Cues).Select(c => c.Unless).ToArray();
        return all.Length == 0 ? [] : [.. all[0].Where(w => all.All(u => u.Contains(w)))];
    }

    private static double[] Among(int[] classes, float[] probabilities, Func<int, bool> mayBe)
    {
        var among = new double[classes.Length];
        for (var i = 0; i < classes.Length; i++)
            among[i] = classes[i] < 0 ? 0 : mayBe(i) ? probabilities[classes[i]] + Least : Least;
        var total = among.Sum();
        for (var i = 0; i < classes.Length; i++)
            among[i] /= total;
        return among;
    }

    /// <summary>What several passages together say, as a probability for each class.</summary>
    private double[] Together(ImmutableArray<WeighedPassage> passages)
    {
        var sums = new double[_classes];
        foreach (var passage in passages)
            for (var c = 0; c < _classes; c++)
                sums[c] += Math.Log(Floor + passage.Among[c]);

        // Passages of one part repeat one another: their sum overstates.
        var scale = 1 / Math.Sqrt(Math.Max(1, passages.Length));
        var most = sums.Max();
        for (var c = 0; c < _classes; c++)
            sums[c] = Math.Exp((sums[c] - most) * scale);
        var total = sums.Sum();
        for (var c = 0; c < _classes; c++)
            sums[c] /= total;
        return sums;
    }
}

/// <summary>A passage and how probable each element of its item, the item's other text and nothing of the kind are, in this order.</summary>
internal sealed record WeighedPassage(Block Block, Passage Passage, double[] Among);
