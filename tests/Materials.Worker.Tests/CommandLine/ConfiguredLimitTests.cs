using Materials.Pages;
using Materials.Reports;

namespace Materials.Worker.Tests.CommandLine;

/// <summary>What is configured holds at every door, also for what is limited beyond the single file.</summary>
public sealed class ConfiguredLimitTests
{
    private static readonly (string, string)[] s_oneMebibyteOfText = [("MATERIALS__READING__MAXPACKAGETEXTMIB", "1")];
    private static readonly (string, string)[] s_filesOfOneMebibyte = [("MATERIALS__READING__MAXFILEMIB", "1")];

    [Fact]
    public async Task Texts_beyond_the_configured_limit_on_a_package_are_refused_by_check()
    {
        using var folder = new TemporaryFolder();
        WriteTwoLargeTexts(folder, "");

        var result = await MaterialsProcess.RunAsync(s_oneMebibyteOfText, "check", folder.Path, "--format", "json");

        AssertSecondRefused(ReportJson.Read(System.Text.Encoding.UTF8.GetBytes(result.Output)), FindingCode.LimitExceeded, "1 MiB of text in all files");
    }

    [Fact]
    public async Task Texts_beyond_the_configured_limit_on_a_package_are_refused_by_serve()
    {
        using var folder = new TemporaryFolder();
        WriteTwoLargeTexts(folder, "inbox/AH-1/");

        await MaterialsProcess.RunAsync(s_oneMebibyteOfText, "serve", "--once", "--data", folder.Path);

        var report = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "reports"), "*.json", SearchOption.AllDirectories));
        AssertSecondRefused(ReportJson.Read(await File.ReadAllBytesAsync(report, TestContext.Current.CancellationToken)), FindingCode.LimitExceeded, "1 MiB of text in all files");
    }

    [Fact]
    public async Task File_larger_than_configured_is_refused_with_the_limit_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("1.txt", "售后服务手册\n");
        folder.Write("2.txt", new string('服', 1 << 20));

        var result = await MaterialsProcess.RunAsync(s_filesOfOneMebibyte, "check", folder.Path, "--format", "json");

        AssertSecondRefused(ReportJson.Read(System.Text.Encoding.UTF8.GetBytes(result.Output)), FindingCode.TooLarge, "1 MiB");
    }

    private static void WriteTwoLargeTexts(TemporaryFolder folder, string under)
    {
        // About 0.7 MiB each as it is held in memory: one fits, two do not.
        var text = string.Join('\n', Enumerable.Range(0, 1800).Select(i => $"{i} " + new string('服', 95)));
        folder.Write($"{under}1.txt", text);
        folder.Write($"{under}2.txt", text + "\n完");
    }

    private static void AssertSecondRefused(Report report, string code, string limit)
    {
        Assert.Equal(FileStatus.Read, report.Files[0].Status);
        Assert.Equal(FileStatus.Rejected, report.Files[1].Status);
        var finding = Assert.Single(report.Files[1].Findings, f => f.Code == code);
        Assert.Contains(limit, finding.Message.En, StringComparison.Ordinal);
    }
}
