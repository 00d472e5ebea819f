using System.Text.Json;
using Materials.Worker.Tests.Fixtures;
using Microsoft.Playwright;

namespace Materials.Desk.Tests.Fixtures;

/// <summary>A window of the browser. At its end nothing may have been logged as an error, and nothing been asked of another host.</summary>
internal sealed class Window : IAsyncDisposable
{
    /// <summary>What axe is to hold a page against: WCAG 2.0 to 2.2, levels A and AA, and what it knows as good practice.</summary>
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(Repository.Root, "tests", "node_modules", "axe-core", "axe.min.js")));

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Window(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Where a person would look at what a test saw: set <c>MATERIALS_SCREENSHOTS</c> to a folder.</summary>
    private static string? Screenshots => Environment.GetEnvironmentVariable("MATERIALS_SCREENSHOTS");

    public static async Task<Window> OpenAsync(IBrowserContext context, string address)
    {
        var window = new Window(context, await context.NewPageAsync());
        window.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                window.Complain($"console: {message.Text}");
        };
        window.Page.PageError += (_, error) => window.Complain($"script: {error}");
        window.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith($"{address}/", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                window.Complain($"foreign request: {request.Url}");
        };
        return window;
    }

    /// <summary>Opens a page, which must answer as expected.</summary>
    public async Task GoAsync(string path, int status = 200)
    {
        var answer = await Page.GotoAsync(path);
        Assert.Equal(status, answer!.Status);
        // The browser logs every answer of 400 and above; here it was expected.
        if (status >= 400)
            lock (_complaints)
                _complaints.RemoveAll(c => c.StartsWith("console: Failed to load resource", StringComparison.Ordinal));
    }

    /// <summary>Holds the page as it stands against axe's rules, and against its own width.</summary>
    public async Task AssertAccessibleAsync()
    {
        // Evaluated in the page by the debugger, so that the page's own content policy stays as it is.
        await Page.EvaluateAsync(Axe.Value);
        var found = await Page.EvaluateAsync<string>(
            """
            async rules => {
              const result = await axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
              return JSON.stringify(result.violations.map(v => `${v.id}: ${v.help}\n    ${v.nodes.map(n => n.html + '  ' + n.failureSummary).join('\n    ')}`));
            }
            """,
            Rules);
        var violations = JsonSerializer.Deserialize<string[]>(found)!;
        Assert.True(violations.Length == 0, $"{Page.Url}\n{string.Join('\n', violations)}");
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{Page.Url} is {overflow} px wider than the window of {Page.ViewportSize!.Width} px.");
    }

    /// <summary>Keeps a picture of the page for a person to look at, where somebody asked for pictures.</summary>
    public async Task PictureAsync(string name, bool whole = true)
    {
        if (Screenshots is { } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = whole });
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        lock (_complaints)
            Assert.Empty(_complaints);
    }

    private void Complain(string what)
    {
        lock (_complaints)
            _complaints.Add(what);
    }
}
