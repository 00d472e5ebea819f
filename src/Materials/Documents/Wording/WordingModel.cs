using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Materials.Documents.Wording;

/// <summary>Tells from its characters what a passage is about: which element of which item, an item without saying which element, or nothing of the kind.</summary>
/// <remarks>
/// A softmax over a linear function of a passage's grams, learnt from labelled phrases (<c>tests/Materials.Training</c>) and kept as one byte per gram and
/// class. Immutable and thread-safe. What it says is evidence beside the words of the checklist, never the verdict itself.
/// </remarks>
internal sealed class WordingModel
{
    private static readonly Lazy<WordingModel> Built = new(() =>
    {
        using var file = typeof(WordingModel).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"the resource {ResourceName} is not in the assembly");
        return WordingFile.Read(file);
    });

    private readonly FrozenDictionary<string, int> _places;
    private readonly Dictionary<string, int> _grams;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly sbyte[] _weights;
    private readonly float _step;
    private readonly int _stride;

    /// <param name="classes">What passages are told apart as: <c>item/element</c>, <c>item</c>, <see cref="Nothing"/>.</param>
    /// <param name="grams">The grams in the order of their rows.</param>
    /// <param name="weights">Row by row one weight for each class, in steps.</param>
    /// <param name="step">What one step is worth, in natural-log odds.</param>
    public WordingModel(ImmutableArray<string> classes, ImmutableArray<string> grams, sbyte[] weights, float step)
    {
        Classes = classes;
        _places = classes.Select((c, i) => KeyValuePair.Create(c, i)).ToFrozenDictionary(StringComparer.Ordinal);
        GramList = grams;
        _weights = weights;
        _step = step;
        _stride = classes.Length;
        _grams = new(grams.Length, StringComparer.Ordinal);
        for (var i = 0; i < grams.Length; i++)
            _grams[grams[i]] = i;
        _lookup = _grams.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>
    /// Per element, as <c>item/element</c>, what a unit of each of <see cref="ElementSigns.Names"/> counts, in log odds; elements that were never learnt are not in it.
    /// </summary>
    public ImmutableDictionary<string, ImmutableArray<double>> SignWeights { get; init; } = ImmutableDictionary<string, ImmutableArray<double>>.Empty;

    public const string ResourceName = "wording.model";

    /// <summary>The class of passages that speak for no item.</summary>
    public const string Nothing = "-";

    /// <summary>The model that is part of the program.</summary>
    public static WordingModel BuiltIn => Built.Value;

    public ImmutableArray<string> Classes { get; }

    public ImmutableArray<string> GramList { get; }

    /// <summary>The place of a class; -1 where the model knows nothing of it.</summary>
    public int ClassOf(string name) => _places.GetValueOrDefault(name, -1);

    public ReadOnlySpan<sbyte> Weights => _weights;

    public float Step => _step;

    /// <summary>The probability of each class, in the order of <see cref="Classes"/>.</summary>
    public float[] Judge(Passage passage)
    {
        var probabilities = new float[_stride];
        Judge(passage, probabilities);
        return probabilities;
    }

    /// <inheritdoc cref="Judge(Passage)"/>
    public void Judge(Passage passage, Span<float> probabilities)
    {
        var sums = ArrayPool<int>.Shared.Rent(_stride);
        var sum = sums.AsSpan(0, _stride);
        sum.Clear();
        var count = 0;
        foreach (var (gram, times) in GramsOf(passage))
        {
            count += times * times;
            Add(_weights.AsSpan(gram * _stride, _stride), times, sum);
        }

        var scale = _step / MathF.Sqrt(Math.Max(1, count));
        var most = float.MinValue;
        for (var c = 0; c < _stride; c++)
        {
            probabilities[c] = sum[c] * scale;
            most = MathF.Max(most, probabilities[c]);
        }

        var total = 0f;
        for (var c = 0; c < _stride; c++)
            total += probabilities[c] = MathF.Exp(probabilities[c] - most);
        for (var c = 0; c < _stride; c++)
            probabilities[c] /= total;
        ArrayPool<int>.Shared.Return(sums);
    }

    /// <summary>The same with other weights of signs.</summary>
    public WordingModel With(ImmutableDictionary<string, ImmutableArray<double>> signWeights) => new(Classes, GramList, _weights, _step) { SignWeights = signWeights };

    /// <summary>How probable it is that an element is there, by its signs; null where that was never learnt.</summary>
    public double? Presence(string element, double[] signs)
    {
        if (!SignWeights.TryGetValue(element, out var weights) || weights.Length != signs.Length)
            return null;
        var odds = 0.0;
        for (var i = 0; i < signs.Length; i++)
            odds += weights[i] * signs[i];
        return 1 / (1 + Math.Exp(-odds));
    }

    /// <summary>The grams of a passage that spoke most for a class, strongest first, with what each added in natural-log odds over the mean of all classes.</summary>
    public IEnumerable<(string Gram, double Weight)> Explain(Passage passage, int ofClass)
    {
        var grams = GramsOf(passage).ToArray();
        var scale = _step / Math.Sqrt(Math.Max(1, grams.Sum(g => g.Times * g.Times)));
        return grams.GroupBy(g => g.Row)
            .Select(g => (Grams.Shown(GramList[g.Key]), Weight: g.Sum(x => x.Times) * scale * (_weights[g.Key * _stride + ofClass] - Mean(g.Key))))
            .OrderByDescending(g => g.Weight);

        double Mean(int gram)
        {
            var row = _weights.AsSpan(gram * _stride, _stride);
            var total = 0;
            foreach (var weight in row)
                total += weight;
            return (double)total / _stride;
        }
    }

    /// <summary>The rows of the grams of a passage that are known.</summary>
    private IEnumerable<(int Row, int Times)> GramsOf(Passage passage)
    {
        var normal = Grams.Normal(passage.Text);
        foreach (var circumstance in Grams.Circumstances(passage.Place, normal))
        {
            if (_grams.TryGetValue(circumstance, out var row))
                yield return (row, Grams.CircumstanceWeight);
        }

        for (var start = 0; start < normal.Length; start++)
        {
            for (var length = 1; length <= Grams.Longest && start + length <= normal.Length; length++)
            {
                if (_lookup.TryGetValue(normal.AsSpan(start, length), out var row))
                    yield return (row, 1);
            }
        }
    }

    private static void Add(ReadOnlySpan<sbyte> row, int times, Span<int> sums)
    {
        for (var c = 0; c < row.Length; c++)
            sums[c] += times * row[c];
    }
}
