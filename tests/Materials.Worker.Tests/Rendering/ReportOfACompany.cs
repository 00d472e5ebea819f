using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Worker.Tests.Rendering;

/// <summary>A report written by hand that shows everything a report can show.</summary>
internal static class ReportOfACompany
{
    private const string Licence = "1 营业执照.pdf";
    private const string Manual = "2 售后服务手册.docx";
    private const string Flowchart = "3 服务流程图.docx";
    private const string Records = "材料.zip/4 满意度.xlsx";

    public static Checklist Checklist { get; } = new()
    {
        Id = "gbt27922-core",
        Version = "1.0",
        Sha256 = new string('c', 64),
        Title = new("售后服务认证初审材料清单（五项）", "Pre-screening list (five materials)"),
        Items =
        [
            Item("business-license", "营业执照副本", "Business licence", ("company-name", "企业名称", "Company name"), ("credit-code", "统一社会信用代码", "Credit code")),
            Item("service-manual", "售后服务体系文件 / 服务手册", "Service manual", ("goals", "服务目标", "Goals"), ("strategy", "服务策略", "Strategy")),
            Item("service-flowchart", "服务流程图", "Service flowchart", ("accept", "受理", "Acceptance"), ("feedback", "反馈", "Feedback")),
            Item("satisfaction-records", "客户满意度调查记录", "Satisfaction survey", ("plan", "调查方案", "Plan"), ("analysis", "统计分析报告", "Analysis")),
            Item("service-staff-qualifications", "服务人员资质证明", "Service staff qualifications"),
        ],
        Kinds = [],
    };

    /// <summary>The same with files that somebody named after a phone number and an identity card.</summary>
    public static Report NamedAfterPeople => Report with
    {
        Items =
        [
            .. Report.Items.Select(i => i with
            {
                Documents = [.. i.Documents.Select(d => d with { File = "13912345678 " + d.File })],
                Findings = [.. i.Findings.Select(f => f.File is null ? f : f with { File = "340101199001011234 " + f.File })],
            }),
        ],
        Files = [.. Report.Files.Select(f => f with { Path = "13912345678 " + f.Path })],
    };

    public static Report Report { get; } = new()
    {
        ReportId = "0a1b2c3d-0000-5000-8000-000000000001",
        PackageId = "AH-2026-000123",
        Revision = 2,
        Applicant = new("合肥云岭冷链设备有限公司", "91340100MA2TK6LX0Q"),
        Checklist = new("gbt27922-core", "1.0", new string('c', 64), []),
        AsOf = new(2026, 11, 23),
        Outcome = Outcome.Incomplete,
        Items =
        [
            Verdict(0, ItemStatus.Satisfied, [new(Licence, [1, 1], 0.99)]) with
            {
                Elements =
                [
                    Present("company-name", Licence, 1, "名称\t合肥云岭冷链设备有限公司"),
                    Present("credit-code", Licence, 1, "统一社会信用代码 91340100MA2TK6LX0Q"),
                ],
            },
            Verdict(1, ItemStatus.NeedsReview, [new(Manual, [1, 3], 0.71)]) with
            {
                Elements = [Present("goals", Manual, 2, "一次修复率不低于 95%"), Present("strategy", Manual, 3, "以预防性保养为先")],
                Question = new("手册封面写的是“云岭制冷”，是否为申请人的曾用名？", "The manual's cover names 云岭制冷: is that a former name of the applicant?"),
            },
            Verdict(2, ItemStatus.Deficient, [new(Flowchart, [1, 1], 0.97)]) with
            {
                Elements = [Present("accept", Flowchart, 1, "客户报修 → 登记受理"), new("feedback", false, [])],
                Findings = [MissingFeedback],
            },
            Verdict(3, ItemStatus.Deficient, [new(Records, [1, 2], 0.93)]) with
            {
                Elements = [Present("plan", Records, 1, "调查对象：2023 年购机用户"), Present("analysis", Records, 2, "总体满意率 96.4%")],
                Findings = [OldSurvey],
            },
            Verdict(4, ItemStatus.Missing, []) with { Findings = [NoCertificate] },
        ],
        Files =
        [
            File(Licence, 1, PageUnit.Page, "business-license"),
            File(Manual, 3, PageUnit.Section, "service-manual"),
            File(Flowchart, 1, PageUnit.Section, "service-flowchart"),
            File("材料.zip", 0, PageUnit.Page) with { MediaType = "application/zip" },
            File(Records, 2, PageUnit.Sheet, "satisfaction-records"),
            File("宣传<img src=x onerror=alert(1)>\u202Egpj.exe", 12, PageUnit.Page) with { Findings = [Unrecognised] },
            File("加密.pdf", 0, PageUnit.Page) with { Status = FileStatus.Unreadable, Text = TextSource.None, Findings = [Encrypted] },
        ],
        Findings = [],
    };

