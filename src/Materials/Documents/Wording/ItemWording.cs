using System.Collections.Immutable;
using Materials.Checklists;

namespace Materials.Documents.Wording;

/// <summary>What the wording of some documents of one item says of its elements: each passage weighed among the elements, the item's other text, and nothing of the kind.</summary>
internal sealed class ItemWording
{
    /// <summary>No single passage says more or less than this, in probability.</summary>
    private const double Floor = 0.01;

    private readonly ImmutableArray<PassageSigns> _passages;

    private ItemWording(ImmutableArray<PassageSigns> passages, ImmutableArray<ImmutableArray<PassageSigns>> parts) => (_passages, Parts) = (passages, parts);

    /// <summary>The passages by what they stand under: a heading and all to the next.</summary>
    public ImmutableArray<ImmutableArray<PassageSigns>> Parts { get; }

    public ImmutableArray<PassageSigns> Passages => _passages;

    public static ItemWording Of(ChecklistItem item, IEnumerable<Block> blocks, WordingModel model)
    {
        var classes = item.Elements.Select(e => model.ClassOf($"{item.Key}/{e.Key}")).Append(model.ClassOf(item.Key)).Append(model.ClassOf(WordingModel.Nothing)).ToArray();
        var passages = ImmutableArray.CreateBuilder<PassageSigns>();
        var parts = ImmutableArray.CreateBuilder<ImmutableArray<PassageSigns>>();
        var part = ImmutableArray.CreateBuilder<PassageSigns>();
        foreach (var block in blocks)
        {
            foreach (var (passage, all) in block.Wording(model))
            {
                var among = new double[classes.Length];
                var total = 0.0;
                for (var i = 0; i < classes.Length; i++)
                    total += among[i] = classes[i] < 0 ? 0 : all[classes[i]] + 1e-4;
                for (var i = 0; i < classes.Length; i++)
                    among[i] /= total;
                var signs = new PassageSigns(block, passage, [.. among]);
                passages.Add(signs);
                if (passage.Place is PassagePlace.Heading or PassagePlace.Title && part.Count > 0)
                {
                    parts.Add(part.ToImmutable());
                    part.Clear();
                }

                part.Add(signs);
            }
        }

        if (part.Count > 0)
            parts.Add(part.ToImmutable());
        return new(passages.ToImmutable(), parts.ToImmutable());
    }

    /// <summary>The passage that speaks most for an element; null where there is none at all.</summary>
    public PassageSigns? Best(int element) => _passages.IsEmpty ? null : _passages.MaxBy(p => p.Among[element]);

    /// <summary>What several passages together say, as a probability for each class.</summary>
    public static double[] Together(IReadOnlyCollection<PassageSigns> passages, int classes)
    {
        var sums = new double[classes];
        foreach (var passage in passages)
            for (var c = 0; c < classes; c++)
                sums[c] += Math.Log(Floor + passage.Among[c]);

        // Passages of one part repeat one another: their sum overstates.
        var scale = 1 / Math.Sqrt(Math.Max(1, passages.Count));
        var most = sums.Max();
        var total = 0.0;
        for (var c = 0; c < classes; c++)
            total += sums[c] = Math.Exp((sums[c] - most) * scale);
        for (var c = 0; c < classes; c++)
            sums[c] /= total;
        return sums;
    }
}

/// <summary>A passage and how probable each element of its item, the item's other text and nothing of the kind are.</summary>
internal sealed record PassageSigns(Block Block, Passage Passage, ImmutableArray<double> Among);
