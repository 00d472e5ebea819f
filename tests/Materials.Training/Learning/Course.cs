using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Documents;
using Materials.Documents.Wording;
using Materials.Specimens.Voices;
using Materials.Specimens.Writing;
using Materials.Training.Evaluation;
using Materials.Training.Lessons;

namespace Materials.Training.Learning;

/// <summary>Learns everything there is to learn, and the same again without each voice, so that what is learnt can be tried on voices it never met.</summary>
internal sealed class Course
{
    /// <summary>Draws the weights of the signs towards nothing.</summary>
    private const double Ridge = 1;

    /// <summary>There are many more elements that are there than that are not: each of the latter counts for so many.</summary>
    private const double MissingWeight = 3;

    /// <summary>How far a sign may count otherwise for one item than for all: the smaller, the less.</summary>
    private const double OfItem = 0.5;

    private readonly string? _learnt;
    private readonly ImmutableArray<Lesson> _lessons = School.All();
    private readonly Checklist _checklist = Evaluate.ChecklistOf([]);
    private readonly Dictionary<string, WordingModel> _folds = [];
    private readonly List<SignedExample> _examples = [];

    /// <param name="learnt">Where the wording learnt without each voice is kept from an earlier run; null to learn it again.</param>
    public Course(string? learnt = null)
    {
        _learnt = learnt;
        var models = School.Voices.AsParallel().AsOrdered()
            .Select(v => (Voice: v, Model: Kept(v.Name) ?? SoftmaxRegression.Learn([.. _lessons.Where(l => l.Source != v.Name)], School.Classes)))
            .ToArray();
        foreach (var (voice, model) in models)
        {
            _folds[voice.Name] = model;
            _examples.AddRange(Examples(voice, model));
        }
    }

    public IReadOnlyList<SignedExample> Examples() => _examples;

    /// <summary>What was learnt without a voice.</summary>
    public WordingModel Without(string voice) => WithSigns(_folds[voice], voice);

    /// <summary>What was learnt from all voices.</summary>
    public WordingModel Whole() => WithSigns(Kept(WholeName) ?? SoftmaxRegression.Learn(_lessons, School.Classes), null);

    /// <summary>The name under which the model of all voices is kept.</summary>
    public const string WholeName = "whole";

    private WordingModel? Kept(string name)
    {
        if (_learnt is null)
            return null;
        using var file = File.OpenRead(Path.Combine(_learnt, name + ".model"));
        return WordingFile.Read(file);
    }

    private WordingModel WithSigns(WordingModel model, string? without)
    {
        // The cues were written with the tune voices at hand and say more there than elsewhere; the develop voices are odder than most. Both together come nearest.
        var elements = _examples.Select(e => e.Element).Distinct().Order(StringComparer.Ordinal).ToArray();
        string[] items = [.. elements.Select(ItemOf).Distinct()];
        var fit = Logistic.Fit(
            [.. _examples.Where(e => e.Voice.Name != without).Select(e => (Row(e, elements, items), e.IsThere, e.IsThere ? 1 : MissingWeight))], Ridge);
        return model.With(elements.ToImmutableDictionary(e => e, e => Weights(e, fit.Weights)));

        // What holds for all elements, for those of one item, and for this one alone, each drawn towards nothing.
        ImmutableArray<double> Weights(string element, double[] weights)
        {
            var signs = ElementSigns.Names.Length;
            var own = signs * (1 + Array.IndexOf(items, ItemOf(element)));
            return
            [
                .. Enumerable.Range(0, signs).Select(i => weights[i] + OfItem * weights[own + i] + (i == 0 ? weights[signs * (1 + items.Length) + Array.IndexOf(elements, element)] : 0)),
            ];
        }
    }

    private static string ItemOf(string element) => element[..element.IndexOf('/', StringComparison.Ordinal)];

    private static double[] Row(SignedExample example, string[] elements, string[] items)
    {
        var signs = example.Signs.Length;
        var row = new double[signs * (1 + items.Length) + elements.Length];
        var own = signs * (1 + Array.IndexOf(items, ItemOf(example.Element)));
        for (var i = 0; i < signs; i++)
        {
            row[i] = example.Signs[i];
            row[own + i] = OfItem * example.Signs[i];
        }

        row[signs * (1 + items.Length) + Array.IndexOf(elements, example.Element)] = 1;
        return row;
    }

    /// <summary>Every section of a voice that marks elements: whole, and once without each of them.</summary>
    private IEnumerable<SignedExample> Examples(Voice voice, WordingModel model)
    {
        foreach (var section in voice.Sections)
        {
            if (_checklist.Items.FirstOrDefault(i => i.Key == section.Key) is not { Elements.Length: > 0 } item)
                continue;
            var marks = Markup.ElementsIn(section.Text);
            foreach (var without in marks.Select(m => (IReadOnlySet<string>)new HashSet<string> { m }).Prepend(new HashSet<string>()))
            {
                foreach (var styled in (bool[])[true, false])
                {
                    var written = Written.Of(voice, section, "lesson 1", without, styled, styled ? null : FlowForm.Line);
                    var documents = written.Files.Select(f => new Document { Kind = item.Key, File = f, FirstPage = 1, LastPage = f.Pages.Length, Confidence = 1 }).ToImmutableArray();
                    foreach (var signed in ElementFinder.Signs(item, documents, model).Where(s => marks.Contains(s.Element.Key)))
                    {
                        yield return new(voice, $"{item.Key}/{signed.Element.Key}", !without.Contains(signed.Element.Key), signed.Signs,
                            $"{section.Names[0]} without [{string.Join(',', without)}] {(styled ? "styled" : "plain")}: {written.MarkedText(signed.Element.Key)}");
                    }
                }
            }
        }
    }
}

/// <summary>An element of a document, whether it is there, and what speaks for it.</summary>
internal sealed record SignedExample(Voice Voice, string Element, bool IsThere, double[] Signs, string What);
