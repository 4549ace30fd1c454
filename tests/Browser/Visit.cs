using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Browser;

/// <summary>A visit to the site: a page of a browser that keeps what the console said.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly Lazy<string> Axe = new(() => new BundledAxeScriptProvider().GetScript());

    private readonly string _address;
    private readonly bool _isShared;
    private readonly List<string> _errors = [];

    /// <summary>Begins a visit.</summary>
    /// <param name="page">Its page.</param>
    /// <param name="address">Address of the site.</param>
    /// <param name="isShared">Whether later visits use the same page: it stays open.</param>
    public Visit(IPage page, string address, bool isShared = false)
    {
        (Page, _address, _isShared) = (page, address, isShared);
        page.Console += OnConsole;
        page.PageError += OnPageError;
        page.RequestFailed += OnRequestFailed;
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Opens an address. When it is loaded, scripts have run and charts are drawn: nothing in a page begins by itself after that.</summary>
    public Task GoAsync(string path) => Page.GotoAsync(_address + path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });

    public async Task SignInAsync(string name, string password)
    {
        await Page.GetByLabel("Имя").FillAsync(name);
        await Page.GetByLabel("Пароль").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Войти" }).ClickAsync();
    }

    /// <summary>Keeps a picture when a folder is named in <c>SCREENSHOTS</c>.</summary>
    public async Task ShootAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }

    /// <summary>Puts the page into the dark theme, as its switch does, and lets the colours change.</summary>
    public Task DarkenAsync() => Page.EvaluateAsync(
        "async () => { document.documentElement.dataset.bsTheme = 'dark'; dispatchEvent(new Event('themechange')); await Promise.allSettled(document.getAnimations().map(one => one.finished)); }");

    /// <summary>Width that the page needs beyond its window.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Words of charts that leave their chart or lie on each other.</summary>
    public async Task<IReadOnlyList<string>> SpoiltWordsAsync() => await Page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('.chart svg')].flatMap(chart => {
          const room = chart.getBoundingClientRect();
          const words = [...chart.querySelectorAll('text')].map(text => ({ text: text.textContent, box: text.getBoundingClientRect() })).filter(word => word.box.width > 0);
          const out = words.filter(({ box }) => box.left < room.left - 1 || box.right > room.right + 1 || box.top < room.top - 1 || box.bottom > room.bottom + 1);
          // The box of a line of text is higher than its letters.
          const together = words.flatMap((one, i) => words.slice(i + 1).filter(({ box }) =>
            Math.min(one.box.right, box.right) - Math.max(one.box.left, box.left) > 1 && Math.min(one.box.bottom, box.bottom) - Math.max(one.box.top, box.top) > 4)
            .map(other => `${one.text} | ${other.text}`));
          return [...out.map(word => `out: ${word.text}`), ...together];
        })
        """);

    /// <summary>Boxes of tables that scroll although the page could.</summary>
    public async Task<IReadOnlyList<string>> BoxesAsync() => await Page.EvaluateAsync<string[]>(
        """
        () => innerWidth < 1200 ? [] : [...document.querySelectorAll('.table-responsive:not(.table-sideways)')].filter(box => ['auto', 'scroll'].includes(getComputedStyle(box).overflowY) && box.clientHeight > 0
          || box.firstElementChild.getBoundingClientRect().right > box.closest('.card').getBoundingClientRect().right + 1).map(box => box.getAttribute('aria-label') ?? box.className)
        """);

    /// <summary>Codes and days that are broken across lines.</summary>
    public async Task<IReadOnlyList<string>> BrokenCodesAsync() => await Page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('td')].filter(cell => cell.getClientRects().length > 0).flatMap(cell => {
          const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
          const broken = [];
          for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            for (const code of node.data.matchAll(/\S*\d\S*-\S*\d\S*|\d\d\.\d\d\.\d{4}/g)) {
              const range = document.createRange();
              range.setStart(node, code.index);
              range.setEnd(node, code.index + code[0].length);
              if (code[0].length <= 24 && new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) broken.push(code[0]);
            }
          }
          return broken;
        })
        """);

    /// <summary>Words of the program on the page: names with underscores, braces of JSON, days of ISO 8601.</summary>
    public async Task<IReadOnlyList<string>> MachineWordsAsync() => await Page.EvaluateAsync<string[]>(
        """
        () => [...(document.querySelector('main')?.innerText ?? '').matchAll(/[a-z]+_[a-z_]+|\{"|(five|hundred)|\d{4}-\d\d-\d\d|trace-\w+/g)].map(word => word[0])
        """);

    /// <summary>What stands in the way of those who read with other means: by all rules, or by those named.</summary>
    /// <remarks>The rules run in the page itself: the package's own way opens a page of its own for frames, which there are none of, and takes seconds.</remarks>
    public async Task<IReadOnlyList<string>> BarriersAsync(params string[] rules)
    {
        if (!await Page.EvaluateAsync<bool>("() => typeof axe === 'object'"))
        {
            await Page.EvaluateAsync(Axe.Value);
        }

        return await Page.EvaluateAsync<string[]>(
            """
            async rules => (await axe.run(document, { resultTypes: ['violations'], ...(rules.length > 0 ? { runOnly: { type: 'rule', values: rules } } : {}) }))
              .violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html}`))
            """,
            rules);
    }

    public async ValueTask DisposeAsync()
    {
        Page.Console -= OnConsole;
        Page.PageError -= OnPageError;
        Page.RequestFailed -= OnRequestFailed;
        if (!_isShared)
        {
            await Page.Context.CloseAsync();
        }
    }

    private void OnConsole(object? sender, IConsoleMessage message)
    {
        if (message.Type is "error" or "warning")
        {
            _errors.Add($"{message.Text} {message.Location}");
        }
    }

    private void OnPageError(object? sender, string error) => _errors.Add(error);

    // A page that is left gives up what it was still loading, and a download ends the navigation that began it: no fault of the site.
    private void OnRequestFailed(object? sender, IRequest request)
    {
        if (request.Failure != "net::ERR_ABORTED")
        {
            _errors.Add(request.Url);
        }
    }
}