    private static Finding MissingFeedback => new()
    {
        Code = FindingCode.ElementMissing,
        Element = "feedback",
        Severity = Severity.Blocking,
        File = Flowchart,
        Page = 1,
        Message = new("流程图应有受理、派单、实施、反馈四个环节，未见“反馈”环节。", "The flowchart must show acceptance, dispatch, implementation and feedback; feedback was not found."),
        Remedy = new("请在流程图末尾补上客户回访或评价的环节。", "Add a step at its end where the customer is asked."),
        Source = "GB/T 27922-2011 5.1.4",
    };

    private static Finding OldSurvey => new()
    {
        Code = FindingCode.OutOfDate,
        Severity = Severity.Blocking,
        File = Records,
        Page = 1,
        Message = new("满意度调查应在近 12 个月内进行，所见调查期间为 2023 年。", "The survey must be from the last 12 months; the one found is of 2023."),
        Remedy = new("请提交近 12 个月内的调查方案、问卷和统计分析报告。", "Submit the plan, questionnaire and analysis of a survey from the last 12 months."),
        Quote = "调查期间：2023年3月至2023年9月",
        Source = "GB/T 27922-2011 5.3.1",
    };

    private static Finding NoCertificate => new()
    {
        Code = FindingCode.NotSubmitted,
        Severity = Severity.Blocking,
        Message = new("未见任何服务人员的技能培训证书或从业资格证书。", "No training or qualification certificate of service staff was found."),
        Remedy = new("请提交至少一名服务人员的证书，证书上应有持证人姓名。", "Submit a certificate of at least one member of the service staff that names its holder."),
        Source = "GB/T 27922-2011 5.1.2",
    };

    private static Finding Encrypted => new()
    {
        Code = FindingCode.Encrypted,
        Severity = Severity.Blocking,
        File = "加密.pdf",
        Message = new("文件设有打开密码，无法读取。", "The file needs a password to open and could not be read."),
        Remedy = new("请取消密码后重新提交。", "Remove the password and submit it again."),
    };

    private static Finding Unrecognised => new()
    {
        Code = FindingCode.Unrecognised,
        Severity = Severity.Advisory,
        Message = new("不属于任何清单项。", "Belongs to no item."),
        Remedy = new("如为清单材料，请说明所属项目。", "If it is a material, say which."),
    };

    private static ChecklistItem Item(string key, string zh, string en, params (string Key, string Zh, string En)[] elements) => new()
    {
        Key = key,
        Title = new(zh, en),
        Expected = new($"请提供{zh}。", $"Bring: {en}."),
        Remedy = new($"请提交{zh}。", $"Submit: {en}."),
        Source = "GB/T 27922-2011 5.1",
        Elements = [.. elements.Select(e => new Element { Key = e.Key, Title = new(e.Zh, e.En), Remedy = new("请补充。", "Add it."), Cues = [] })],
    };

    private static ItemVerdict Verdict(int item, ItemStatus status, ImmutableArray<DocumentReference> documents) => new()
    {
        Key = Checklist.Items[item].Key,
        Title = Checklist.Items[item].Title,
        Status = status,
        Confidence = 0.97,
        Documents = documents,
        Elements = [],
        Findings = [],
    };

    private static ElementVerdict Present(string key, string file, int page, string quote) => new(key, true, [new(file, page, quote)]);

    private static FileVerdict File(string path, int pages, PageUnit unit, params string[] kinds) => new()
    {
        Path = path,
        Sha256 = new string('f', 64),
        Bytes = 12345,
        MediaType = "application/octet-stream",
        Pages = pages,
        PageUnit = unit,
        Status = FileStatus.Read,
        Text = TextSource.Embedded,
        Kinds = [.. kinds],
        Findings = [],
    };
}
