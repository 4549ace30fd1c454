using System.Net;
using Hostile;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests.Requests;

/// <summary>Random and hostile requests over a real port, as each role. <c>tests/Benchmarks</c> sends twenty thousand of them.</summary>
public sealed class HostileRequestsTests : IAsyncLifetime
{
    private const int Count = 400;
    private const int Pages = 60;

    private readonly SiteFactory _site = new();

    public async ValueTask InitializeAsync()
    {
        _site.UseKestrel(0);
        _site.StartServer();
        await _site.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Requests_RandomAndHostile_AreAnsweredWithoutAFault()
    {
        using var visitors = await VisitorsAsync();
        await EditionsAtHand.MakeAsync(visitors, year: 2025);
        var map = await SiteMap.DrawAsync(
            _site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText?.TrimStart('/')),
            visitors,
            Pages);
        var run = new HostileRun(visitors, new HostileRequests(map, visitors.Roles, seed: 1), Path.Combine(_site.Folder, "failed"));

        await run.RunAsync(Count, inFlight: 4);

        Assert.True(map.Forms.Count > 8, "The pages have more forms than were found: the requests prove nothing of them.");
        Assert.Contains(run.Exchanges, one => one.Sent.Kind == "form" && one.Answer.Status is 200 or 302);
        Assert.Contains(run.Exchanges, one => one.Answer.Status == 400);
        Assert.Empty(run.Problems);
        Assert.Empty(_site.Log.Faults);
    }

    [Theory]
    [InlineData("PUT", "/rows/enrolments?preset=year&what=completed")]
    [InlineData("PATCH", "/quality")]
    [InlineData("TRACE", "/users")]
    [InlineData("FOO", "/learners/1")]
    [InlineData("DELETE", "/error/404")]
    public async Task Page_AskedByAMethodThatItHasNot_IsRefused(string method, string address)
    {
        using var visitors = await VisitorsAsync();
        var browser = await visitors.BrowserAsync(Roles.Administrator);

        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        var answer = await browser.SendAsync(request);

        // Without the token of a form 400 comes first.
        Assert.True(answer.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{answer.StatusCode}");
        Assert.Empty(_site.Log.Faults);
    }

    [Fact]
    public async Task Page_WithoutAForm_SentOneWithItsToken_IsNotAllowed()
    {
        using var visitors = await VisitorsAsync();

        Assert.Equal(HttpStatusCode.MethodNotAllowed, await visitors.PostAsync(Roles.Administrator, "/quality", ("a", "b")));
        Assert.Empty(_site.Log.Faults);
    }

    [Theory]
    [InlineData("999", 404)]
    [InlineData("500", 404)]
    [InlineData("503", 404)]
    [InlineData("304", 404)]
    [InlineData("204", 404)]
    [InlineData("1", 404)]
    [InlineData("-1", 404)]
    [InlineData("403", 403)]
    public async Task ErrorPage_AskedByItsAddress_TellsOfNoErrorOfTheServer(string code, int status)
    {
        using var visitors = await VisitorsAsync();
        var browser = await visitors.BrowserAsync(Visitors.Nobody);

        var answer = await browser.GetAsync("/error/" + code);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(status == 404 ? "Такой страницы нет" : "Нет доступа", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    private async Task<Visitors> VisitorsAsync()
    {
        var users = new Dictionary<string, (string Name, string Password)>(StringComparer.Ordinal) { [Roles.Administrator] = (FirstAdministrator.Name, SiteFactory.Password) };
        foreach (var role in Roles.Names.Keys.Where(role => role != Roles.Administrator))
        {
            var user = SiteFactory.User("user " + role, role, teacher: role == Roles.Curator ? "T1" : null);
            Assert.True(await _site.Services.GetRequiredService<UserStore>().AddAsync(user, SiteFactory.Password, CancellationToken.None));
            users[role] = (user.Name, SiteFactory.Password);
        }

        return new Visitors(_site.ClientOptions.BaseAddress, users);
    }
}
