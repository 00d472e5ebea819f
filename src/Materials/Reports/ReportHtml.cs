using Materials.Checklists;
using Materials.Pages;

namespace Materials.Reports;

/// <summary>A report as one HTML file for screen and paper. Equal reports give identical files.</summary>
public static class ReportHtml
{
    /// <param name="checklist">The checklist that the report names: it says what the elements are called.</param>
    /// <returns>A whole page that needs no other file and no network.</returns>
    public static string Write(Report report, Checklist checklist, Language language)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(checklist);
        var words = new Words(language);
        var digest = new ReportDigest(report);
        var remarks = new ReportHtmlRemarks(new ReportPlaces(report), words);
        var items = new ReportHtmlItems(new ReportPlaces(report), checklist, words);
        return ReportHtmlPage.Write(
            $"{words.Say("完整性报告", "Completeness report")} {report.PackageId}",
            language,
            Html.Of($"""
                <main>
                {Head(report, checklist, words)}
                {Verdict(report, words)}
                {remarks.List(words.Say("一、需要补充", "To supply"), words.Say("缺少的材料或内容", "What is absent"), "missing", digest.ToSupply)}
                {remarks.List(words.Say("二、需要修正", "To correct"), words.Say("已提交，但有问题", "Submitted, but with a defect"), "deficient", digest.ToCorrect)}
                {remarks.Reviews(digest.ToReview)}
                {items.List(report.Items)}
                {remarks.List(words.Say("提示", "Good to know"), words.Say("不影响结论", "Changes no verdict"), "advisory", digest.Hints)}
                {Files(report, words)}
                {Foot(report, words)}
                </main>
                """));
    }

    private static Html Head(Report report, Checklist checklist, Words words) => Html.Of($"""
        <header class="head">
        <p class="kind">{words.Say("商品售后服务评价 · 申报材料初审", "After-sales service certification · Preliminary check")}</p>
        <h1>{words.Say("完整性报告", "Completeness report")}</h1>
        <p class="applicant"><bdi>{report.Applicant.Name ?? words.Say("（未注明申请人）", "(applicant not stated)")}</bdi></p>
        <dl class="facts">
        {Fact(words.Say("申请编号", "Application"), report.PackageId)}
        {Fact(words.Say("提交版次", "Revision"), words.Say($"第 {report.Revision} 版", $"{report.Revision}"))}
        {(report.Applicant.CreditCode is { } code ? Fact(words.Say("统一社会信用代码", "Credit code"), code) : Html.Empty)}
        {Fact(words.Say("核验日", "As of"), report.AsOf.ToString("yyyy-MM-dd"))}
        {Fact(words.Say("材料清单", "Checklist"), $"{words.In(checklist.Title)} ({report.Checklist.Id} {report.Checklist.Version})")}
        {(report.Checklist.Industries.IsEmpty ? Html.Empty : Fact(words.Say("行业附加要求", "Industries"), string.Join(", ", report.Checklist.Industries)))}
        </dl>
        </header>
        """);

    private static Html Fact(string name, string value) => Html.Of($"<div><dt>{name}</dt><dd><bdi>{value}</bdi></dd></div>\n");

    private static Html Verdict(Report report, Words words)
    {
        var counts = new[] { ItemStatus.Missing, ItemStatus.Deficient, ItemStatus.NeedsReview, ItemStatus.Satisfied, ItemStatus.NotRequired }
            .Select(s => (Status: s, Count: report.Items.Count(i => i.Status == s)))
            .Where(c => c.Count > 0);
        return Html.Of($"""
            <section class="verdict {ClassOf(report.Outcome)}" aria-label="{words.Say("结论", "Verdict")}">
            <p class="outcome">{words.In(ReportWords.Of(report.Outcome))}</p>
            <p class="advice">{Advice(report.Outcome, words)}</p>
            <ul class="counts">{Html.Each(counts, c => Html.Of($"<li class=\"{ClassOf(c.Status)}\"><b>{c.Count}</b> {words.In(ReportWords.Of(c.Status))}</li>"))}</ul>
            <div class="strip" aria-hidden="true">{Html.Each(report.Items, i => Html.Of($"<i class=\"{ClassOf(i.Status)}\"></i>"))}</div>
            </section>
            """);
    }

    private static string Advice(Outcome outcome, Words words) => outcome switch
    {
        Outcome.Complete => words.Say("材料的真实性和有效执行情况由现场审核核实。", "Whether the materials are true and put into practice is verified on site."),
        Outcome.Incomplete => words.Say("请按下列各点补充或修正后重新提交；全部问题已一次列出。", "Please supply or correct the points below and submit again; they are all listed at once."),
        _ => words.Say("有材料须由审核人员判断，申请人暂时无需操作。", "A reviewer must judge some of the materials; the applicant need do nothing for now."),
    };

    private static Html Files(Report report, Words words) => report.Files.IsEmpty ? Html.Empty : Html.Of($"""
        <section class="files">
        <h2>{words.Say("收到的文件", "Files received")}</h2>
        <table>
        <thead><tr><th>{words.Say("文件", "File")}</th><th>{words.Say("篇幅", "Extent")}</th><th>{words.Say("读取", "Reading")}</th><th>{words.Say("归入", "Taken for")}</th></tr></thead>
        <tbody>
        {Html.Each(report.Files, f => File(f, report, words))}
        </tbody>
        </table>
        </section>
        """);

    private static Html File(FileVerdict file, Report report, Words words)
    {
        var titles = file.Kinds.Select(k => report.Items.FirstOrDefault(i => i.Key == k) is { } item ? words.In(item.Title) : k);
        var reading = file.Status == FileStatus.Read ? words.In(ReportWords.Of(file.Text)) : words.In(ReportWords.Of(file.Status));
        return Html.Of($"""
            <tr>
            <td class="path"><bdi>{ReportPlaces.Named(file.Path)}</bdi></td>
            <td data-name="{words.Say("篇幅", "Extent")}">{(file.Pages > 0 ? words.In(ReportWords.Count(file.Pages, file.PageUnit)) : "—")}</td>
            <td data-name="{words.Say("读取", "Reading")}">{reading}</td>
            <td data-name="{words.Say("归入", "Taken for")}">{(file.Kinds.IsEmpty ? "—" : string.Join(words.Say("、", ", "), titles))}{Html.Each(file.Findings, f => Html.Of($" <span class=\"tag {(f.Severity == Severity.Blocking ? "missing" : "advisory")}\">{words.In(ReportWords.OfCode(f.Code))}</span>"))}</td>
            </tr>

            """);
    }

    private static Html Foot(Report report, Words words) => Html.Of($"""
        <footer>
        <p>{words.Say("本报告由程序依据所列清单初步核验得出，不代替审核员的判断，也不构成认证结论。", "This report is the result of a preliminary check by a program against the checklist named. It does not replace an auditor's judgement and is no certification decision.")}</p>
        <p class="ids">{words.Say("报告编号", "Report")} {report.ReportId}<br>{words.Say("清单校验值", "Checklist hash")} {report.Checklist.Sha256}</p>
        </footer>
        """);

    internal static string ClassOf(ItemStatus status) => status switch
    {
        ItemStatus.Satisfied => "satisfied",
        ItemStatus.Deficient => "deficient",
        ItemStatus.Missing => "missing",
        ItemStatus.NeedsReview => "review",
        _ => "none",
    };

    private static string ClassOf(Outcome outcome) => outcome switch
    {
        Outcome.Complete => "satisfied",
        Outcome.Incomplete => "missing",
        _ => "review",
    };

    /// <summary>Chooses the words of one language.</summary>
    internal sealed record Words(Language Language)
    {
        public string Say(string zh, string en) => Language == Language.Zh ? zh : en;

        public string In(Bilingual text) => text.In(Language);
    }
}
