using Materials.Specimens.Voices;
using Materials.Specimens.Writing;

namespace Materials.Specimens.Planning;

/// <summary>How an applicant hands things in.</summary>
internal enum Habit
{
    /// <summary>A file per item, sensibly named.</summary>
    Tidy,

    /// <summary>Nothing but scans, named by the scanner.</summary>
    Scanned,

    /// <summary>Most of it bound into one volume.</summary>
    Volume,

    /// <summary>Phone photographs where a page will do.</summary>
    Phone,

    /// <summary>An archive whose names are GBK.</summary>
    Zipped,

    /// <summary>Names that say nothing, or the wrong thing.</summary>
    Misleading,

    /// <summary>Old and new office formats side by side.</summary>
    Office,

    /// <summary>Sorted into folders.</summary>
    Folders,
}

/// <summary>What one package will be, before a word of it is written.</summary>
internal sealed record Plan(string Id, Voice Voice, Company Company, Habit Habit, IReadOnlyList<Defect> Defects)
{
    public IEnumerable<Defect> On(string item) => Defects.Where(defect => defect.Item == item);
}

/// <summary>Deals voices, companies, habits and defects, so that each part shows everything at least once.</summary>
internal static class Plans
{
    private const int MostDefects = 4;

    /// <param name="count">Packages in each part; null for as many as each part usually has.</param>
    /// <param name="seed">Deals other companies, habits and defects.</param>
    /// <param name="images">Whether defects that only a picture can have are dealt.</param>
    public static IReadOnlyList<Plan> Deal(int? count, string seed, bool images) =>
        [.. Enum.GetValues<Part>().SelectMany(part => Deal(part, count ?? UsualCount(part), seed, images))];

    /// <summary>As many as show every defect; where voices are many, each hands in several packages.</summary>
    private static int UsualCount(Part part) => part switch
    {
        Part.Develop => Voice.All.Count(voice => voice.Part == part) * DevelopPackagesEach,
        Part.Sealed => 24,
        _ => 56,
    };

    /// <summary>More than one, so that every voice hands in packages with defects and packages without.</summary>
    private const int DevelopPackagesEach = 5;

    /// <summary>How often each defect is dealt: the many packages of the develop part have room for every defect in two voices.</summary>
    private static int Rounds(Part part) => part == Part.Develop ? 2 : 1;

    /// <summary>
    /// A third of the packages that are looked into or were first measured has no defect; of the parts that came later a half, since most applicants
    /// hand in sound papers and a false alarm costs most. Every voice has both.
    /// </summary>
    private static bool IsClean(Part part, int voices, int i) =>
        part is Part.Tune or Part.Measured ? i % 3 == 1 : (i % voices + i / voices) % 2 == 1;

    private static List<Plan> Deal(Part part, int count, string seed, bool images)
    {
        var voices = Voice.All.Where(voice => voice.Part == part).ToList();
        if (voices.Count == 0)
            return [];
        var dice = new Dice("deal", part.ToString(), seed);
        var prefix = part switch { Part.Tune => "t", Part.Develop => "d", Part.Sealed => "s", _ => "m" };
        var habits = Enum.GetValues<Habit>();
        var plans = Enumerable.Range(0, count).Select(i =>
        {
            var (voice, round) = (voices[i % voices.Count], i / voices.Count);
            var company = voice.Companies[round % voice.Companies.Count];
            return new Plan($"{prefix}{i + 1:000}", voice, company, habits[(i + i / habits.Length) % habits.Length], []);
        }).ToList();
        var room = plans.Select((_, i) => IsClean(part, voices.Count, i) ? 0 : dice.Between(2, MostDefects)).ToArray();
        foreach (var defect in Enumerable.Range(0, Rounds(part)).SelectMany(_ => dice.Shuffled(Defect.All())).ToList())
        {
            var choices = Enumerable.Range(0, plans.Count).Where(i => !IsClean(part, voices.Count, i) && Suits(plans[i], defect)).ToList();
            if (choices.Count == 0)
                continue;
            var most = choices.Max(i => room[i]);
            var chosen = dice.Pick(choices.Where(i => room[i] == most).ToList());
            room[chosen]--;
            plans[chosen] = plans[chosen] with { Defects = [.. plans[chosen].Defects, defect] };
        }
        AddEmptyPackage(plans);
        return images ? plans : [.. plans.Select(plan => plan with { Defects = [.. plan.Defects.Where(defect => !defect.NeedsImages)] })];
    }

    /// <summary>The last package of each part holds nothing at all.</summary>
    private static void AddEmptyPackage(List<Plan> plans)
    {
        if (plans.Count > 40)
            plans[^1] = plans[^1] with { Defects = [new Defect("empty-package")] };
    }

    private static bool Suits(Plan plan, Defect defect) =>
        plan.Defects.Count < MostDefects
        && plan.Defects.All(other => defect.Item is null ? other.Code != defect.Code : other.Item != defect.Item)
        && (defect.Element is null || defect.Item == Items.License
            || plan.Voice.For(defect.Item!).Any(section => Markup.ElementsIn(section.Text).Contains(defect.Element)))
        && (defect.Code != "limit-exceeded" && defect.Code != "unsafe-path" || plan.Habit != Habit.Zipped);
}
