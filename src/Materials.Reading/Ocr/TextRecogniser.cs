using System.Collections.Immutable;
using System.Numerics.Tensors;
using System.Text;
using Materials.Pages;

namespace Materials.Reading.Ocr;

/// <summary>Reads one strip of text: the PP-OCRv4 recognition network. Thread-safe.</summary>
/// <remarks>Strips go in one by one: batches have to pad every strip to the widest, and cost more on a CPU than they save.</remarks>
internal sealed class TextRecogniser(byte[] model, string[] dictionary) : IDisposable
{
    /// <summary>The network answers once per 8 columns.</summary>
    private const int Multiple = 8;

    /// <summary>Class 0 means "no new character here".</summary>
    private const int Blank = 0;

    /// <summary>Surer than this the network is of all but a few of the characters of a clean scan; of most that it misreads it is less sure.</summary>
    private const float Sure = 0.9f;

    /// <summary>What else a doubtful character may be is worth telling from this probability on, and no more than so many.</summary>
    private const float LeastAlternative = 0.02f;

    private const int MostAlternatives = 3;

    /// <summary>What each grey value becomes: (x − 0.5) / 0.5.</summary>
    private static readonly float[] Normalised = [.. Enumerable.Range(0, 256).Select(grey => grey / 127.5f - 1)];

    private readonly OcrSession session = new(model);

    /// <param name="strip">An image <see cref="LineStrip.Height"/> pixels high.</param>
    public Reading Read(Raster strip)
    {
        var width = (strip.Width + Multiple - 1) / Multiple * Multiple;
        using var output = session.Run([1, 3, LineStrip.Height, width], planes => Fill(strip, width, planes));
        return Decode(output.Values);
    }

    public void Dispose() => session.Dispose();

    /// <summary>All three colour planes alike; what stands beyond the strip is 0, which is mid-grey.</summary>
    private static void Fill(Raster strip, int width, Span<float> planes)
    {
        var plane = planes[..(width * LineStrip.Height)];
        for (var y = 0; y < LineStrip.Height; y++)
        {
            var row = strip.Row(y);
            var target = plane.Slice(y * width, width);
            for (var x = 0; x < row.Length; x++)
                target[x] = Normalised[row[x]];
            target[row.Length..].Clear();
        }
        plane.CopyTo(planes[plane.Length..]);
        plane.CopyTo(planes[(2 * plane.Length)..]);
    }

    /// <summary>The best path (CTC): the likeliest class of each step, repetitions taken once, blanks dropped.</summary>
    private Reading Decode(ReadOnlySpan<float> probabilities)
    {
        // Blank, the dictionary, and a space that the dictionary leaves out.
        var classes = dictionary.Length + 2;
        var text = new StringBuilder();
        var confidences = new List<float>();
        var peaks = new List<(int Index, int Step)>();
        var last = Blank;
        for (var step = 0; step < probabilities.Length / classes; step++)
        {
            var row = probabilities.Slice(step * classes, classes);
            var best = TensorPrimitives.IndexOfMax(row);
            if (best != Blank && best != last)
            {
                peaks.Add((text.Length, step));
                text.Append(Text(best));
                confidences.Add(row[best]);
            }
            else if (best != Blank && row[best] > confidences[^1])
            {
                confidences[^1] = row[best];
                peaks[^1] = peaks[^1] with { Step = step };
            }
            last = best;
        }

        var doubtful = ImmutableArray.CreateBuilder<DoubtfulCharacter>();
        for (var i = 0; i < peaks.Count; i++)
        {
            if (confidences[i] < Sure && !char.IsWhiteSpace(text[peaks[i].Index]))
                doubtful.Add(new(peaks[i].Index, Math.Round(confidences[i], 3), Alternatives(probabilities.Slice(peaks[i].Step * classes, classes))));
        }

        return new Reading(text.ToString(), confidences.Count == 0 ? 0 : confidences.Average(), doubtful.ToImmutable());
    }

    private string Text(int label) => label <= dictionary.Length ? dictionary[label - 1] : " ";

    /// <summary>What comes next to the likeliest character of a step.</summary>
    private string Alternatives(ReadOnlySpan<float> row)
    {
        var best = TensorPrimitives.IndexOfMax(row);
        var others = new List<(float Probability, int Label)>();
        for (var label = Blank + 1; label < row.Length; label++)
        {
            if (label != best && row[label] >= LeastAlternative)
                others.Add((row[label], label));
        }

        return string.Concat(others.OrderByDescending(o => o.Probability).Take(MostAlternatives).Select(o => Text(o.Label))).Replace(" ", "", StringComparison.Ordinal);
    }
}

/// <summary>What a strip reads, the mean certainty of its characters, 0 to 1, and those of them that it is not sure of.</summary>
internal readonly record struct Reading(string Text, double Confidence, ImmutableArray<DoubtfulCharacter> Doubtful);
