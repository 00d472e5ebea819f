using System.Collections.Immutable;
using Materials.Documents.Wording;
using Materials.Specimens.Planning;
using Materials.Training.Lessons;

namespace Materials.Training.Learning;

/// <summary>Learns a wording model from lessons: multinomial logistic regression by stochastic gradient descent with steps of their own for each weight (AdaGrad).</summary>
/// <remarks>Deterministic: the same lessons in the same order give the same model, bit for bit.</remarks>
internal static class SoftmaxRegression
{
    private const int Epochs = 12;
    private const float Rate = 0.6f;

    /// <summary>Draws every weight towards nothing, so that one odd phrase does not make a rule.</summary>
    private const float Decay = 2e-5f;

    /// <summary>Grams met fewer times are chance.</summary>
    private const int FewestMet = 2;

    /// <summary>One run of characters in so many is left out at each step, so that nothing rests on a single word: the next applicant has another.</summary>
    private const int Dropped = 2;

    private const float Smallest = 1e-6f;

    /// <summary>Weights smaller than this many steps say nothing.</summary>
    private const int FewestSteps = 3;

    /// <summary>The largest weight that one byte holds, in its steps.</summary>
    private const int MostSteps = 127;

    public static WordingModel Learn(IReadOnlyList<Lesson> lessons, ImmutableArray<string> classes)
    {
        var grams = Count(lessons);
        var index = grams.Select((g, i) => (g, i)).ToDictionary(p => p.g, p => p.i, StringComparer.Ordinal);
        var examples = lessons.Select(l => (Rows: Rows(l, index), Class: classes.IndexOf(l.Label))).Where(e => e.Class >= 0).ToArray();
        var weights = new float[grams.Length * classes.Length];
        var squares = new float[weights.Length];
        Array.Fill(squares, Smallest);
        var probabilities = new float[classes.Length];
        var dice = new Dice("softmax");
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var (rows, right) in dice.Shuffled(examples))
                Step([.. rows.Where(r => r.Times > 1 || !dice.Once(Dropped))], right, weights, squares, probabilities);
        }

        return Quantised(classes, grams, weights);
    }

    private static void Step((int Row, int Times)[] rows, int right, float[] weights, float[] squares, float[] probabilities)
    {
        var n = probabilities.Length;
        var scale = 1 / MathF.Sqrt(Math.Max(1, rows.Sum(r => r.Times * r.Times)));
        Array.Clear(probabilities);
        foreach (var (row, times) in rows)
        {
            var w = weights.AsSpan(row * n, n);
            for (var c = 0; c < n; c++)
                probabilities[c] += times * w[c];
        }

        var most = float.MinValue;
        for (var c = 0; c < n; c++)
            most = MathF.Max(most, probabilities[c] *= scale);
        var total = 0f;
        for (var c = 0; c < n; c++)
            total += probabilities[c] = MathF.Exp(probabilities[c] - most);
        for (var c = 0; c < n; c++)
            probabilities[c] = (probabilities[c] / total - (c == right ? 1 : 0)) * scale;
        foreach (var (row, times) in rows)
        {
            var w = weights.AsSpan(row * n, n);
            var s = squares.AsSpan(row * n, n);
            for (var c = 0; c < n; c++)
            {
                var gradient = probabilities[c] * times + Decay * w[c];
                s[c] += gradient * gradient;
                w[c] -= Rate * gradient / MathF.Sqrt(s[c]);
            }
        }
    }

    private static ImmutableArray<string> Count(IReadOnlyList<Lesson> lessons)
    {
        var met = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var gram in lessons.SelectMany(l => GramsOf(l).Select(g => g.Gram).Distinct()))
            met[gram] = met.GetValueOrDefault(gram) + 1;
        return [.. met.Where(m => m.Value >= FewestMet).Select(m => m.Key).Order(StringComparer.Ordinal)];
    }

    private static (int Row, int Times)[] Rows(Lesson lesson, Dictionary<string, int> index) =>
        [.. GramsOf(lesson).Select(g => (Row: index.GetValueOrDefault(g.Gram, -1), g.Times)).Where(g => g.Row >= 0)];

    private static IEnumerable<(string Gram, int Times)> GramsOf(Lesson lesson)
    {
        var normal = Grams.Normal(lesson.Text);
        foreach (var circumstance in Grams.Circumstances(lesson.Place, normal))
            yield return (circumstance, Grams.CircumstanceWeight);
        for (var start = 0; start < normal.Length; start++)
            for (var length = 1; length <= Grams.Longest && start + length <= normal.Length; length++)
                yield return (normal.Substring(start, length), 1);
    }

    /// <summary>Weights as one byte each; those of next to nothing become nothing, and grams without any weight go.</summary>
    private static WordingModel Quantised(ImmutableArray<string> classes, ImmutableArray<string> grams, float[] weights)
    {
        // A few very large weights may be cut off rather than make the step of all the others coarse.
        var most = weights.Select(MathF.Abs).Order().ElementAt((int)(weights.Length * 0.9999));
        var step = MathF.Max(most, Smallest) / MostSteps;
        sbyte[] steps = [.. weights.Select(w => (sbyte)Math.Clamp(MathF.Round(w / step), -MostSteps, MostSteps)).Select(s => Math.Abs((int)s) < FewestSteps ? (sbyte)0 : s)];
        int[] kept = [.. Enumerable.Range(0, grams.Length).Where(g => steps.AsSpan(g * classes.Length, classes.Length).ContainsAnyExcept((sbyte)0))];
        return new(classes, [.. kept.Select(g => grams[g])], [.. kept.SelectMany(g => steps[(g * classes.Length)..((g + 1) * classes.Length)])], step);
    }
}
