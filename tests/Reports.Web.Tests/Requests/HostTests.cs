using System.Net;
using Microsoft.AspNetCore.Http;
using Reports.Web.Access;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests.Requests;

/// <summary>Names that the site answers by, proxies that it believes, and what follows for cookies.</summary>
public sealed class HostTests
{
    [Theory]
    [InlineData("localhost", 302)]
    [InlineData("127.0.0.1:8080", 302)]
    [InlineData("[::1]", 302)]
    [InlineData("reports.example", 302)]
    [InlineData("listened.example", 302)]
    [InlineData("evil.example", 400)]
    [InlineData("reports.example.evil.example", 400)]
    public async Task Request_UnderAName_IsAnsweredWhenTheNameIsKnown(string host, int status)
    {
        await using var site = await SiteAsync(("AllowedHosts", "reports.example"), ("urls", "http://listened.example:80;http://*:81"));

        var answer = await AskAsync(site, request => request.Host = new HostString(host));

        Assert.Equal(status, answer.Response.StatusCode);
        Assert.DoesNotContain("evil", answer.Response.Headers.Location.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_WhereAnyIsAllowed_AreAny() => Assert.Contains("*", HostNames.Of("*", []));

    [Theory]
    [InlineData("10.0.0.5", "10.0.0.5", true)]
    [InlineData("10.0.0.0/24", "10.0.0.77", true)]
    [InlineData("10.0.0.5", "10.0.0.6", false)]
    [InlineData("", "10.0.0.5", false)]
    public async Task ForwardedScheme_OfAProxy_IsBelievedWhenTheProxyIsKnown(string proxies, string from, bool isBelieved)
    {
        await using var site = await SiteAsync(proxies.Length > 0 ? [("Reports:Proxies:0", proxies)] : []);

        var answer = await AskAsync(site, request =>
        {
            request.Path = "/sign-in";
            request.HttpContext.Connection.RemoteIpAddress = IPAddress.Parse(from);
            request.Host = new HostString("127.0.0.1");
            request.Headers["X-Forwarded-Proto"] = "https";
            request.Headers["X-Forwarded-For"] = "198.51.100.1";
        });

        Assert.Equal(200, answer.Response.StatusCode);
        Assert.Equal(isBelieved ? "198.51.100.1" : from, answer.Connection.RemoteIpAddress?.ToString());
        Assert.Equal(isBelieved, answer.Response.Headers.SetCookie.ToString().Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Https_ByWhateverWay_HasStrictTransportAndSecureCookies()
    {
        await using var site = await SiteAsync(("AllowedHosts", "reports.example"));
        using var browser = site.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://reports.example") });

        var signed = await SiteFactory.SignInAsync(browser, FirstAdministrator.Name, SiteFactory.Password);

        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        Assert.Equal("max-age=31536000", Assert.Single(signed.Headers.GetValues("Strict-Transport-Security")));
        var cookies = signed.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<SiteFactory> SiteAsync(params (string Key, string Value)[] settings)
    {
        var site = new SiteFactory { IsSeeded = false, Settings = settings.ToDictionary(pair => pair.Key, pair => pair.Value) };
        await site.InitializeAsync();
        return site;
    }

    private static Task<HttpContext> AskAsync(SiteFactory site, Action<HttpRequest> change) => site.Server.SendAsync(context =>
    {
        context.Request.Method = "GET";
        context.Request.Scheme = "http";
        context.Request.Path = "/journal";
        change(context.Request);
    });
}
