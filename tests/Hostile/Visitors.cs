using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;

namespace Hostile;

/// <summary>Who sends requests: a user of each role, signed in by their own form, and nobody.</summary>
/// <param name="site">The site's address.</param>
/// <param name="users">Names and passwords by role.</param>
internal sealed partial class Visitors(Uri site, IReadOnlyDictionary<string, (string Name, string Password)> users) : IDisposable
{
    /// <summary>Stands for a visitor who is not signed in.</summary>
    public const string Nobody = "nobody";

    private readonly ConcurrentDictionary<string, Visit> _visits = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Every role, and nobody.</summary>
    public IReadOnlyList<string> Roles { get; } = [.. users.Keys.Order(StringComparer.Ordinal), Nobody];

    /// <summary>The site's address.</summary>
    public Uri Site => site;

    /// <summary>How often a session had ended and was begun anew.</summary>
    public int Renewals { get; private set; }

    /// <summary>A browser with the role's session.</summary>
    public async Task<HttpClient> BrowserAsync(string role) => (await OfAsync(role)).Browser;

    /// <summary>Cookies and the token of forms of a role.</summary>
    public async Task<(string Cookie, string Token)> SessionAsync(string role)
    {
        var visit = await OfAsync(role);
        return (visit.Cookies.GetCookieHeader(site), visit.Token);
    }

    /// <summary>Sends a form as it should be.</summary>
    /// <param name="role">Whose.</param>
    /// <param name="address">Where to.</param>
    /// <param name="values">Its fields.</param>
    public async Task<HttpStatusCode> PostAsync(string role, string address, params (string Name, string Value)[] values)
    {
        var visit = await OfAsync(role);
        using var form = new FormUrlEncodedContent(values.Append(("__RequestVerificationToken", visit.Token)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)));
        using var answer = await visit.Browser.PostAsync(new Uri(address, UriKind.Relative), form);
        return answer.StatusCode;
    }

    /// <summary>Begins a role's session anew where the site has ended it.</summary>
    /// <param name="role">Whose.</param>
    /// <param name="cookie">The cookies that were refused; where they are not the role's last ones, another has renewed it.</param>
    public async Task RenewAsync(string role, string cookie)
    {
        if (role == Nobody)
        {
            return;
        }

        await _one.WaitAsync();
        try
        {
            var visit = _visits[role];
            if (visit.Cookies.GetCookieHeader(site) != cookie)
            {
                return;
            }

            using var answer = await visit.Browser.GetAsync(new Uri("/account", UriKind.Relative));
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return;
            }

            // The cookie of the known browser stays: attempts under the same name from elsewhere do not shut this one out.
            Renewals++;
            await SignInAsync(role, visit);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        foreach (var visit in _visits.Values)
        {
            visit.Browser.Dispose();
        }

        _one.Dispose();
    }

    private async Task<Visit> OfAsync(string role)
    {
        if (_visits.TryGetValue(role, out var visit))
        {
            return visit;
        }

        await _one.WaitAsync();
        try
        {
            if (_visits.TryGetValue(role, out visit))
            {
                return visit;
            }

            var cookies = new CookieContainer();
            visit = new Visit(
                new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = cookies }) { BaseAddress = site }, cookies);
            await SignInAsync(role, visit);
            _visits[role] = visit;
            return visit;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task SignInAsync(string role, Visit visit)
    {
        visit.Token = await TokenAsync(visit.Browser, "/sign-in");
        if (role == Nobody)
        {
            return;
        }

        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["name"] = users[role].Name,
            ["password"] = users[role].Password,
            ["back"] = "/",
            ["__RequestVerificationToken"] = visit.Token,
        });
        using var answer = await visit.Browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{role}: signing in was answered with {(int)answer.StatusCode}.");
        }

        visit.Token = await TokenAsync(visit.Browser, "/account");
    }

    private static async Task<string> TokenAsync(HttpClient browser, string page) =>
        Token().Match(await browser.GetStringAsync(new Uri(page, UriKind.Relative))).Groups[1].Value;

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private sealed class Visit(HttpClient browser, CookieContainer cookies)
    {
        public HttpClient Browser { get; } = browser;

        public CookieContainer Cookies { get; } = cookies;

        public string Token { get; set; } = "";
    }
}
