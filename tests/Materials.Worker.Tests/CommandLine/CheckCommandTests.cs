using System.Text.Json;
using Materials.Reports;

namespace Materials.Worker.Tests.CommandLine;

public sealed class CheckCommandTests
{
    private const string Submission = """
        { "packageId": "AH-2026-000777", "revision": 3, "applicant": { "name": "合肥云岭冷链设备有限公司" },
          "submittedAt": "2026-05-31T23:30:00Z", "files": [] }
        """;

    [Fact]
    public async Task An_incomplete_package_gives_its_report_on_stdout_and_1()
    {
        using var folder = new TemporaryFolder();
        folder.Write("说明.txt", "您好，材料随后补上。");

        var result = await MaterialsProcess.RunAsync("check", folder.Path);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("需要补正", result.Output, StringComparison.Ordinal);
        Assert.Contains("营业执照副本", result.Output, StringComparison.Ordinal);
        Assert.Contains("说明.txt", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task A_packages_own_submission_is_used_and_is_no_material()
    {
        using var folder = new TemporaryFolder();
        folder.Write("package.json", Submission);

        var report = await ReportAsync("check", folder.Path);

        Assert.Equal("AH-2026-000777", report.PackageId);
        Assert.Equal(3, report.Revision);
        Assert.Equal("合肥云岭冷链设备有限公司", report.Applicant.Name);
        Assert.DoesNotContain(report.Files, f => f.Path == "package.json");
    }

    [Fact]
    public async Task Terms_are_reckoned_from_the_day_of_submission_in_China()
    {
        using var folder = new TemporaryFolder();
        folder.Write("package.json", Submission);

        var report = await ReportAsync("check", folder.Path);

        Assert.Equal(new DateOnly(2026, 6, 1), report.AsOf);
    }

    [Fact]
    public async Task Options_win_over_the_packages_own_submission()
    {
        using var folder = new TemporaryFolder();
        folder.Write("package.json", Submission);

        var report = await ReportAsync(
            "check", folder.Path, "--applicant", "安徽新名有限公司", "--credit-code", "91350100M000100Y43", "--as-of", "2026-11-23",
            "--checklist", "gbt27922-full", "--industry", "auto-parts");

        Assert.Equal(new("安徽新名有限公司", "91350100M000100Y43"), report.Applicant);
        Assert.Equal(new DateOnly(2026, 11, 23), report.AsOf);
        Assert.Equal("gbt27922-full", report.Checklist.Id);
        Assert.Equal(["auto-parts"], report.Checklist.Industries);
    }

    [Fact]
    public async Task Two_runs_give_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        folder.Write("package.json", Submission);
        folder.Write("b/说明.txt", "服务宗旨：客户至上。");
        folder.Write("a.txt", "附件");

        var once = await MaterialsProcess.RunAsync("check", folder.Path, "--format", "json");
        var again = await MaterialsProcess.RunAsync("check", folder.Path, "--format", "json");

        Assert.Equal(once.Output, again.Output);
    }

    [Fact]
    public async Task The_result_can_go_to_a_file_whole()
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        folder.Write("package.json", Submission);
        var file = Path.Combine(elsewhere.Path, "report.html");

        var result = await MaterialsProcess.RunAsync("check", folder.Path, "--format", "html", "--output", file, "--lang", "en");

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.EndsWith("</html>\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFiles(elsewhere.Path));
    }

    [Fact]
    public async Task A_previous_report_says_what_is_still_open()
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        folder.Write("package.json", Submission);
        var previous = Path.Combine(elsewhere.Path, "previous.json");
        await MaterialsProcess.RunAsync("check", folder.Path, "--format", "json", "--output", previous);

        var result = await MaterialsProcess.RunAsync("check", folder.Path, "--previous", previous);

        Assert.Contains("与第 3 版相比", result.Output, StringComparison.Ordinal);
        Assert.Contains("仍未补正：营业执照副本", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/does/not/exist", "没有这个文件或文件夹：/does/not/exist")]
    [InlineData("", "没有这个文件或文件夹")]
    public async Task A_package_that_is_not_there_is_3(string path, string sentence) =>
        (await MaterialsProcess.RunAsync("check", path)).IsRefusal(3, sentence);

    [Fact]
    public async Task A_broken_submission_is_3_and_says_where()
    {
        using var folder = new TemporaryFolder();
        folder.Write("package.json", "{ \"packageId\": \"x\",\n  oops }");

        (await MaterialsProcess.RunAsync("check", folder.Path)).IsRefusal(3, "第 2 行");
    }

    [Theory]
    [InlineData("this is no archive")]
    [InlineData("PK\u0003\u0004 broken")]
    public async Task An_archive_that_cannot_be_opened_is_3(string content)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("申报材料.zip", content);

        (await MaterialsProcess.RunAsync("check", file)).IsRefusal(3, "无法作为压缩包打开");
    }

    [Theory]
    [InlineData("缺少 PATH。", "check")]
    [InlineData("没有命令“chekc”", "chekc")]
    [InlineData("不认识“--bogus”", "check", ".", "--bogus")]
    [InlineData("--as-of 的日期“23.11.2026”无效", "check", ".", "--as-of", "23.11.2026")]
    [InlineData("--as-of 的日期“2026-02-30”无效", "check", ".", "--as-of", "2026-02-30")]
    [InlineData("--format 不能是“pdf”", "check", ".", "--format", "pdf")]
    [InlineData("--lang 不能是“fr”", "check", ".", "--lang", "fr")]
    [InlineData("选项 --checklist 后面要有值", "check", ".", "--checklist")]
    [InlineData("没有材料清单“nope”", "check", ".", "--checklist", "nope")]
    [InlineData("没有行业附加要求“shipping”", "check", ".", "--industry", "shipping")]
    [InlineData("无法读取上一版报告", "check", ".", "--previous", "/does/not/exist.json")]
    [InlineData("无法写入 /does/not/exist/report.json", "check", ".", "--output", "/does/not/exist/report.json")]
    [InlineData("--explain 只能与 --format text 一起使用", "check", ".", "--explain", "--format", "json")]
    public async Task Bad_usage_is_2_and_says_what_is_wrong(string sentence, params string[] arguments) =>
        (await MaterialsProcess.RunAsync(arguments)).IsRefusal(2, sentence);

    [Fact]
    public async Task Errors_speak_the_language_asked_for() =>
        (await MaterialsProcess.RunAsync("check", "/does/not/exist", "--lang", "en")).IsRefusal(3, "No such file or folder: /does/not/exist");

    [Fact]
    public async Task A_file_that_is_no_report_is_refused_as_previous_one()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("previous.json", "{ \"schema\": \"other/1\" }");

        (await MaterialsProcess.RunAsync("check", "/tmp", "--previous", file)).IsRefusal(2, "不是可用的报告");
    }

