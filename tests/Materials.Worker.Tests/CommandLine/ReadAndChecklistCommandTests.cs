using System.Text.Json;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.CommandLine;

public sealed class ReadAndChecklistCommandTests
{
    [Fact]
    public async Task Read_prints_the_text_of_a_file_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("说明.txt", "第一行\n第二行\n");

        var result = await MaterialsProcess.RunAsync("read", file);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("第一行\n第二行\n", result.Output);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Read_tells_several_files_apart()
    {
        using var folder = new TemporaryFolder();
        folder.Write("b.txt", "乙");
        folder.Write("a.txt", "甲");

        var result = await MaterialsProcess.RunAsync("read", folder.Path);

        Assert.Equal("===== a.txt =====\n甲\n\f===== b.txt =====\n乙\n", result.Output);
    }

    [Fact]
    public async Task Read_says_in_JSON_where_the_text_of_each_page_came_from()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("说明.txt", "服务宗旨");

        var result = await MaterialsProcess.RunAsync("read", file, "--format", "json");

        using var json = JsonDocument.Parse(result.Output);
        var page = json.RootElement.GetProperty("files")[0].GetProperty("pages")[0];
        Assert.Equal("服务宗旨", page.GetProperty("text").GetString());
        Assert.Equal("embedded", page.GetProperty("source").GetString());
        Assert.Equal(1, page.GetProperty("trust").GetDouble());
    }

    [Fact]
    public async Task Read_of_a_file_that_cannot_be_read_says_why()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("图纸.pdf", "%PDF-1.7\nbroken");

        (await MaterialsProcess.RunAsync("read", file)).IsRefusal(3, "文件损坏 (corrupt)");
    }

    [Fact]
    public async Task Read_of_nothing_is_3() =>
        (await MaterialsProcess.RunAsync("read", "/does/not/exist")).IsRefusal(3, "没有这个文件或文件夹");

    [Fact]
    public async Task The_built_in_checklists_are_listed()
    {
        var result = await MaterialsProcess.RunAsync("checklist", "list");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"gbt27922-core +\S+ +5 项", result.Output);
        Assert.Matches(@"gbt27922-full +\S+ +14 项", result.Output);
    }

    [Theory]
    [InlineData("zh", "md", "## 4. 客户满意度调查记录", "须是最近 12 个月内的。")]
    [InlineData("en", "md", "## 4. Customer satisfaction survey", "Not older than 12 months.")]
    [InlineData("zh", "json", "\"schema\": \"materials/checklist/1\"", "须是最近 12 个月内的。")]
    [InlineData("zh", "html", "<h3>客户满意度调查记录</h3>", "须是最近 12 个月内的。")]
    public async Task Show_names_materials_and_limits_in_every_format(string language, string format, string title, string limit)
    {
        var result = await MaterialsProcess.RunAsync("checklist", "show", "--format", format, "--lang", language);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(title, result.Output, StringComparison.Ordinal);
        Assert.Contains(limit, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worked_example_of_the_guide_validates_and_judges_its_packages_as_labelled()
    {
        var folder = Path.Combine(Repository.Root, "tests", "sample", "own-list");
        var list = Path.Combine(folder, "own-list.yaml");

        Assert.Equal(0, (await MaterialsProcess.RunAsync("checklist", "validate", list)).ExitCode);
        var result = await MaterialsProcess.RunAsync("checklist", "test", folder, "--checklist", list, "--jobs", "2");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("2 个与标注完全一致", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_ends_with_1_and_names_what_a_checklist_judges_otherwise_than_labelled()
    {
        var folder = Path.Combine(Repository.Root, "tests", "sample", "own-list");

        var result = await MaterialsProcess.RunAsync("checklist", "test", folder, "--checklist", "gbt27922-core", "--only", "whole");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("warranty-policy：应为 satisfied，判为 —", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_of_a_folder_without_tests_is_2()
    {
        using var folder = new TemporaryFolder();

        (await MaterialsProcess.RunAsync("checklist", "test", folder.Path)).IsRefusal(2, "没有 packages 和 truth");
    }

    [Fact]
    public async Task Show_says_what_an_applicant_must_bring()
    {
        var result = await MaterialsProcess.RunAsync("checklist", "show", "gbt27922-core");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("营业执照副本", result.Output, StringComparison.Ordinal);
        Assert.Contains("  5. ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_writes_a_page_for_a_web_site()
    {
        var result = await MaterialsProcess.RunAsync("checklist", "show", "gbt27922-full", "--format", "html", "--lang", "en");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("<!DOCTYPE html>", result.Output, StringComparison.Ordinal);
        Assert.Contains("Please prepare these 14 materials", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_names_file_line_and_column()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("own.yaml", "id: own\nitems: 12\n");

        var result = await MaterialsProcess.RunAsync("checklist", "validate", file);

        Assert.Equal(2, result.ExitCode);
        Assert.All(result.Output.TrimEnd().Split('\n'), line => Assert.Matches($@"^{System.Text.RegularExpressions.Regex.Escape(file)}:[0-9]+:[0-9]+: \S", line));
    }

    [Fact]
    public async Task Validate_of_no_text_is_2()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("own.yaml", [0xff, 0xfe, 0x00]);

        (await MaterialsProcess.RunAsync("checklist", "validate", file)).IsRefusal(2, "不是 UTF-8 文本");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("check", "--help")]
    [InlineData("--version")]
    public async Task Help_and_version_go_to_stdout(params string[] arguments)
    {
        var result = await MaterialsProcess.RunAsync(arguments);

        Assert.Equal(0, result.ExitCode);
        Assert.NotEmpty(result.Output);
        Assert.Empty(result.Error);
    }
}
