using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Browser;

/// <summary>A visit to the site: a page of a browser that keeps what the console said.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly string _address;
    private readonly List<string> _errors = [];

    public Visit(IPage page, string address)
    {
        (Page, _address) = (page, address);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _errors.Add($"{message.Text} {message.Location}");
            }
        };
        page.PageError += (_, error) => _errors.Add(error);
        page.RequestFailed += (_, request) => _errors.Add(request.Url);
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Errors => _errors;

    public Task GoAsync(string path) => Page.GotoAsync(_address + path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

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

    /// <summary>Width that the page needs beyond its window.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>What stands in the way of those who read with other means.</summary>
    public async Task<IReadOnlyList<string>> BarriersAsync() => [.. (await Page.RunAxe()).Violations
        .Where(violation => violation.Impact is "serious" or "critical")
        .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"))];

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
