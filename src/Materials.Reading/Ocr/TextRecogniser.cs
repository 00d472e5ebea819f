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

    /// <summary>
    /// Where the network is less sure than this that no character begins, one does that it cannot name: of a rare one it is torn between several, and none of them
    /// alone is likelier than "no new character". Between characters it is surer than 0.99.
    /// </summary>
    private const float SurelyNone = 0.7f;

    /// <summary>Steps from the nearest characters: nearer, it is a part of theirs.</summary>
    private const int Apart = 2;

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

    /// <summary>The best path (CTC): the likeliest class of each step, repetitions taken once, blanks dropped; with the characters that it hesitates over.</summary>
    private Reading Decode(ReadOnlySpan<float> probabilities)
    {
        var peaks = Peaks(probabilities);
        var text = new StringBuilder();
        var doubtful = ImmutableArray.CreateBuilder<DoubtfulCharacter>();
        foreach (var peak in peaks)
        {
            var letter = Text(peak.Label);
            if (peak.Confidence < Sure && !string.IsNullOrWhiteSpace(letter))
                doubtful.Add(new(text.Length, Math.Round(peak.Confidence, 3), Alternatives(probabilities.Slice(peak.Step * Classes, Classes), peak.Label)));
            text.Append(letter);
        }

        return new Reading(text.ToString(), peaks.Count == 0 ? 0 : peaks.Average(p => p.Confidence), doubtful.ToImmutable());
    }

    private List<Peak> Peaks(ReadOnlySpan<float> probabilities)
    {
        var peaks = new List<Peak>();
        Peak? hesitation = null;
        var last = Blank;
        for (var step = 0; step < probabilities.Length / Classes; step++)
        {
            var row = probabilities.Slice(step * Classes, Classes);
            var best = TensorPrimitives.IndexOfMax(row);
            if (best == Blank)
            {
                if (row[Blank] < SurelyNone && peaks.Count > 0 && Second(row) is var second && second != peaks[^1].Label && step - peaks[^1].Step >= Apart
                    && row[second] > (hesitation?.Confidence ?? 0))
                    hesitation = new(second, step, row[second]);
            }
            else if (best != last)
            {
                if (hesitation is { } unsure && unsure.Label != best && step - unsure.Step >= Apart)
                    peaks.Add(unsure);
                hesitation = null;
                peaks.Add(new(best, step, row[best]));
            }
            else if (row[best] > peaks[^1].Confidence)
                peaks[^1] = new(best, step, row[best]);

            last = best;
        }

        return peaks;
    }

    /// <summary>The likeliest character of a step at which none is likelier.</summary>
    private static int Second(ReadOnlySpan<float> row) => Blank + 1 + TensorPrimitives.IndexOfMax(row[(Blank + 1)..]);

    /// <summary>Blank, the dictionary, and a space that the dictionary leaves out.</summary>
    private int Classes => dictionary.Length + 2;

    private string Text(int label) => label <= dictionary.Length ? dictionary[label - 1] : " ";

    /// <summary>What comes next to the character that a step was taken for.</summary>
    private string Alternatives(ReadOnlySpan<float> row, int taken)
    {
        var others = new List<(float Probability, int Label)>();
        for (var label = Blank + 1; label < row.Length; label++)
        {
            if (label != taken && row[label] >= LeastAlternative)
                others.Add((row[label], label));
        }

        return string.Concat(others.OrderByDescending(o => o.Probability).Take(MostAlternatives).Select(o => Text(o.Label))).Replace(" ", "", StringComparison.Ordinal);
    }
}

/// <summary>A character of the best path: its class, the step at which it is surest, how sure.</summary>
internal readonly record struct Peak(int Label, int Step, float Confidence);

/// <summary>What a strip reads, the mean certainty of its characters, 0 to 1, and those of them that it is not sure of.</summary>
internal readonly record struct Reading(string Text, double Confidence, ImmutableArray<DoubtfulCharacter> Doubtful);
