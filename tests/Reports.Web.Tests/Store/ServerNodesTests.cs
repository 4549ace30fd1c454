using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests.Store;

/// <summary>Two sites over one store on SQL Server: whichever a request comes to, it is known there.</summary>
[Collection("SQL Server")]
public sealed partial class ServerNodesTests : IAsyncLifetime
{
    private StoreHome _home = null!;
    private SiteFactory _one = null!;
    private SiteFactory _other = null!;

    public async ValueTask InitializeAsync()
    {
        _home = await Task.Run(StoreHome.OnSqlServer);
        _one = new SiteFactory { Store = _home.Options };
        _other = new SiteFactory { Store = _home.Options };
        await Task.WhenAll(_one.InitializeAsync().AsTask(), _other.InitializeAsync().AsTask());
    }

    public async ValueTask DisposeAsync()
    {
        if (_one is not null)
        {
            await _one.DisposeAsync();
            await _other.DisposeAsync();
        }

        _home?.Dispose();
    }

    [Fact]
    public async Task Session_BegunAtOneNode_GoesOnAtTheOther()
    {
        using var first = Browser(_one);
        using var second = Browser(_other);

        // The form is opened at one node and sent to the other.
        var (token, cookies) = await FormAsync(first, "/sign-in", "");
        var signed = await PostAsync(second, "/sign-in", token, cookies, ("name", "admin"), ("password", SiteFactory.Password), ("back", "/"));
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        cookies = Join(cookies, signed);

        // The cookie of the other node is good at the first, and so is a form there.
        (token, cookies) = await FormAsync(first, "/users", cookies);
        var added = await PostAsync(second, "/users?handler=Add", token, cookies, ("name", "Анна"), ("role", "analyst"));
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        Assert.Contains("Анна", WebUtility.HtmlDecode(await GetAsync(first, "/users", cookies)), StringComparison.Ordinal);
    }

    private static HttpClient Browser(SiteFactory site) =>
        site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    private static async Task<(string Token, string Cookies)> FormAsync(HttpClient browser, string page, string cookies)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.TryAddWithoutValidation("Cookie", cookies);
        var answer = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (Token().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value, Join(cookies, answer));
    }

    private static async Task<string> GetAsync(HttpClient browser, string page, string cookies)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.TryAddWithoutValidation("Cookie", cookies);
        return await (await browser.SendAsync(request)).Content.ReadAsStringAsync();
    }

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient browser, string action, string token, string cookies, params (string Key, string Value)[] values)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, action)
        {
            Content = new FormUrlEncodedContent(values.Append(("__RequestVerificationToken", token)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))),
        };
        request.Headers.TryAddWithoutValidation("Cookie", cookies);
        return await browser.SendAsync(request);
    }

    private static string Join(string cookies, HttpResponseMessage answer)
    {
        var kept = cookies.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(Pair).ToDictionary(pair => pair.Name, pair => pair.Value);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var (name, value) = Pair(set.Split(';')[0]);
            kept[name] = value;
        }

        return string.Join("; ", kept.Select(pair => $"{pair.Key}={pair.Value}"));

        static (string Name, string Value) Pair(string text) => (text[..text.IndexOf('=')], text[(text.IndexOf('=') + 1)..]);
    }

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
