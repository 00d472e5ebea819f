using System.Collections.Immutable;
using System.Globalization;
using Materials.Checklists;
using Materials.Documents;
using Materials.Documents.Wording;
using Materials.Training.Evaluation;
using Materials.Training.Lessons;

namespace Materials.Training.Learning;

internal static class Experiment
{
    public static void Run(ImmutableArray<Lesson> lessons, ImmutableArray<string> classes, TextWriter output)
    {
        var checklist = Evaluate.ChecklistOf([]);
        var scorer = new KindScorer(checklist);
        var items = classes.Select(c => c.Split('/')[0]).Distinct().ToArray();
        var itemOf = classes.Select(c => Array.IndexOf(items, c.Split('/')[0])).ToArray();
        double[] alphas = [0.0, 0.3, 0.5, 0.7];
        var right = new Dictionary<string, int>();
        var n = 0;
        foreach (var voice in School.Voices)
        {
            var model = SoftmaxRegression.Learn([.. lessons.Where(l => l.Source != voice.Name)], classes);
            var p = new float[classes.Length];
            foreach (var section in voice.Sections)
            {
                var truth = items.Contains(section.Key) ? section.Key : "-";
                var written = Written.Of(voice, section, "lesson 1", new HashSet<string>(), true);
                foreach (var file in written.Files)
                {
                    n++;
                    var blocks = Blocks.Of(file);
                    var passages = blocks.SelectMany(b => Passages.Of(b)).ToArray();
                    var cue = new double[items.Length];
                    foreach (var b in blocks)
                    {
                        var sc = scorer.Score(b);
                        for (var k = 0; k < sc.Length; k++)
                            if (Array.IndexOf(items, scorer.Kinds[k].Key) is >= 0 and var at)
                                cue[at] += sc[k].LogOdds;
                            else cue[^1] = Math.Max(cue[^1], 0 + sc[k].LogOdds);
                    }
                    var sums = new double[items.Length];
                    foreach (var passage in passages)
                    {
                        model.Judge(passage, p);
                        var q = new double[items.Length];
                        for (var c = 0; c < p.Length; c++) q[itemOf[c]] += p[c];
                        for (var i = 0; i < q.Length; i++) sums[i] += Math.Log(0.01 + q[i]);
                    }
                    Tell("cues", Best(cue));
                    foreach (var a in new[] { 0.5 })
                    {
                        var s = sums.Select(x => x / Math.Pow(Math.Max(1, passages.Length), a)).ToArray();
                        Tell("model", Best(s));
                        foreach (var w in new[] { 0.5, 1, 2, 4 })
                            Tell("both " + w, Best(s.Zip(cue, (x, y) => x * w + y).ToArray()));
                        if (items[Best(s)] != truth && voice.Part == Materials.Specimens.Voices.Part.Tune) output.WriteLine($"{voice.Name} {truth} {file.Path}: model {items[Best(s)]} cues {items[Best(cue)]}");
                    }
                    void Tell(string name, int best) => right[name] = right.GetValueOrDefault(name) + (items[best] == truth ? 1 : 0);
                }
            }
            output.WriteLine(voice.Name + " " + n + " " + string.Join("  ", right.Select(r => $"{r.Key} {1.0 * r.Value / n:0.000}")));
            right.Clear(); n = 0;
        }
        static int Best(double[] x) => Array.IndexOf(x, x.Max());
    }
}
