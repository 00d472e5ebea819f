using System.Globalization;
using Materials.Specimens.Voices;

namespace Materials.Training.Learning;

/// <summary>How well elements are told to be there or not, in documents of voices that were left out.</summary>
internal static class ElementTrial
{
    private static readonly double[] Thresholds = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7];

    public static void Run(Course course, TextWriter output)
    {
        foreach (var part in (Part[])[Part.Tune, Part.Develop])
        {
            var judged = course.Examples().Where(e => e.Voice.Part == part)
                .GroupBy(e => e.Voice.Name)
                .SelectMany(g => { var model = course.Without(g.Key); return g.Select(e => (Example: e, P: model.Presence(e.Element, e.Signs)!.Value)); })
                .ToArray();
            output.WriteLine($"{part}: {judged.Count(j => j.Example.IsThere)} there, {judged.Count(j => !j.Example.IsThere)} left out");
            foreach (var threshold in Thresholds)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  below {threshold:0.00}: {Share(judged, threshold, true):0.0}% of those there, {Share(judged, threshold, false):0.0}% of those left out"));
            foreach (var element in judged.GroupBy(j => j.Example.Element).OrderBy(g => g.Key, StringComparer.Ordinal))
                output.WriteLine($"  {element.Key,-40} {string.Join("  ", Thresholds.Take(6).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t:0.00}: {Share([.. element], t, true):0.0}/{Share([.. element], t, false):0}")))}");
            if (part == Part.Develop)
            {
                foreach (var (example, p) in judged.Where(j => j.Example.What.Contains(" styled: ") && (j.Example.IsThere ? j.P < 0.3 && j.Example.What.Contains("[]") : j.P > 0.5)))
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(example.IsThere ? "FALSE ALARM" : "MISSED")} {example.Voice.Name} {example.Element} {p:0.00} [{string.Join(' ', example.Signs.Skip(1).Select(s => s.ToString("0.0", CultureInfo.InvariantCulture)))}] {example.What}"));
            }
        }

        output.WriteLine(string.Join("  ", Materials.Documents.Wording.ElementSigns.Names.Zip(course.Without("soe").SignWeights["service-flowchart/dispatch"], (n, w) => $"{n} {w:0.00}")));
    }

    private static double Share((SignedExample Example, double P)[] judged, double threshold, bool there) =>
        100.0 * judged.Count(j => j.Example.IsThere == there && j.P < threshold) / Math.Max(1, judged.Count(j => j.Example.IsThere == there));
}
