using Materials.Specimens.Corpus;
using Materials.Specimens.Packing;
using Materials.Specimens.Planning;
using Materials.Specimens.Voices;

namespace Materials.Specimens;

/// <summary>Counts what the dealt packages cover, so that the claim of the README can be checked.</summary>
internal static class Coverage
{
    public static void Print(IReadOnlyList<Plan> plans, TextWriter output)
    {
        foreach (var part in plans.GroupBy(plan => plan.Voice.Part))
            output.WriteLine($"{part.Key,-10} packages {part.Count(),3}, voices {part.Select(plan => plan.Voice).Distinct().Count()}, companies {part.Select(plan => plan.Company).Distinct().Count()}, without defect {part.Count(plan => plan.Defects.Count == 0)}");
        var companies = plans.SelectMany(plan => plan.Voice.Companies).Distinct().ToList();
        output.WriteLine($"credit codes that pass both checks: {companies.Count(company => CreditCode.IsValid(company.CreditCode))} of {companies.Count}");
        output.WriteLine();
        Table(output, "voice", plans, plan => [$"{plan.Voice.Name} — {plan.Voice.About}"]);
        Table(output, "habit", plans, plan => [plan.Habit.ToString()]);
        Table(output, "finding code", plans, plan => plan.Defects.Select(defect => defect.Code));
        Table(output, "element missing", plans, plan => plan.Defects.Where(defect => defect.Element is not null).Select(defect => $"{defect.Item}/{defect.Element}"));
        Table(output, "device", plans, plan => new Composer(plan, images: true).Compose().Uploads.Select(upload => upload.Print?.Make.ToString() ?? "other"));
        Table(output, "distractor", plans, plan => new Composer(plan, images: true).Compose().Uploads.Where(u => u.Codes.Contains("unrecognised")).Select(u => u.Print?.PaperSeed.Split('/')[^1] ?? "gate"));
        foreach (var (one, other) in new[] { (Part.Tune, Part.Measured), (Part.Develop, Part.Measured), (Part.Tune, Part.Develop) })
        {
            var shared = Sentences(plans, one);
            shared.IntersectWith(Sentences(plans, other));
            output.WriteLine($"sentences of six characters or more that stand in voices of both {one} and {other}: {shared.Count}");
            foreach (var sentence in shared)
                output.WriteLine($"  {sentence}");
        }
        Phrases(output);
    }

    private static void Phrases(TextWriter output)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.tsv").Order(StringComparer.Ordinal))
        {
            var phrases = Phrase.ReadAll(file);
            output.WriteLine();
            output.WriteLine($"{Path.GetFileName(file),-55}{"phrases",9}{"titles",9}   ({phrases.Count} of {phrases.DistinctBy(phrase => phrase.Writer).Count()} writers)");
            foreach (var label in phrases.GroupBy(phrase => phrase.Label[0] == '!' ? "!" : phrase.Label).OrderBy(group => group.Key, StringComparer.Ordinal))
                output.WriteLine($"  {label.Key,-53}{label.Count(),9}{label.Count(phrase => phrase.Place == "title"),9}");
        }
    }

    private static HashSet<string> Sentences(IReadOnlyList<Plan> plans, Part part) =>
        [.. plans.Select(plan => plan.Voice).Distinct().Where(voice => voice.Part == part).SelectMany(voice => voice.Sections)
            .SelectMany(section => section.Text.Split(['\n', '|', '。', ';', '!', '?', ':', ',', '、', '#', '*', '<', '>', '[', ']', '{', '}', ',', '。', ';', ':', '!', '?'], StringSplitOptions.TrimEntries))
            .Where(text => text.Length >= 6 && text.Any(c => c > 0x2E80))];

    private static void Table(TextWriter output, string title, IReadOnlyList<Plan> plans, Func<Plan, IEnumerable<string>> what)
    {
        output.WriteLine($"{title,-64}{string.Concat(Enum.GetNames<Part>().Select(name => $"{name,9}"))}");
        var rows = plans.SelectMany(plan => what(plan).Select(name => (name, plan.Voice.Part))).GroupBy(x => x.name).OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var row in rows)
            output.WriteLine($"  {row.Key,-62}{string.Concat(Enum.GetValues<Part>().Select(part => $"{row.Count(x => x.Part == part),9}"))}");
        output.WriteLine();
    }
}
