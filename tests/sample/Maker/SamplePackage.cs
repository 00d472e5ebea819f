using System.Text;

namespace Materials.Sample;

/// <summary>One package: its files as the company uploads them.</summary>
internal sealed record SamplePackage(string Name, string Submission, IReadOnlyList<(string Path, byte[] Content)> Files)
{
    // Windows programs write Chinese names in zips this way, without saying so.
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;

    public static IEnumerable<SamplePackage> All(ContentFolder content, Browser browser, Office office)
    {
        (string, byte[])[] same =
        [
            ("1、营业执照（副本）.pdf", browser.PrintHtml(content.Text("licence.html"))),
            ("2、企业概况.docx", WordFile.Write(content.Blocks("profile.txt"))),
            ("3、质量手册.pdf", office.Print(content.Blocks("quality-manual.txt"))),
            ("4、程序文件.docx", WordFile.Write(content.Blocks("procedures.txt"))),
            ("5、压缩机更换.docx", WordFile.Write(content.Blocks("work-instructions.txt"))),
            ("6、质控流程.docx", WordFile.Write(content.Blocks("quality-control.txt"))),
            ("7、内审员证书.pdf", office.Print(content.Blocks("quality-certificate.txt"))),
            ("8、售后服务手册.pdf", office.Print(content.Blocks("service-manual.txt"))),
            ("12、设施和照片.docx", WordFile.Write(content.Blocks("facilities.txt"), browser.Draw("workshop"))),
            ("13、案例.docx", WordFile.Write(content.Blocks("cases.txt"))),
            ("14、维修台账2026.xlsx", Workbook.Write(content.Blocks("records.txt"))),
        ];

        // As it first came in: no certificate of the service staff, a flowchart that asks no customer, a survey of two years ago, a brochure.
        yield return new("first", Announcement(1, "2026-11-16T10:20:00+08:00"),
        [
            .. same,
            ("9、流程图.docx", WordFile.Write(content.Blocks("flowchart-first.txt"))),
            ("10、满意度调查.zip", Survey(content, "2024", "2024 年 5 月 6 日", "2024 年 6 月 14 日")),
            ("产品宣传.docx", WordFile.Write(content.Blocks("brochure.txt"))),
        ]);
        yield return new("complete", Announcement(2, "2026-11-20T15:05:00+08:00"),
        [
            .. same,
            ("9、流程图.docx", WordFile.Write(content.Blocks("flowchart-complete.txt"))),
            ("10、满意度调查.zip", Survey(content, "2026", "2026 年 5 月 11 日", "2026 年 6 月 19 日")),
            ("11、维修人员证书.pdf", office.Print(content.Blocks("staff-certificate.txt"))),
        ]);
    }

    public void Write(string folder)
    {
        var target = Path.Combine(folder, Name);
        if (Directory.Exists(target)) Directory.Delete(target, recursive: true);
        Directory.CreateDirectory(target);
        File.WriteAllText(Path.Combine(target, "package.json"), Submission);
        foreach (var (path, bytes) in Files) File.WriteAllBytes(Path.Combine(target, path), bytes);
        Console.WriteLine($"{target}: {Files.Count} files, {Files.Sum(f => f.Content.Length) / 1024} KiB");
    }

    private static byte[] Survey(ContentFolder content, string year, string from, string to)
    {
        (string, string)[] holes = [("{YEAR}", year), ("{FROM}", from), ("{TO}", to)];
        return new Archive(Gbk)
            .Add("满意度调查/1.调查方案.docx", WordFile.Write(content.Blocks("survey-plan.txt", holes)))
            .Add("满意度调查/2.问卷（样张）.docx", WordFile.Write(content.Blocks("survey-form.txt")))
            .Add("满意度调查/3.结果分析.docx", WordFile.Write(content.Blocks("survey-analysis.txt", holes)))
            .ToBytes();
    }

    private static string Announcement(int revision, string submittedAt) => $$"""
        {
          "packageId": "AH-2026-000088",
          "revision": {{revision}},
          "applicant": {
            "name": "合肥岚沐冷链设备有限公司",
            "creditCode": "{{ContentFolder.CreditCode}}",
            "email": "suwan@lanmu.example",
            "locale": "zh-CN"
          },
          "checklist": "gbt27922-full",
          "submittedAt": "{{submittedAt}}"
        }

        """;
}
