using System.Net;
using DocumentFormat.OpenXml.Packaging;
using Materials.Desk.Tests.Fixtures;
using Materials.Worker.Tests.Fixtures;
using Microsoft.Playwright;

namespace Materials.Desk.Tests;

/// <summary>A reviewer's whole way: queue, package, decision, notice; and the same package again.</summary>
public sealed class ReviewerTests(Browser browser, HoldingDesk shared) : IClassFixture<HoldingDesk>
{
    private const string Flowchart = "service-flowchart";

    private readonly CancellationToken _patience = Patience.OfSeconds(300);

    [Fact]
    public async Task Overruling_survives_a_new_run_on_the_same_evidence_and_falls_with_it()
    {
        await using var desk = await DeskScene.OpenAsync(_patience, ("MATERIALS__SCREENING__HOLDNOTICES", "true"));
        SmallPackage.PutIn(desk, "AH-70", "a");
        await using var window = await browser.OpenAsync(desk.Address);
        var page = window.Page;
        await InQueueAsync(window, "AH-70");

        // Without a reason it is refused, with one it stands.
        await page.ClickAsync("table.queue a");
        await window.GoAsync($"/packages/AH-70?item={Flowchart}");
        Assert.Equal("待修正", await StateAsync(page, Flowchart));
        await page.CheckAsync("input[value=Satisfied]");
        await page.ClickAsync(".decision button.first");
        Assert.Contains("理由", await page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await OverruleAsync(page, "现场已见回访记录");
        Assert.Equal("符合", await StateAsync(page, Flowchart));
        Assert.Contains("改判", await page.InnerTextAsync("#history"), StringComparison.Ordinal);

        // The same files and one more: another revision, another report, the same evidence for the flowchart.
        SmallPackage.PutIn(desk, "AH-70", "b", ("其他.txt", "本公司另附一页说明。\n"));
        await RevisionAsync(window, "AH-70", 2);
        await window.GoAsync($"/packages/AH-70?item={Flowchart}");
        Assert.Equal("符合", await StateAsync(page, Flowchart));
        Assert.Contains("现场已见回访记录", await page.InnerTextAsync(".decision"), StringComparison.Ordinal);

        // It is the store that remembers: a register made anew says the same.
        await desk.RestartAsync(_patience, forgetRegister: true);
        await using var later = await browser.OpenAsync(desk.Address);
        await InQueueAsync(later, "AH-70");
        await later.GoAsync($"/packages/AH-70?item={Flowchart}");
        Assert.Equal("符合", await StateAsync(later.Page, Flowchart));

        // Another flowchart is other evidence: the question is open again.
        SmallPackage.PutIn(desk, "AH-70", "c", ("流程图（新）.txt", "售后服务流程图\n受理登记\n派单\n实施\n"));
        await RevisionAsync(later, "AH-70", 3);
        await later.GoAsync($"/packages/AH-70?item={Flowchart}");
        Assert.Equal(0, await later.Page.Locator(".item.chosen .decided").CountAsync());
    }

    [Fact]
    public async Task Held_notice_goes_out_only_when_a_reviewer_releases_it_in_the_reviewer_s_words()
    {
        var desk = shared.Scene;
        SmallPackage.PutIn(desk, "AH-71", "held");
        await using var window = await browser.OpenAsync(desk.Address);
        var page = window.Page;
        await InQueueAsync(window, "AH-71");
        await window.GoAsync($"/packages/AH-71?item={Flowchart}");
        await OverruleAsync(page, "已核对原件");

        await window.GoAsync("/packages/AH-71/notice");
        Assert.DoesNotContain("“反馈”", await page.InnerTextAsync(".letter"), StringComparison.Ordinal);
        await page.FillAsync("#note", "请于周五前与我们联系。");
        await page.ClickAsync("text=保存措辞");
        Assert.Contains("请于周五前与我们联系。", await page.InnerTextAsync(".letter"), StringComparison.Ordinal);
        await page.ClickAsync("text=发出");

        Assert.Contains("发出", await page.InnerTextAsync(".note.satisfied"), StringComparison.Ordinal);
        var released = Assert.Single(Directory.GetFiles(Path.Combine(desk.Data, "notices"), "*-release-1.txt", SearchOption.AllDirectories));
        Assert.Contains("请于周五前与我们联系。", await File.ReadAllTextAsync(released, _patience), StringComparison.Ordinal);
        await window.GoAsync("/packages?stage=Settled&q=AH-71");
        Assert.Equal(1, await page.Locator("table.queue tbody tr").CountAsync());
    }

    [Fact]
    public async Task Tables_of_what_is_wanting_hold_every_open_item_and_no_formula()
    {
        var desk = shared.Scene;
        SmallPackage.PutIn(desk, "AH-72", "tables");
        await using var window = await browser.OpenAsync(desk.Address);
        await InQueueAsync(window, "AH-72");
        using var http = new HttpClient { BaseAddress = new(desk.Address) };

        var csv = await http.GetStringAsync(new Uri("/packages/open-items.csv?q=AH-72", UriKind.Relative), _patience);
        var rows = csv.TrimEnd().Split("\r\n");
        Assert.Contains($"\"'{SmallPackage.Applicant}\"", rows[1], StringComparison.Ordinal);
        Assert.DoesNotContain(rows, row => row.Split("\",\"").Any(cell => cell.TrimStart('"') is ['=' or '+' or '-' or '@', ..]));

        await using var xlsx = await http.GetStreamAsync(new Uri("/packages/open-items.xlsx?q=AH-72", UriKind.Relative), _patience);
        using var copy = new MemoryStream();
        await xlsx.CopyToAsync(copy, _patience);
        using var workbook = SpreadsheetDocument.Open(copy, isEditable: false);
        var sheet = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!.InnerXml;
        Assert.Contains($"'{SmallPackage.Applicant}", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f>", sheet, StringComparison.Ordinal);
        Assert.Equal(rows.Length, sheet.Split("<x:row").Length - 1);
    }

    [Fact]
    public async Task Telephone_numbers_are_masked_until_a_reviewer_asks_and_that_is_recorded()
    {
        var desk = shared.Scene;
        SmallPackage.PutIn(desk, "AH-73", "masked");
        await using var window = await browser.OpenAsync(desk.Address, "en");
        var page = window.Page;
        await InQueueAsync(window, "AH-73");
        await window.GoAsync($"/packages/AH-73?item={Flowchart}");
        Assert.Contains("138****2345", await page.InnerTextAsync(".page-text"), StringComparison.Ordinal);
        Assert.DoesNotContain(SmallPackage.Telephone, await page.ContentAsync(), StringComparison.Ordinal);

        await page.ClickAsync("text=Show identity and phone numbers");

        Assert.Contains(SmallPackage.Telephone, await page.InnerTextAsync(".page-text"), StringComparison.Ordinal);
        Assert.Contains("looked at numbers in full", await page.InnerTextAsync("#history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_is_accessible_at_both_widths_and_keys_go_through_the_items()
    {
        var desk = shared.Scene;
        SmallPackage.PutIn(desk, "AH-74", "accessible");
        foreach (var screen in Browser.Screens)
        {
            await using var window = await browser.OpenAsync(desk.Address, screen == Browser.Screens[0] ? "zh-CN" : "en", screen);
            await InQueueAsync(window, "AH-74");
            foreach (var (path, name) in ((string, string)[])
                [("/packages", "queue"), ($"/packages/AH-74?item={Flowchart}", "package"), ("/packages/AH-74/notice", "notice"), ("/operations", "operations")])
            {
                await window.GoAsync(path);
                await window.AssertAccessibleAsync();
                await window.PictureAsync($"{name}-{screen.Width}");
            }
            await window.GoAsync($"/packages/AH-74?item={Flowchart}");
            var before = await window.Page.GetAttributeAsync("[data-item][aria-current]", "id");
            await window.Page.Keyboard.PressAsync("k");
            await window.Page.WaitForFunctionAsync("id => document.activeElement?.matches('[data-item][aria-current]') && document.activeElement.id !== id", before);
        }
    }

    [Fact]
    public async Task Queue_and_decisions_work_without_scripts()
    {
        var desk = shared.Scene;
        SmallPackage.PutIn(desk, "AH-75", "plain");
        await using var window = await browser.OpenAsync(desk.Address, scripts: false);
        await InQueueAsync(window, "AH-75");
        await window.Page.FillAsync("#q", "AH-75");
        await window.Page.ClickAsync(".filters button");
        await window.Page.ClickAsync("table.queue a");
        await window.Page.ClickAsync("#item-business-license");
        await window.Page.CheckAsync("input[value=NotRequired]");
        await window.Page.FillAsync("#reason", "另案已交");
        await window.Page.ClickAsync(".decision button.first");
        Assert.Equal("不适用", await StateAsync(window.Page, "business-license"));
    }

    [Theory]
    [InlineData("..%2F..%2Fetc")]
    [InlineData("none")]
    public async Task Packages_that_are_not_there_are_not_found(string id)
    {
        var desk = shared.Scene;
        using var http = new HttpClient { BaseAddress = new(desk.Address) };
        foreach (var path in (string[])["", "/notice", "/notice.docx", "/page?revision=1&file=x&page=1"])
        {
            using var answer = await http.GetAsync(new Uri($"/packages/{id}{path}", UriKind.Relative), _patience);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static async Task OverruleAsync(IPage page, string reason)
    {
        await page.CheckAsync("input[value=Satisfied]");
        await page.FillAsync("#reason", reason);
        await page.ClickAsync(".decision button.first");
    }

    private static Task<string> StateAsync(IPage page, string item) => page.InnerTextAsync($"#item-{item} .state");

    private async Task InQueueAsync(Window window, string packageId)
    {
        do
        {
            await Task.Delay(200, _patience);
            await window.GoAsync($"/packages?q={packageId}");
        }
        while (await window.Page.Locator("table.queue tbody tr").CountAsync() == 0);
    }

    private async Task RevisionAsync(Window window, string packageId, int revision)
    {
        do
        {
            await Task.Delay(200, _patience);
            await window.GoAsync($"/packages/{packageId}");
        }
        while (!await window.Page.Locator($".facts b:text-is('{revision}')").IsVisibleAsync());
    }
}
