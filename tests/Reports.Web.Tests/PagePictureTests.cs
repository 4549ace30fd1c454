using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests;

public sealed partial class PagePictureTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private const string Page = "/report/learner-months?from=2026-01-01&to=2026-12-31";

    [Theory]
    [InlineData(Page)]
    [InlineData("/report/check-bar")]
    [InlineData("/report/check-heat")]
    [InlineData("/report/check-band")]
    [InlineData("/report/check-years")]
    [InlineData("/report/check-two-years")]
    public async Task Page_WithACharts_GivesEachAsAPicture(string page)
    {
        var browser = await site.SignedInAsync();
        var text = await browser.GetStringAsync(page);
        var pictures = Picture().Matches(text).Select(found => WebUtility.HtmlDecode(found.Groups[1].Value)).ToList();
        Assert.Equal(text.Split("data-option=").Length - 1, pictures.Count);
        Assert.NotEmpty(pictures);
        foreach (var address in pictures)
        {
            using var answer = await browser.GetAsync(address);
            Assert.Equal((HttpStatusCode.OK, "image/png"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.EndsWith(".png", answer.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
            Assert.Contains($"href=\"{WebUtility.HtmlEncode(address)}\" download>Сохранить как картинку</a>", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Picture_OfTheFilter_IsOfTheSameRowsAsThePage()
    {
        var browser = await site.SignedInAsync();
        var all = await browser.GetByteArrayAsync(Page + "&picture=chart");
        Assert.Equal(all, await browser.GetByteArrayAsync(Page + "&picture=chart"));
        Assert.NotEqual(all, await browser.GetByteArrayAsync(Page + "&group=2&picture=chart"));
    }

    [Theory]
    [InlineData("/report/learner-months?from=2026-01-01&to=2026-12-31&picture=other")]
    [InlineData("/report/learner-months?from=2001-01-01&to=2001-12-31&picture=chart")]
    [InlineData("/report/broken-statement?picture=chart")]
    [InlineData("/report/no-such-report?picture=chart")]
    [InlineData("/loads?picture=chart")]
    public async Task Picture_OfNothing_IsNotFound(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAsync()).GetAsync(address)).StatusCode);

    [Fact]
    public async Task Picture_WithoutSignIn_IsRefused() =>
        Assert.Equal(HttpStatusCode.Redirect, (await site.Browser().GetAsync(Page + "&picture=chart")).StatusCode);

    [Fact]
    public async Task Picture_OfAnotherCurator_IsNotFound()
    {
        var browser = await site.SignedInAsync(SiteFactory.User("curator-picture", Roles.Curator, teacher: "T9"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Page + "&picture=chart")).StatusCode);
    }

    [Fact]
    public async Task Picture_OfPersons_StandsInTheJournalAsAnExport()
    {
        var browser = await site.SignedInAsync(SiteFactory.User("painter", Roles.Analyst));
        await browser.GetByteArrayAsync(Page + "&group=2&picture=chart");
        var trail = site.Services.GetRequiredService<AuditTrail>();
        var entry = (await trail.ListAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, "L2", CancellationToken.None))
            .Single(line => line.UserName == "painter");
        Assert.Equal(("export", "learner-months"), (entry.Action, entry.Object));
    }

    [GeneratedRegex("<img class=\"chart-picture\" src=\"([^\"]+)\" alt=\"[^\"]+\" loading=\"lazy\">")]
    private static partial Regex Picture();
}