    [Fact]
    public async Task A_checklist_that_does_not_validate_is_2_and_names_the_line()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("own.yaml", "id: own\nitems: 12\n");

        var result = await MaterialsProcess.RunAsync("check", folder.Path, "--checklist", file);

        result.IsRefusal(2, "有误");
        Assert.Matches("第 [0-9]+ 行", result.Error);
    }

    [Fact]
    public async Task The_result_is_never_written_into_the_package()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "report.json");

        (await MaterialsProcess.RunAsync("check", folder.Path, "--output", file)).IsRefusal(2, "不能写进被核验的材料包");
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_file_name_cannot_write_to_the_terminal()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a\u001b[2Jb\u202Efdp.txt", "无关");

        var result = await MaterialsProcess.RunAsync("check", folder.Path);

        Assert.DoesNotContain('\u001b', result.Output);
        Assert.DoesNotContain('\u202E', result.Output);
        Assert.Contains(@"a\u{001B}[2Jb\u{202E}fdp.txt", result.Output, StringComparison.Ordinal);
    }

    private static async Task<Report> ReportAsync(params string[] arguments)
    {
        var result = await MaterialsProcess.RunAsync([.. arguments, "--format", "json"]);
        Assert.Empty(result.Error);
        try
        {
            return ReportJson.Read(System.Text.Encoding.UTF8.GetBytes(result.Output));
        }
        catch (JsonException)
        {
            Assert.Fail(result.Output);
            throw;
        }
    }
}
