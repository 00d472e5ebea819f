using Microsoft.Playwright;

namespace Materials.Desk.Tests.Fixtures;

/// <summary>Debian's Chromium, once for all tests; each opens windows of its own, without cookies.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>A telephone, and a screen on a desk.</summary>
    public static (int Width, int Height)[] Screens { get; } = [(390, 844), (1440, 900)];

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        // Its sandbox needs what a container seldom grants; the pages are our own.
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
    }

    /// <summary>A window that holds whatever goes wrong in it against the test.</summary>
    /// <param name="address">Of the desk: a request to any other place is a failure.</param>
    /// <param name="language">What the browser asks for.</param>
    internal async Task<Window> OpenAsync(string address, string language = "zh-CN", (int Width, int Height)? screen = null, bool scripts = true)
    {
        var (width, height) = screen ?? Screens[1];
        var context = await _chromium!.NewContextAsync(new()
        {
            BaseURL = address,
            Locale = language,
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = scripts,
            TimezoneId = "Asia/Shanghai",
        });
        return await Window.OpenAsync(context, address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        _playwright?.Dispose();
    }
}
