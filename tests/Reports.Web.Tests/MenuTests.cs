using System.Net;
using System.Text.RegularExpressions;
using Reports.Web.Access;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests;

/// <summary>Nobody is led to a page that is closed to them.</summary>
public sealed partial class MenuTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Theory]
    [InlineData(Roles.Director, false)]
    [InlineData(Roles.Analyst, false)]
    [InlineData(Roles.Analyst, true)]
    [InlineData(Roles.Curator, false)]
    [InlineData(Roles.Curator, true)]
    [InlineData(Roles.Archive, false)]
    [InlineData(Roles.DataOfficer, true)]
    [InlineData(Roles.Administrator, true)]
    public async Task EveryEntry_OpensForWhomeverItIsShown(string role, bool isOwnAccount)
    {
        using var browser = await site.SignedInAsync(SiteFactory.User($"меню {role} {isOwnAccount}", role, teacher: "T1", learner: isOwnAccount ? "L1" : null));
        var front = await browser.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = front.StatusCode == HttpStatusCode.OK ? front : await browser.GetAsync(front.Headers.Location, TestContext.Current.CancellationToken);
        var menu = Navigation().Match(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Value;
        var entries = Entry().Matches(menu).Select(entry => entry.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(entries);
        Assert.Equal(!isOwnAccount && role is Roles.Analyst or Roles.Curator, entries.Contains("/upload"));
        foreach (var entry in entries)
        {
            var answer = await browser.GetAsync(new Uri(entry, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal((entry, HttpStatusCode.OK), (entry, answer.StatusCode));
        }
    }

    [GeneratedRegex("<nav class=\"site-nav\".*?</nav>", RegexOptions.Singleline)]
    private static partial Regex Navigation();

    [GeneratedRegex("href=\"(/[^\"]*)\"")]
    private static partial Regex Entry();
}
