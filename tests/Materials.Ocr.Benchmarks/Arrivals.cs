using System.Globalization;
using System.Text.RegularExpressions;
using Materials.Checklists;
using Materials.Documents;
using Materials.Packages;
using Materials.Pages;
using Materials.Reading;
using Materials.Reading.Containment;
using Materials.Reading.Images;
using Materials.Reading.Ocr;
using Materials.Reports;

namespace Materials.Ocr.Benchmarks;

/// <summary>How well sound documents are read, and judged, that arrive in the ways of <see cref="Arrival"/>.</summary>
internal static partial class Arrivals
{
    private const string Folder = "Arriving";

    /// <summary>Sound documents that lack other parts of their item: what is said of the item as a whole is no mistake about the page.</summary>
    private static readonly string[] AboutTheItem = [FindingCode.ElementMissing, FindingCode.NotSubmitted, FindingCode.TooFew];

    /// <summary>Reads every page in every kind and prints a table in Markdown, then what went wrong where.</summary>
    /// <param name="work">Chromium's folder for drawing; the pictures, their texts and the lines not read exactly stay in it.</param>
    /// <param name="page">Only the pages whose names hold it.</param>
    /// <param name="kind">Only the kinds whose names hold it.</param>
    public static void Measure(string work, string page = "", string kind = "")
    {
        Directory.CreateDirectory(work);
        using var engine = OcrEngine.Load();
        var pages = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Pages", Folder), "*.html")
            .Select(f => Path.GetFileNameWithoutExtension(f)).Where(p => p.Contains(page, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        var kinds = Arrival.All.Where(k => k.Name.Contains(kind, StringComparison.Ordinal)).ToArray();
        var cells = new Dictionary<(string Page, string Kind), Arrived>();
        foreach (var name in pages)
        {
            var (html, truth, fields) = Draw.Source($"{Folder}/{name}");
            using var drawn = Draw.Photograph(html, work);
            foreach (var way in kinds)
            {
                var photo = way.Photo(drawn);
                var content = Read(engine, photo);
                var text = content.Pages[0].Text;
                var file = Path.Combine(work, $"{name}__{way.Name}");
                File.WriteAllBytes(file + ".jpg", photo);
                File.WriteAllText(file + ".txt", text);
                cells[(name, way.Name)] = new(
                    Score.Of(text, truth, [.. fields.Values]),
                    [.. fields.Where(f => !Score.Folded(text).Contains(Score.Folded(f.Value), StringComparison.Ordinal)).Select(f => f.Key)],
                    [.. Wrong(content, html, fields), .. Disordered(html, truth, text)]);
                File.WriteAllLines(file + ".lost", truth.Where(l => Score.Edits(Score.Folded(l), Score.Folded(text)) > 0));
            }
        }

        Print("characters read in %", pages, kinds, cells);
        Console.WriteLine();
        foreach (var ((name, way), cell) in cells.Where(c => c.Value.Lost.Length + c.Value.Wrong.Length > 0))
            Console.WriteLine($"- {name}, {way}: {string.Join(", ", cell.Lost)}{(cell.Wrong.Length > 0 ? $" — {string.Join("; ", cell.Wrong)}" : "")}");
    }

    private static void Print(string title, string[] pages, Kind[] kinds, Dictionary<(string Page, string Kind), Arrived> cells)
    {
        Console.WriteLine($"| {title} | {string.Join(" | ", pages)} | all | fields | judged wrong |");
        Console.WriteLine($"|---|{string.Concat(pages.Select(_ => "---|"))}---|---|---|");
        foreach (var way in kinds.Select(k => k.Name).Append("all"))
        {
            var shown = pages.Select(p => Sum(cells.Where(c => c.Key.Page == p && (way == "all" || c.Key.Kind == way)))).ToArray();
            var row = cells.Where(c => way == "all" || c.Key.Kind == way).ToArray();
            var all = Sum(row);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {way} | {string.Join(" | ", shown.Select(s => Percent(s)))} | {Percent(all)} | {all.Found}/{all.Fields} | {row.Count(c => c.Value.Wrong.Length > 0)}/{row.Length} |"));
        }

        static Score Sum(IEnumerable<KeyValuePair<(string Page, string Kind), Arrived>> some) => some.Aggregate(new Score(0, 0, 0, 0, 0), (sum, c) => sum + c.Value.Score);

        static string Percent(Score score) => (100 * score.Accuracy).ToString("F1", CultureInfo.InvariantCulture);
    }

    private static FormatContent Read(OcrEngine engine, byte[] photo)
    {
        using var stream = new MemoryStream(photo);
        var content = new ImageReader(new ReadingLimits()).Read(stream, MediaTypes.Jpeg, CancellationToken.None);
        return new PictureText(engine).Complete(content, new ReadingCourse(), CancellationToken.None);
    }

    /// <summary>What the program says of the page that no one would say who sees it: another kind of document, or something that blocks.</summary>
    private static IEnumerable<string> Wrong(FormatContent content, string html, IReadOnlyDictionary<string, string> fields)
    {
        var checklist = ChecklistFile.Open("gbt27922-full")!.Checklist!;
        var file = new FileContent
        {
            Path = "1.jpg",
            Sha256 = "0",
            Bytes = 1,
            MediaType = MediaTypes.Jpeg,
            Status = FileStatus.Read,
            Pages = content.Pages,
            Defects = content.Defects,
        };
        var applicant = new Applicant(fields.GetValueOrDefault("company") ?? "", fields.GetValueOrDefault("code"));
        var package = Recogniser.Recognise(new(new Submission { PackageId = "P", Applicant = applicant }, [file]), checklist, new(2026, 11, 23));
        foreach (var defect in content.Defects)
            yield return defect.Code;

        var kind = KindMeta().Match(html).Groups[1].Value;
        var kinds = package.Documents.Select(d => d.Kind).Distinct().ToArray();
        if (kind.Length > 0 && !kinds.Contains(kind))
            yield return $"taken for {(kinds.Length == 0 ? "nothing" : string.Join(", ", kinds))}";
        foreach (var finding in Examiner.Examine(package, checklist).SelectMany(v => v.Findings).Where(f => f.Severity == Severity.Blocking && !AboutTheItem.Contains(f.Code)))
            yield return $"{finding.Code} “{finding.Quote}”";
    }

    /// <summary>Pages whose lines have one order: those pairs of lines that follow one another on the page and come in the other order in the text.</summary>
    private static IEnumerable<string> Disordered(string html, string[] truth, string text)
    {
        if (!html.Contains("""<meta name="ordered">""", StringComparison.Ordinal))
            return [];
        var folded = Score.Folded(text);
        var found = truth.Where(l => l.Length > 3).Select(l => (Line: l, At: folded.IndexOf(Score.Folded(l), StringComparison.Ordinal))).Where(l => l.At >= 0).ToArray();
        return found.Zip(found.Skip(1)).Where(p => p.First.At > p.Second.At).Select(p => $"{p.Second.Line} before {p.First.Line}");
    }

    [GeneratedRegex("""<meta name="kind" content="([^"]*)">""")]
    private static partial Regex KindMeta();

    /// <summary>One page in one kind.</summary>
    /// <param name="Lost">Key fields that were not found exactly.</param>
    private sealed record Arrived(Score Score, string[] Lost, string[] Wrong);
}
