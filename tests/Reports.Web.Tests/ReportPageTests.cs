using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests;

public sealed class ReportPageTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private const string Page = "/report/learner-months?from=2026-01-01&to=2026-12-31";

    [Fact]
    public async Task DroppedReport_HasItsPageMenuAndExports()
    {
        var text = (await (await site.SignedInAsync()).GetStringAsync(Page)).Replace("&#xA0;", "\u00A0", StringComparison.Ordinal);
        Assert.Contains("<h1 class=\"page-title\">Слушатели по месяцам</h1>", text, StringComparison.Ordinal);
        Assert.Contains("href=\"/report/learner-months\" aria-current=\"page\">Слушатели по месяцам</a>", text, StringComparison.Ordinal);
        Assert.Contains("/export/learner-months.xlsx?preset=custom&amp;from=2026-01-01&amp;to=2026-12-31", text, StringComparison.Ordinal);
        Assert.Contains("data-option=\"{&quot;", text, StringComparison.Ordinal);
        Assert.Contains("Данные на 20.11.2026,\u00A0", text, StringComparison.Ordinal);
        Assert.Contains("2\u00A0строки в карантине", text, StringComparison.Ordinal);
        Assert.Contains(">87,4</td>", text, StringComparison.Ordinal);
        Assert.Contains("href=\"/report/learner-months?group=2\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("broken-header", "«-- column: total, Всего, count» не читается")]
    [InlineData("broken-statement", "Запрос из файла «broken-statement.sql» не выполняется")]
    public async Task DroppedReport_WithAFault_SaysWhereAndStopsNoOther(string name, string words)
    {
        var browser = await site.SignedInAsync();
        Assert.Contains(words, await browser.GetStringAsync("/report/" + name), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri(Page, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task HeatMap_OfOneCell_IsANumberWithItsDistanceFromTheTarget()
    {
        var text = WebUtility.HtmlDecode(await (await site.SignedInAsync()).GetStringAsync("/report/check-one"));
        Assert.Contains("ПК-26-111, ПК-1", text, StringComparison.Ordinal);
        Assert.Contains("<span class=\"figure\">76,9</span>", text, StringComparison.Ordinal);
        Assert.Contains("▼ ниже цели на 8,1\u00A0п.\u00A0п.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("data-option", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_TextFromSources_IsEscaped()
    {
        var text = await (await site.SignedInAsync()).GetStringAsync(Page);
        Assert.Contains("=HYPERLINK(&quot;http://example.org&quot;) Анна", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.Director, null, null, null, "L1 L2 L3")]
    [InlineData(Roles.Analyst, "default", null, null, "L1 L2")]
    [InlineData(Roles.Analyst, "second", null, null, "L3")]
    [InlineData(Roles.Analyst, "unknown", null, null, "")]
    [InlineData(Roles.Curator, null, "T1", null, "L1")]
    [InlineData(Roles.Curator, null, "T9", null, "")]
    [InlineData(Roles.Curator, null, null, null, "")]
    [InlineData(Roles.Curator, "second", "T1", null, "")]
    [InlineData(Roles.Analyst, null, null, "L3", "L3")]
    public async Task Page_OfViewer_ShowsOnlyWhatTheyMaySee(string role, string? organisation, string? teacher, string? learner, string seen)
    {
        var browser = await site.SignedInAsync(SiteFactory.User($"{role}-{organisation}-{teacher}-{learner}", role, organisation, teacher, learner));
        var text = await browser.GetStringAsync(Page);
        Assert.Equal(seen, string.Join(' ', new[] { "L1", "L2", "L3" }.Where(code => text.Contains($">{code}</a>", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("/choices/group?find=ot%2026-1&back=/plan&programme=1", "href=\"/plan?programme=1&amp;group=1\">OT-26-1</a>")]
    [InlineData("/choices/group?find=ot&group=2", "href=\"/?group=1\">OT-26-1</a>")]
    [InlineData("/choices/group?find=nowhere", "Ничего не нашлось.")]
    [InlineData("/choices/group?find=ot&back=//example.org", "href=\"/?group=1\">OT-26-1</a>")]
    [InlineData("/choices/group?find=ot&back=https://example.org/", "href=\"/?group=1\">OT-26-1</a>")]
    public async Task Choices_OfALongList_LeadBackWithWhatIsChosen(string address, string line)
    {
        var browser = await site.SignedInAsync();
        Assert.Contains(line, await browser.GetStringAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_OfCurator_AreOnlyTheirs()
    {
        var browser = await site.SignedInAsync(SiteFactory.User("curator-choices", Roles.Curator, teacher: "T1"));
        Assert.DoesNotContain("OT-26-2", await browser.GetStringAsync("/choices/group"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(new Uri("/choices/nothing", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Filters_OfCurator_OfferOnlyTheirGroups()
    {
        var browser = await site.SignedInAsync(SiteFactory.User("curator-lists", Roles.Curator, teacher: "T1"));
        var text = await browser.GetStringAsync(Page + "&group=1");
        Assert.Contains("OT-26-1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("OT-26-2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Пожарная безопасность", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfPersons_StandsInTheJournal()
    {
        var browser = await site.SignedInAsync(SiteFactory.User("looker", Roles.Analyst));
        await browser.GetStringAsync(Page + "&q=Петров");
        var trail = site.Services.GetRequiredService<AuditTrail>();
        var entry = (await trail.ListAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, CancellationToken.None))
            .Single(line => line.UserName == "looker" && line.Action == "page");
        Assert.Equal(("learner-months", 3L), (entry.Object, entry.Subjects));
        Assert.DoesNotContain("q=", entry.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithBadPeriod_SaysSoAndShowsTheUsual()
    {
        var answer = await (await site.SignedInAsync()).GetAsync("/report/learner-months?from=31.02.2026");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Не дата: начало периода", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithoutRows_SaysWhatToDo() => Assert.Contains(
        "Возьмите другой период", await (await site.SignedInAsync()).GetStringAsync("/report/learner-months?from=2001-01-01&to=2001-12-31"), StringComparison.Ordinal);
}
