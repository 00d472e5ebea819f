using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Materials.Checklists;
using Materials.Messages;
using Materials.Packages;
using Materials.Reading;
using Materials.Reports;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;
using Materials.Worker.Submitting;
using Materials.Worker.Tests.CommandLine;

namespace Materials.Worker.Tests.Delivery;

/// <summary>A supplement is judged as the whole package would be.</summary>
public sealed class MergedSupplementTests
{
    private static readonly DateOnly AsOf = new(2026, 11, 20);
    private static readonly Checklist Core = ChecklistFile.Open("gbt27922-core")!.Checklist!;

    private static readonly string[] Texts =
    [
        "售后服务流程图\n客户报修 → 受理登记 → 派单 → 上门实施维修 → 客户反馈、回访\n",
        "售后服务流程图\n客户来电 → 受理登记 → 派单 → 上门维修\n",
        "客户满意度调查方案\n调查对象：全部客户\n客户满意度调查问卷\n您对服务是否满意？\n",
        "售后服务手册\n一、服务宗旨\n二、服务目标\n三、服务策略\n四、组织架构\n五、职责分工\n六、服务流程规范\n",
        "关于放假的通知\n",
    ];

    [Fact]
    public void Verdicts_on_a_supplement_are_those_on_the_whole_from_scratch()
    {
        var package = Gen.Choose(0, Texts.Length - 1).ArrayOf(4);
        Prop.ForAll(
            Arb.From(package), Arb.From(Gen.Choose(-1, Texts.Length - 1).ArrayOf(6)),
            (first, second) => Check(first, second).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void New_file_for_an_item_takes_the_place_of_one_that_something_was_wrong_with_and_joins_those_that_were_good()
    {
        var wrong = new Finding { Code = FindingCode.CertificateExpired, Severity = Severity.Blocking, File = "旧.pdf", Message = new("", ""), Remedy = new("", "") };
        var before = new Submission
        {
            PackageId = "AH-1",
            Applicant = new("甲"),
            Files = [new("旧.pdf", Item: "x"), new("好.pdf", Item: "x"), new("另.pdf", Item: "y")],
        };
        var report = Empty with
        {
            Items =
            [
                new() { Key = "x", Title = new("", ""), Status = ItemStatus.Deficient, Confidence = 1, Documents = [], Elements = [], Findings = [wrong] },
            ],
        };
        var supplement = new Submission { PackageId = "AH-1", Revision = 2, Mode = SubmissionMode.Supplement, Files = [new("新.pdf", Item: "x")] };

        var whole = Supplements.Merge(supplement, before, report);

        Assert.Equal(["另.pdf", "好.pdf", "新.pdf"], whole.Files.Select(f => f.Path).Order(StringComparer.Ordinal));
        Assert.Equal("甲", whole.Applicant.Name);
    }

    private static Report Empty => new()
    {
        ReportId = "",
        PackageId = "AH-1",
        Revision = 1,
        Applicant = new(),
        Checklist = new("", "", "", []),
        AsOf = AsOf,
        Outcome = Materials.Reports.Outcome.Incomplete,
        Items = [],
        Files = [],
        Findings = [],
    };

    /// <param name="first">The text of each file of the first revision.</param>
    /// <param name="second">The text of each file that the second brings or replaces; -1: nothing of it.</param>
    private static async Task<bool> Check(int[] first, int[] second)
    {
        using var folder = new TemporaryFolder();
        var store = new FolderStore(folder.Path);
        var supplements = new Supplements(store, new(FilesNameBlobs: false));
        var files = first.Select((text, i) => ($"{i}.txt", text)).ToDictionary();
        var original = Of(1, files.Keys);
        await store.CreateAsync(StorageNames.Submission("AH-1", 1), MessageJson.Write(Announced.By(original)), "", CancellationToken.None);
        var before = await ScreenAsync(original, files, null);
        await store.CreateAsync(StorageNames.ReportJson("AH-1", 1, before.ReportId), ReportJson.Write(before), "", CancellationToken.None);

        var brought = second.Select((text, i) => ($"{i}.txt", text)).Where(f => f.text >= 0).ToDictionary();
        var (whole, answered) = await supplements.CompleteAsync(Of(2, brought.Keys) with { Mode = SubmissionMode.Supplement }, CancellationToken.None);
        var (again, _) = await supplements.CompleteAsync(Of(2, brought.Keys) with { Mode = SubmissionMode.Supplement }, CancellationToken.None);
        foreach (var (path, text) in brought)
            files[path] = text;

        var supplemented = await ScreenAsync(whole, files, answered);
        var fromScratch = await ScreenAsync(Of(2, files.Keys), files, null);
        Assert.Equal(ReportJson.Write(fromScratch), ReportJson.Write(supplemented with { Comparison = null }));
        Assert.Equal(whole.Files.AsEnumerable(), again.Files.AsEnumerable());
        Assert.NotNull(supplemented.Comparison);
        return true;
    }

    private static Submission Of(int revision, IEnumerable<string> paths) => new()
    {
        PackageId = "AH-1",
        Revision = revision,
        Applicant = new("合肥云杉水处理设备有限公司"),
        Files = [.. paths.Order(StringComparer.Ordinal).Select(p => new SubmittedFile(p))],
    };

    private static Task<Report> ScreenAsync(Submission submission, Dictionary<string, int> texts, Report? before) =>
        new Screening(new Source(texts), new PackageReader(new FileReader()), Nobody.Instance, Nobody.Instance)
            .ScreenAsync(submission, Core, AsOf, before, CancellationToken.None);

    private sealed class Source(Dictionary<string, int> texts) : IPackageSource
    {
        public Task<ImmutableArray<PackageFile>> OpenAsync(Submission submission, CancellationToken cancellationToken) => Task.FromResult(
            submission.Files.Select(f => new PackageFile(f.Path, _ => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(Texts[texts[f.Path]])))))
                .ToImmutableArray());
    }

    private sealed class Nobody : IReportStore, IAnnouncer
    {
        public static readonly Nobody Instance = new();

        public Task StoreAsync(Submission submission, Report report, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task AnnounceAsync(Submission submission, Report report, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
