using System.Collections.Immutable;
using System.Globalization;
using Materials.Training.Lessons;

namespace Materials.Training.Learning;

/// <summary>How well a model does on the passages of a voice that it has not learnt from.</summary>
internal static class LeaveOneOut
{
    public static void Run(ImmutableArray<Lesson> lessons, ImmutableArray<string> classes, TextWriter output)
    {
        var (all, rightItem, rightElement, elements) = (0, 0, 0, 0);
        foreach (var voice in School.Voices)
        {
            var model = SoftmaxRegression.Learn([.. lessons.Where(l => l.Source != voice.Name)], classes);
            var probabilities = new float[classes.Length];
            var (n, item, element, within) = (0, 0, 0, 0);
            foreach (var lesson in lessons.Where(l => l.Source == voice.Name))
            {
                model.Judge(new(lesson.Place, null!, lesson.Text), probabilities);
                n++;
                var best = classes.GroupBy(c => c.Split('/')[0]).MaxBy(g => g.Sum(c => probabilities[classes.IndexOf(c)]))!;
                item += best.Key == lesson.Item ? 1 : 0;
                if (!lesson.Label.Contains('/'))
                    continue;
                within++;
                element += classes.Where(c => c.StartsWith(lesson.Item, StringComparison.Ordinal)).MaxBy(c => probabilities[classes.IndexOf(c)]) == lesson.Label ? 1 : 0;
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{voice.Name,-14} passages {n,4}  item {1.0 * item / n:0.000}  element within its item {1.0 * element / Math.Max(1, within):0.000}"));
            (all, rightItem, rightElement, elements) = (all + n, rightItem + item, rightElement + element, elements + within);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"ALL",-14} passages {all,4}  item {1.0 * rightItem / all:0.000}  element within its item {1.0 * rightElement / elements:0.000}"));
    }
}
