using System.Collections.Immutable;
using System.Diagnostics;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Benchmarks;

/// <summary>How fast the desk's queue answers over many packages: the program itself, its own store, whole pages over HTTP.</summary>
internal static class QueueMeasure
{
    private const int Rounds = 40;

    /// <summary>What reviewers ask: the first page, a later one, each filter, each order, words that find much and little.</summary>
    private static readonly string[] Questions =
    [
        "", "?page=100", "?stage=ToDecide", "?stage=Settled&sort=applicant", "?outcome=Incomplete", "?sort=open", "?sort=oldest&page=20",
        "?q=B-00042", "?q=%E5%85%AC%E5%8F%B8", "?q=%E4%BA%91%E6%9D%89&outcome=NeedsReview&sort=package",
    ];

    /// <param name="program">The published program.</param>
    public static async Task<int> MeasureAsync(string program, int packages)
    {
        var data = Directory.CreateTempSubdirectory("materials-queue-").FullName;
        try
        {
            var made = Stopwatch.StartNew();
            for (var i = 1; i <= packages; i++)
                Store(data, i);
            Console.WriteLine($"{packages} reports stored in {made.Elapsed.TotalSeconds:0.0} s");

            var ready = Stopwatch.StartNew();
            await using var desk = await RunningDesk.StartAsync(program, data, "took in");
            Console.WriteLine($"register of {packages} packages made in {ready.Elapsed.TotalSeconds:0.0} s");
            await AskAsync(desk);
            return 0;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task AskAsync(RunningDesk desk)
    {
        using var http = new HttpClient();
        var times = new List<double>();
        var spent = TimeSpan.Zero;
        for (var round = 0; round <= Rounds; round++)
        {
            // The first round warms up.
            if (round == 1)
                spent = desk.ProcessorTime;
            foreach (var question in Questions)
            {
                var time = Stopwatch.StartNew();
                var page = await http.GetStringAsync(new Uri($"{desk.Address}/packages{question}"));
                if (round > 0)
                    times.Add(time.Elapsed.TotalMilliseconds);
                if (!page.Contains("</html>", StringComparison.Ordinal))
                    throw new InvalidOperationException($"{question}: the page breaks off.");
            }
        }
        var each = (desk.ProcessorTime - spent).TotalMilliseconds / times.Count;
        times.Sort();
        Console.WriteLine($"{times.Count} pages of the queue: p50 {At(0.5):0.0} ms, p95 {At(0.95):0.0} ms, p99 {At(0.99):0.0} ms, worst {times[^1]:0.0} ms; {each:0.0} ms of processor time each");

        double At(double share) => times[(int)(share * (times.Count - 1))];
    }

    /// <summary>A report as the program stores it, of a package that was never there.</summary>
    private static void Store(string data, int number)
    {
        var id = $"B-{number:D5}";
        var report = new Report
        {
            ReportId = $"00000000-0000-0000-0000-{number:D12}",
            PackageId = id,
            Revision = 1,
            Applicant = new($"合肥{(number % 7 == 0 ? "云杉" : "青禾")}第{number}设备有限公司", null),
            Checklist = new("gbt27922-core", "1", new string('0', 64), []),
            AsOf = new(2026, 11, 23),
            Outcome = (number % 3) switch { 0 => Outcome.Complete, 1 => Outcome.Incomplete, _ => Outcome.NeedsReview },
            Items = [.. Enumerable.Range(0, 14).Select(i => Item(i, number))],
            Files = [.. Enumerable.Range(0, 10).Select(i => File(i, number))],
            Findings = [],
        };
        var folder = Directory.CreateDirectory(Path.Combine(data, "reports", id, "r1")).FullName;
        System.IO.File.WriteAllBytes(Path.Combine(folder, $"{report.ReportId}.json"), ReportJson.Write(report));
    }

    private static ItemVerdict Item(int place, int number)
    {
        var status = number % 3 == 0 ? ItemStatus.Satisfied
            : place == 3 ? number % 3 == 1 ? ItemStatus.Missing : ItemStatus.NeedsReview
            : ItemStatus.Satisfied;
        return new()
        {
            Key = $"item-{place}",
            Title = new($"材料{place}", $"Material {place}"),
            Status = status,
            Confidence = 0.9,
            Documents = status == ItemStatus.Missing ? [] : [new($"{place}.pdf", [1, 2], 0.9)],
            Elements = [new("part", true, [new($"{place}.pdf", 1, "客户报修后由客服登记受理")])],
            Findings = status == ItemStatus.Missing
                ? [new() { Code = FindingCode.NotSubmitted, Severity = Severity.Blocking, Message = new("没有找到。", "Not found."), Remedy = new("请补充。", "Supply it.") }]
                : ImmutableArray<Finding>.Empty,
            Question = status == ItemStatus.NeedsReview ? new("请核对。", "Please look.") : null,
        };
    }

    private static FileVerdict File(int place, int number) => new()
    {
        Path = $"{place}.pdf",
        Sha256 = $"{number:D32}{place:D32}",
        Bytes = 100_000,
        MediaType = "application/pdf",
        Pages = 12,
        PageUnit = PageUnit.Page,
        Status = FileStatus.Read,
        Text = TextSource.Embedded,
        Kinds = [$"item-{place}"],
        Findings = [],
    };
}
