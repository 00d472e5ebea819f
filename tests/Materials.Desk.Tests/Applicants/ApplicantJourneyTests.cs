using System.Diagnostics;
using Materials.Desk.Tests.Fixtures;
using Materials.Worker.Tests.Fixtures;
using Microsoft.Playwright;

namespace Materials.Desk.Tests.Applicants;

/// <summary>The applicant's whole way, in a real browser.</summary>
public sealed class ApplicantJourneyTests(Browser browser)
{
    private const string Company = "合肥岚沐冷链设备有限公司";

    /// <summary>The day of the sample, so that its papers stay in date.</summary>
    private static readonly (string, string) OnItsDay = ("MATERIALS__SCREENING__ASOF", "2026-11-23");

    private readonly CancellationToken _patience = Patience.OfSeconds(400);

    [Fact]
    public async Task Folder_with_defects_is_dropped_supplemented_and_found_to_miss_nothing()
    {
        await using var desk = await DeskScene.OpenAsync(_patience, OnItsDay);
        await using var window = await browser.OpenAsync(desk.Address);
        var page = window.Page;
        page.SetDefaultTimeout(120_000);
        Assertions.SetDefaultExpectTimeout(120_000);
        await BeginAsync(window);
        await window.AssertAccessibleAsync();
        await window.PictureAsync("applicant-1-begun");

        var clock = Stopwatch.StartNew();
        await DropAsync(page, SampleWithoutSubmission("first"));
        await page.Locator(".came", new() { HasText = "已读取" }).First.WaitForAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"First result {clock.Elapsed.TotalSeconds:F2} s after the drop.");
        await Assertions.Expect(page.Locator("#uploaded li")).ToHaveCountAsync(14);
        await Assertions.Expect(page.Locator("#uploaded li", new() { HasText = "流程图" })).ToContainTextAsync("像是 服务流程图");
        await window.PictureAsync("applicant-2-read");

