using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reading.Ocr;

/// <summary>Reads the lines found on one page.</summary>
internal sealed class LineReader(TextRecogniser recogniser, PageImage page)
{
    /// <summary>Below it what was read is mostly not text: a picture's texture, a seal's rim, a ruled line.</summary>
    private const double LeastConfidence = 0.5;

    /// <summary>How many lines are read to tell which way up the page is.</summary>
    private const int Samples = 3;

    /// <summary>Lines read upside down never come near it; lines read upright mostly exceed it.</summary>
    private const double SurelyUpright = 0.9;

    /// <summary>About a second's work between two signs of life.</summary>
    private const int LinesAtATime = 64;

    private readonly Dictionary<TextBox, Reading> read = [];

    /// <summary>Whether the lines read better turned by 180 degrees. A page that reads well as it stands is not read twice.</summary>
    public bool IsUpsideDown(IReadOnlyList<TextBox> lines)
    {
        // Lines of some six characters say enough and cost little.
        var samples = lines.OrderBy(l => Math.Abs(Math.Log(Math.Max(1, l.Width) / Math.Max(1, l.Height) / 6))).Take(Samples).ToArray();
        var upright = samples.Select(l => Read(l, upsideDown: false).Confidence).ToArray();
        if (upright.Length == 0 || upright.Average() > SurelyUpright)
            return false;
        var turned = samples.Select(l => Read(l, upsideDown: true).Confidence).ToArray();
        if (turned.Average() <= upright.Average())
            return false;
        read.Clear();
        return true;
    }

    /// <param name="upsideDown">Whether the page stands on its head; the lines given back stand upright.</param>
    /// <param name="alive">Told now and then: a page of two thousand cells takes long, and goes on.</param>
    public List<ReadLine> Read(IReadOnlyList<TextBox> lines, bool upsideDown, Action? alive, CancellationToken cancellationToken)
    {
        var result = new List<ReadLine>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (i % LinesAtATime == LinesAtATime - 1)
                alive?.Invoke();
            var line = lines[i];
            var reading = !upsideDown && read.TryGetValue(line, out var known) ? known : Read(line, upsideDown);
            var text = Punctuation.Repaired(reading.Text).Trim();
            var shift = text.Length == 0 ? -1 : reading.Text.IndexOf(text, StringComparison.Ordinal);
            if (text.Length == 0 || reading.Confidence < LeastConfidence)
                continue;
            var place = upsideDown ? line with { X = page.Plain.Width - line.X, Y = page.Plain.Height - line.Y } : line;
            result.Add(new ReadLine(place, text, reading.Confidence)
            {
                Doubtful = shift < 0 || reading.Doubtful.IsEmpty ? [] : [.. reading.Doubtful.Select(d => d with { Index = d.Index - shift }).Where(d => d.Index >= 0 && d.Index < text.Length)],
            });
        }
        return result;
    }

    private Reading Read(TextBox line, bool upsideDown)
    {
        var reading = ReadFrom(page.WithoutRed, line, upsideDown);
        // Under a seal the copy without red reads better, red letters only the original: take the surer.
        if (page.Red.Touches(line))
        {
            var plain = ReadFrom(page.Plain, line, upsideDown);
            reading = plain.Confidence * plain.Text.Length > reading.Confidence * reading.Text.Length
                ? Compared(plain, reading)
                : Compared(reading, plain);
        }
        if (!upsideDown)
            read[line] = reading;
        return reading;
    }

    /// <summary>Where the page with and without its red ink reads differently, one of the two is wrong.</summary>
    private static Reading Compared(Reading better, Reading other)
    {
        if (other.Text.Length != better.Text.Length || other.Confidence < LeastConfidence)
            return better;
        var doubtful = better.Doubtful.ToBuilder();
        for (var i = 0; i < better.Text.Length; i++)
        {
            if (better.Text[i] != other.Text[i] && !doubtful.Any(d => d.Index == i))
                doubtful.Add(new(i, better.Confidence, other.Text[i].ToString()));
        }

        return better with { Doubtful = doubtful.ToImmutable() };
    }

    private Reading ReadFrom(Raster image, TextBox line, bool upsideDown)
    {
        if (line.Height <= 1.5 * line.Width)
            return recogniser.Read(LineStrip.Cut(image, line, upsideDown));
        // A line that runs up or down on an upright page, such as the label at a table's side: try both ways.
        var level = new TextBox(line.X, line.Y, line.Height, line.Width, line.Angle + Math.PI / 2);
        var down = recogniser.Read(LineStrip.Cut(image, level, upsideDown));
        var up = recogniser.Read(LineStrip.Cut(image, level, !upsideDown));
        return down.Confidence >= up.Confidence ? down : up;
    }
}

/// <summary>One line: where it stands on the upright page, what it says, how surely (0 to 1).</summary>
internal sealed record ReadLine(TextBox Place, string Text, double Confidence)
{
    /// <summary>Its characters that may be others.</summary>
    public ImmutableArray<DoubtfulCharacter> Doubtful { get; init; } = [];

    /// <summary>Lines that are one text, one after the other.</summary>
    public static ReadLine Joined(TextBox place, IReadOnlyList<ReadLine> lines)
    {
        var text = "";
        var doubtful = ImmutableArray.CreateBuilder<DoubtfulCharacter>();
        foreach (var line in lines)
        {
            text = text.Length == 0 ? line.Text : Row.Joined(text, line.Text);
            doubtful.AddRange(line.Doubtful.Select(d => d with { Index = d.Index + text.Length - line.Text.Length }));
        }

        return new(place, text, MeanConfidence(lines)) { Doubtful = doubtful.ToImmutable() };
    }

    /// <summary>The mean over all characters; 0 when there are none.</summary>
    public static double MeanConfidence(IReadOnlyCollection<ReadLine> lines) =>
        lines.Count == 0 ? 0 : lines.Sum(l => l.Confidence * l.Text.Length) / lines.Sum(l => l.Text.Length);
}
