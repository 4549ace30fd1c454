using System.Net;
using System.Text.RegularExpressions;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests;

public sealed partial class HeaderTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/report/learner-months?preset=all")]
    [InlineData("/no-such-page")]
    [InlineData("/export/learner-months.csv")]
    public async Task Answer_OfAnyAddress_IsFencedAndNotKept(string address)
    {
        var answer = await (await site.SignedInAsync()).GetAsync(address);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/report/learner-months?preset=all")]
    [InlineData("/users")]
    [InlineData("/journal")]
    [InlineData("/error/404")]
    public async Task Page_Text_HasNothingThatThePolicyForbids(string address)
    {
        var text = await (await (await site.SignedInAsync()).GetAsync(address)).Content.ReadAsStringAsync();
        Assert.DoesNotMatch(InlineStyle(), text);
        Assert.DoesNotMatch(InlineScript(), text);
        Assert.DoesNotMatch(Foreign(), text);
    }

    [Fact]
    public async Task Health_WithoutSignIn_SaysNoDetails() =>
        Assert.Equal("Healthy", await site.Browser().GetStringAsync("/health"));

    [Fact]
    public async Task UnknownPage_SaysWhatToDo()
    {
        var answer = await (await site.SignedInAsync()).GetAsync("/report/no-such-report");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Такой страницы нет", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/lib/tabler.min.css")]
    [InlineData("/lib/echarts.min.js")]
    [InlineData("/lib/htmx.min.js")]
    public async Task Asset_OfOthers_IsServedFromHereAndMayBeKept(string address)
    {
        var answer = await site.Browser().GetAsync(address + "?v=1");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.Public);
    }

    [GeneratedRegex("<[^>]*\\sstyle=|<style")]
    private static partial Regex InlineStyle();

    [GeneratedRegex("<script(?![^>]*src=)|<[^>]*\\son[a-z]+=")]
    private static partial Regex InlineScript();

    [GeneratedRegex("(src|href|action)=\"(https?:)?//")]
    private static partial Regex Foreign();
}
