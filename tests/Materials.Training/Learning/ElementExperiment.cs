using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Documents;
using Materials.Documents.Wording;
using Materials.Specimens.Writing;
using Materials.Training.Evaluation;
using Materials.Training.Lessons;
using Block = Materials.Documents.Block;

namespace Materials.Training.Learning;

internal static class ElementExperiment
{
    private sealed record Example(string Voice, bool Develop, string Item, string Element, bool Present, double[] X, string What, double Cue, string Text);

    public static void Run(ImmutableArray<Lesson> lessons, ImmutableArray<string> classes, TextWriter output)
    {
        var checklist = Evaluate.ChecklistOf([]);
        var elementClasses = classes.Where(c => c.Contains('/')).ToArray();
        var examples = new List<Example>();
        foreach (var voice in School.Voices)
        {
            var model = SoftmaxRegression.Learn([.. lessons.Where(l => l.Source != voice.Name)], classes);
            foreach (var section in voice.Sections)
            {
                if (checklist.Items.FirstOrDefault(i => i.Key == section.Key) is not { Elements.Length: > 0 } item || item.Key == "business-license") continue;
                var marks = Markup.ElementsIn(section.Text);
                foreach (var without in marks.Select(m => (IReadOnlySet<string>)new HashSet<string> { m }).Append(new HashSet<string>()))
                {
                    foreach (var styled in new[] { true, false })
                    {
                        var written = Written.Of(voice, section, "lesson 1", without, styled, section.Text.Contains(":::flow") && !styled ? FlowForm.Line : null);
                        var blocks = written.Files.SelectMany(f => f.Pages.Select(p => new Block(f, p, 0, p.Lines.Length, new HashSet<string>()))).ToArray();
                        var documents = written.Files.Select(f => new Document { Kind = item.Key, File = f, FirstPage = 1, LastPage = f.Pages.Length, Confidence = 1 }).ToImmutableArray();
                        var found = ElementFinder.FindAll(item, documents);
                        var wording = ItemWording.Of(item, blocks, model);
                        var parts = wording.Parts.Select(p => ItemWording.Together(p, item.Elements.Length + 2)).ToArray();
                        var k = item.Elements.Length;
                        double[] Margins(IEnumerable<IEnumerable<PassageSigns>> groups)
                        {
                            var qs = groups.Select(g => ItemWording.Together([.. g], k + 2)).ToArray();
                            if (qs.Length == 0) return Enumerable.Repeat(-6.0, k).ToArray();
                            var sc = Enumerable.Range(0, k).Select(e => qs.Select(q => Math.Max(-6, Math.Log(q[e] + 1e-3) - Math.Log(q.Max() + 1e-3))).ToArray()).ToArray();
                            var a = Assignment.Find(sc);
                            return [.. a.Select((u, e) => u < 0 ? -6 : sc[e][u])];
                        }
                        var byLine = Margins(wording.Passages.Where(p => p.Passage.Place != PassagePlace.Title).GroupBy(p => p.Passage.Line).Select(g => g.AsEnumerable()));
                        var byHead = Margins(wording.Parts.Select(p => p.AsEnumerable()));
                        var byPassage = Margins(wording.Passages.Select(p => (IEnumerable<PassageSigns>)[p]));
                        for (var e = 0; e < item.Elements.Length; e++)
                        {
                            if (!marks.Contains(item.Elements[e].Key)) continue;
                            var verdict = !found[e].Evidence.IsEmpty ? 1.0 : found[e].Doubtful is not null ? 0.5 : 0;
                            var passages = wording.Passages.Select(p => p.Among[e]).OrderDescending().ToArray();
                            var head = wording.Passages.Where(p => p.Passage.Place != PassagePlace.Text).Select(p => p.Among[e]).DefaultIfEmpty(0).Max();
                            var text = wording.Passages.Where(p => p.Passage.Place == PassagePlace.Text).Select(p => p.Among[e]).DefaultIfEmpty(0).Max();
                            var bias = new double[elementClasses.Length];
                            bias[Array.IndexOf(elementClasses, $"{item.Key}/{item.Elements[e].Key}")] = 1;
                            double[] x = [1, verdict == 1 ? 1 : 0, verdict == 0.5 ? 1 : 0, L(head), L(text), L(passages.ElementAtOrDefault(1)), L(parts.Select(p => p[e]).DefaultIfEmpty(0).Max()), byLine[e], byHead[e], byPassage[e], .. bias];
                            examples.Add(new(voice.Name, voice.Part == Materials.Specimens.Voices.Part.Develop, item.Key, item.Elements[e].Key, !without.Contains(item.Elements[e].Key), x, $"{section.Names[0]} without {string.Join(',', without)} {styled}", verdict, written.MarkedText(item.Elements[e].Key)));
                        }
                    }
                }
            }
        }

        output.WriteLine($"examples {examples.Count}, missing {examples.Count(x => !x.Present)}");
        foreach (var dev in new[] { false, true })
        {
            var set = examples.Where(x => x.Develop == dev).ToArray();
            output.WriteLine($"develop={dev} cues: present judged missing {Share(set.Where(x => x.Present), x => x.Cue == 0)} doubt {Share(set.Where(x => x.Present), x => x.Cue == 0.5)}; missing judged present {Share(set.Where(x => !x.Present), x => x.Cue == 1)} doubt {Share(set.Where(x => !x.Present), x => x.Cue == 0.5)}");
            var scored = new List<(Example E, double P)>();
            foreach (var voice in set.Select(x => x.Voice).Distinct())
            {
                var fit = Logistic.Fit([.. examples.Where(x => x.Voice != voice && x.Develop == dev).Select(x => (x.X, x.Present, x.Present ? 1.0 : 3.0))]);
                scored.AddRange(set.Where(x => x.Voice == voice).Select(x => (x, fit.P(x.X))));
                if (voice == set[^1].Voice) output.WriteLine("weights " + string.Join(" ", fit.Weights.Select(w => w.ToString("0.0"))));
            }
            foreach (var t in new[] { 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7 })
                output.WriteLine($"  t={t}: present below {Share(scored.Where(s => s.E.Present), s => s.P < t)}  missing below {Share(scored.Where(s => !s.E.Present), s => s.P < t)}");
            foreach (var w in scored.Where(s => dev && s.E.What.EndsWith("True") && (s.E.Present ? s.P < 0.5 && s.E.What.Contains("without  ") : s.P > 0.7)))
                output.WriteLine($"  {(w.E.Present ? "FALSE-ALARM" : "MISS")} {w.E.Voice} {w.E.Item}/{w.E.Element} P={w.P:0.00} cue={w.E.Cue} [{string.Join(" ", w.E.X.Take(10).Select(v => v.ToString("0.0")))}] {w.E.Text}");
            foreach (var g in scored.GroupBy(s => s.E.Item + "/" + s.E.Element))
                output.WriteLine($"     {g.Key,-45} present<.3 {Share(g.Where(s => s.E.Present), s => s.P < .3)} missing<.3 {Share(g.Where(s => !s.E.Present), s => s.P < .3)} n {g.Count(s => !s.E.Present)}");
        }
        static string Share<T>(IEnumerable<T> all, Func<T, bool> so) { var a = all.ToArray(); return $"{100.0 * a.Count(so) / Math.Max(1, a.Length):0.0}%"; }
        static double L(double p) => Math.Log((p + 0.01) / (1.01 - p));
    }
}