        await page.ClickAsync("#send button");
        await page.Locator("#result").WaitForAsync();
        Assert.Contains("需要补正", await page.TextContentAsync("#result"), StringComparison.Ordinal);
        foreach (var key in (string[])["service-flowchart", "satisfaction-records", "service-staff-qualifications"])
            Assert.Contains("怎样补正", await page.TextContentAsync($"#{key}"), StringComparison.Ordinal);
        await window.AssertAccessibleAsync();
        await window.PictureAsync("applicant-3-to-correct");
        var notice = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download]", new() { HasText = "文本" }).ClickAsync());
        Assert.Contains("补正通知书", await File.ReadAllTextAsync(await notice.PathAsync(), _patience), StringComparison.Ordinal);

        await AddAsync(page, "service-flowchart", "9、流程图.docx");
        await AddAsync(page, "satisfaction-records", "10、满意度调查.zip");
        await AddAsync(page, "service-staff-qualifications", "11、维修人员证书.pdf");
        await page.ClickAsync("#send button");
        await Assertions.Expect(page.Locator("#result")).ToContainTextAsync("初步核验未发现缺失");
        Assert.Contains("已补正 3 项", await page.TextContentAsync(".result"), StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#service-flowchart")).ToContainTextAsync("本次已补正");
        Assert.DoesNotContain("材料齐全", await page.ContentAsync(), StringComparison.Ordinal);
        await window.AssertAccessibleAsync();
        await window.PictureAsync("applicant-4-nothing-missing");

        await ShareAsync(window, desk.Address);
        await LookAsync(desk, page.Url);
    }

    [Fact]
    public async Task Without_scripts_the_same_way_goes_by_forms()
    {
        await using var desk = await DeskScene.OpenAsync(_patience, OnItsDay);
        await using var window = await browser.OpenAsync(desk.Address, "en-GB", scripts: false);
        var page = window.Page;
        page.SetDefaultTimeout(120_000);
        Assertions.SetDefaultExpectTimeout(120_000);
        await BeginAsync(window);

        await page.SetInputFilesAsync("#files", Sample("first", "9、流程图.docx"));
        await page.ClickAsync("#upload button");
        await Assertions.Expect(page.Locator("#uploaded li")).ToHaveCountAsync(1);
        await page.ClickAsync("#send button");
        while (await page.Locator("#result").CountAsync() == 0)
        {
            await Task.Delay(500, _patience);
            await page.ReloadAsync();
        }
        Assert.Contains("To be supplemented or corrected", await page.TextContentAsync("#result"), StringComparison.Ordinal);
    }

    private static string Sample(string variant, string? file = null) =>
        Path.Combine([Repository.Root, "tests", "sample", "packages", variant, .. file is null ? (string[])[] : [file]]);

    /// <summary>The sample's folder as an applicant has it; what a portal adds is not among its papers.</summary>
    private static string SampleWithoutSubmission(string variant)
    {
        var folder = Directory.CreateTempSubdirectory("materials-drop-").FullName;
        foreach (var file in Directory.EnumerateFiles(Sample(variant)).Where(f => Path.GetFileName(f) != "package.json"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }

    private static async Task BeginAsync(Window window)
    {
        await window.GoAsync("/applications");
        await window.Page.FillAsync("#name", Company);
        await window.Page.FillAsync("#code", "91340123MA8LHX4C7X");
        await window.Page.SelectOptionAsync("#checklist", "gbt27922-full");
        await window.Page.ClickAsync("main button.first");
        await window.Page.Locator("#upload").WaitForAsync();
    }

    /// <summary>As a hand does it: the folder is dragged over the page and let go.</summary>
    private static async Task DropAsync(IPage page, string folder)
    {
        var place = await page.Locator("#drop").BoundingBoxAsync() ?? throw new InvalidOperationException("There is nothing to drop on.");
        var debugger = await page.Context.NewCDPSessionAsync(page);
        foreach (var type in (string[])["dragEnter", "dragOver", "drop"])
            await debugger.SendAsync("Input.dispatchDragEvent", new Dictionary<string, object>
            {
                ["type"] = type,
                ["x"] = place.X + place.Width / 2,
                ["y"] = place.Y + 20,
                ["data"] = new Dictionary<string, object> { ["items"] = Array.Empty<object>(), ["files"] = new[] { folder }, ["dragOperationsMask"] = 1 },
            });
    }

    private static async Task AddAsync(IPage page, string item, string file)
    {
        var before = await page.Locator("#uploaded li").CountAsync();
        await page.SetInputFilesAsync($"#add-{item}", Sample("complete", file));
        await page.Locator($"#{item} form.add button").ClickAsync();
        await Assertions.Expect(page.Locator("#uploaded li")).ToHaveCountAsync(before + 1);
    }

    private async Task ShareAsync(Window window, string address)
    {
        await window.Page.ClickAsync("form[action$='/links'] button");
        var link = await window.Page.InputValueAsync("#new-link");
        await using var other = await browser.OpenAsync(address);
        await other.GoAsync(new Uri(link).PathAndQuery);
        Assert.Contains("初步核验未发现缺失", await other.Page.TextContentAsync("#result"), StringComparison.Ordinal);
        Assert.Equal(0, await other.Page.Locator("main form").CountAsync());
        await other.AssertAccessibleAsync();
        await window.Page.ClickAsync("form[action$='/links/revoke'] button");
        await other.GoAsync(new Uri(link).PathAndQuery, 404);
    }

    /// <summary>The result at both widths, in both languages.</summary>
    private async Task LookAsync(DeskScene desk, string address)
    {
        var path = new Uri(address).AbsolutePath.Replace("/links", "", StringComparison.Ordinal);
        foreach (var language in (string[])["zh-CN", "en-GB"])
            foreach (var screen in Browser.Screens)
            {
                await using var window = await browser.OpenAsync(desk.Address, language, screen);
                await window.GoAsync(path);
                await window.AssertAccessibleAsync();
                await window.PictureAsync($"applicant-result-{language}-{screen.Width}");
                await window.GoAsync("/applications");
                await window.AssertAccessibleAsync();
                await window.PictureAsync($"applicant-list-{language}-{screen.Width}");
            }
    }
}
