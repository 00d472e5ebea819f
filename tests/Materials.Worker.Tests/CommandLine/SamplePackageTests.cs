using System.Text;
using Materials.Reports;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.CommandLine;

/// <summary>The sample packages, judged as their makers meant them.</summary>
public sealed class SamplePackageTests
{
    [Fact]
    public async Task The_first_submission_has_its_three_defects_and_no_other()
    {
        var report = await CheckAsync("first", exitCode: 1);

        Assert.Equal(
            ["service-flowchart deficient element-missing", "satisfaction-records deficient out-of-date", "service-staff-qualifications missing not-submitted"],
            report.Items.Where(i => i.Status != ItemStatus.Satisfied).Select(i => $"{i.Key} {i.Status.ToString().ToLowerInvariant()} {i.Findings[0].Code}"));
        Assert.Equal("feedback", report.Items.Single(i => i.Key == "service-flowchart").Findings[0].Element);
        Assert.Equal(["产品宣传.docx"], report.Files.Where(f => f.Findings.Any(g => g.Code == FindingCode.Unrecognised)).Select(f => f.Path));
    }

    [Fact]
    public async Task Nothing_is_found_missing_in_the_one_that_is_as_it_should_be()
    {
        var report = await CheckAsync("complete", exitCode: 0);

        Assert.Equal(Outcome.Complete, report.Outcome);
        Assert.Equal(14, report.Items.Count(i => i.Status == ItemStatus.Satisfied));
        Assert.Contains(report.Files, f => f.Path == "10、满意度调查.zip/满意度调查/3.结果分析.docx");
    }

    private static async Task<Report> CheckAsync(string name, int exitCode)
    {
        var result = await MaterialsProcess.RunAsync("check", Path.Combine(Repository.Root, "tests", "sample", "packages", name), "--format", "json");

        Assert.Equal(exitCode, result.ExitCode);
        return ReportJson.Read(Encoding.UTF8.GetBytes(result.Output));
    }
}
