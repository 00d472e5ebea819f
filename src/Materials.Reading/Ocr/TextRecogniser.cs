using System.Numerics.Tensors;
using System.Text;

namespace Materials.Reading.Ocr;

/// <summary>Reads one strip of text: the PP-OCRv4 recognition network. Thread-safe.</summary>
/// <remarks>Strips go in one by one: batches have to pad every strip to the widest, and cost more on a CPU than they save.</remarks>
internal sealed class TextRecogniser(byte[] model, string[] dictionary) : IDisposable
{
    /// <summary>The network answers once per 8 columns.</summary>
    private const int Multiple = 8;

    /// <summary>Class 0 means "no new character here".</summary>
    private const int Blank = 0;

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
        var last = Blank;
        for (var step = 0; step < probabilities.Length / classes; step++)
        {
            var row = probabilities.Slice(step * classes, classes);
            var best = TensorPrimitives.IndexOfMax(row);
            if (best != Blank && best != last)
            {
                text.Append(best <= dictionary.Length ? dictionary[best - 1] : " ");
                confidences.Add(row[best]);
            }
            else if (best != Blank && row[best] > confidences[^1])
            {
                confidences[^1] = row[best];
            }
            last = best;
        }
        return new Reading(text.ToString(), confidences.Count == 0 ? 0 : confidences.Average());
    }
}

/// <summary>What a strip reads, and the mean certainty of its characters, 0 to 1.</summary>
internal readonly record struct Reading(string Text, double Confidence);
