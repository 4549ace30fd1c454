using Microsoft.Playwright;
using Reports.Web.Access;
using Reports.Web.Tests.Site;

namespace Browser;

/// <summary>A real browser over the site on a port of its own. Tests are skipped by name where there is no browser.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private readonly SiteFactory _site = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _session;
    private IPage? _shared;

    public string Address { get; private set; } = "";

    private static string? Executable =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given ? given : Array.Find(Places, File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Executable is null)
        {
            return;
        }

        _site.UseKestrel(0);
        _site.StartServer();
        Address = _site.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        await _site.InitializeAsync();
        await LoadedSite.FillAsync(_site);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
    }

    public Task<Visit> VisitAsync(int width, int height, bool dark = false) => VisitAsync(width, height, dark, null);

    /// <summary>A visit of the administrator, who signed in once for all of the fixture.</summary>
    public async Task<Visit> SignedInAsync(int width, int height, bool dark = false)
    {
        if (_session is not null)
        {
            return await VisitAsync(width, height, dark, _session);
        }

        var visit = await VisitAsync(width, height, dark);
        await visit.GoAsync("/sign-in?back=%2Fhealth");
        await visit.SignInAsync(FirstAdministrator.Name, SiteFactory.Password);

        // The cookie came with the redirect: the end of loading says nothing more, and the browser tells it only if it is not over yet.
        await visit.Page.WaitForURLAsync("**/health", new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
        _session = await visit.Page.Context.StorageStateAsync();
        return visit;
    }

    /// <summary>
    /// A visit of the administrator by a page that all such visits share: scripts are compiled once, and no state of one reaches the next but what the site
    /// itself keeps in the browser. For what only looks.
    /// </summary>
    public async Task<Visit> LookAsync(int width, int height)
    {
        if (_shared is null)
        {
            await using var first = await SignedInAsync(width, height);
            var session = await first.Page.Context.StorageStateAsync();
            _shared = (await VisitAsync(width, height, dark: false, session)).Page;
        }

        await _shared.SetViewportSizeAsync(width, height);
        return new Visit(_shared, Address, isShared: true);
    }

    /// <summary>Loads a delivery from the inbox, as the worker does.</summary>
    public void Load(string delivery) => LoadedSite.Load(_site, Path.Combine(_site.Folder, "inbox", delivery));

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        await _site.DisposeAsync();
    }

    private async Task<Visit> VisitAsync(int width, int height, bool dark, string? session)
    {
        Assert.SkipWhen(_browser is null, "No Chromium here: install it or name it in CHROMIUM.");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "ru-RU",
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            StorageState = session,
        });
        return new Visit(await context.NewPageAsync(), Address);
    }
}
