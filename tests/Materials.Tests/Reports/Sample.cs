using Materials.Checklists;
using Materials.Documents;
using Materials.Reports;

namespace Materials.Tests.Reports;

/// <summary>
/// A package with one of each: a licence that ran out, a flowchart without dispatch, an old survey, certificates behind a password, a doubtful
/// register, a drawing that no reader opens and a brochure. The expected files beside the tests show what becomes of it.
/// </summary>
internal static class Sample
{
    public static Checklist Checklist { get; } = Given.Checklist(Given.License, Given.Flowchart, Given.Survey, Given.Certificates, Register, Cases);

    public static Report Report { get; } = Of(Package);

    public static Report Clear { get; } = Of(Given.Package(Chart("客户报修 → 受理登记", "派单给工程师")), Given.Checklist(Given.Flowchart));

    private static ChecklistItem Register => Given.Item("service-records", "服务记录", "Service records", Given.Rule("not-older-than", ("months", "12")));

    private static ChecklistItem Cases => Given.Item("service-cases", "服务案例", "Service cases");

    private static RecognisedPackage Package => Given.Package(
        [
            Given.Defective("服务网点平面图.dwg", FindingCode.UnsupportedFormat) with { Defects = [new(FindingCode.UnsupportedFormat, Detail: ".dwg")] },
            Given.Defective("证书.zip", FindingCode.Encrypted),
        ],
        Given.Document("business-license", Given.File(
            "1 营业执照.pdf",
            Given.Page(1, "营业执照（副本）", $"统一社会信用代码 {Given.Code}", $"名称：{Given.Applicant}", "营业期限：2006年05月19日至2026年05月18日")
                .With(Given.Photo(0.004, true)))),
        Chart("客户报修 → 受理登记", "现场维修"),
        Given.Document("satisfaction-records", Given.File("满意度/调查报告.docx", Given.Page(1, "客户满意度调查报告", "调查时间：2024年4月1日—4月20日")), 0.91),
        Given.Document("service-records", Given.File("登记.xlsx", "序号\t客户\t故障\t处理结果", "1\t李女士\t不制冷\t更换压缩机"), 0.88),
        Given.Document("brochure", Given.File("画册.pdf", "欢迎光临")))
        .Of(s => s with { Applicant = s.Applicant with { Email = "service@applicant.example", Locale = "zh-CN" } })
        .Hinting("证书.zip", "service-staff-qualifications");

    private static Document Chart(params string[] lines) => Given.Document("service-flowchart", Given.File("3 流程图.pdf", lines), 0.97);

    private static Report Of(RecognisedPackage package) => Of(package, Checklist);

    private static Report Of(RecognisedPackage package, Checklist checklist) =>
        Reporter.Report(package, Examiner.Examine(package, checklist), checklist);
}
