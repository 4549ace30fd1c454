using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests;

public sealed class SignInTests : IAsyncLifetime
{
    private readonly SiteFactory _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task AnyPage_WithoutSignIn_LeadsToSignInAndBack()
    {
        var browser = _site.Browser();
        var answer = await browser.GetAsync("/report/learner-months?preset=all");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/sign-in", answer.Headers.Location!.AbsolutePath);
        Assert.Contains("back=%2Freport%2Flearner-months%3Fpreset%3Dall", answer.Headers.Location.Query, StringComparison.Ordinal);
        var signed = await SiteFactory.SignInAsync(browser, "admin", SiteFactory.Password, "/report/learner-months?preset=all");
        Assert.Equal("/report/learner-months?preset=all", signed.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(signed.Headers.Location)).StatusCode);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org")]
    public async Task SignIn_BackToForeignAddress_StaysHere(string back) =>
        Assert.Equal("/", (await SiteFactory.SignInAsync(_site.Browser(), "admin", SiteFactory.Password, back)).Headers.Location!.OriginalString);

    [Fact]
    public async Task SignIn_WrongPasswordAndUnknownName_SayTheSame()
    {
        var known = await Text(await SiteFactory.SignInAsync(_site.Browser(), "admin", "wrong"));
        var unknown = await Text(await SiteFactory.SignInAsync(_site.Browser(), "nobody", "wrong"));
        Assert.Contains("Имя или пароль не подходят", known, StringComparison.Ordinal);
        Assert.Contains("Имя или пароль не подходят", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_FifthFailure_ClosesTheNameForAMinuteEvenToTheRightPassword()
    {
        var browser = _site.Browser();
        for (var i = 0; i < 4; i++)
        {
            Assert.DoesNotContain("Слишком много", await Text(await SiteFactory.SignInAsync(browser, "admin", "wrong")), StringComparison.Ordinal);
        }

        Assert.Contains("через 1\u00A0минуту", await Text(await SiteFactory.SignInAsync(browser, "ADMIN ", "wrong")), StringComparison.Ordinal);
        Assert.Contains("Слишком много", await Text(await SiteFactory.SignInAsync(browser, "admin", SiteFactory.Password)), StringComparison.Ordinal);
        _site.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Contains("через 2\u00A0минуты", await Text(await SiteFactory.SignInAsync(browser, "admin", "wrong")), StringComparison.Ordinal);
        _site.Clock.Advance(TimeSpan.FromSeconds(121));
        Assert.Equal(HttpStatusCode.Redirect, (await SiteFactory.SignInAsync(browser, "admin", SiteFactory.Password)).StatusCode);
    }

    [Fact]
    public async Task Form_WithoutToken_IsRefused()
    {
        var answer = await _site.Browser().PostAsync("/sign-in", new FormUrlEncodedContent([new("name", "admin"), new("password", SiteFactory.Password)]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Запрос не принят", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        var browser = await _site.SignedInAsync();
        await SiteFactory.PostAsync(browser, "/users", "/sign-out");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/users")).StatusCode);
    }

    [Fact]
    public async Task Users_AddThenDisable_EndsTheirSession()
    {
        var admin = await _site.SignedInAsync();
        var page = await Text(await SiteFactory.PostAsync(admin, "/users", "/users?handler=Add", ("name", "Аня"), ("role", "analyst")));
        var password = page.Split("<code class=\"user-select-all\">")[1].Split('<')[0];
        var browser = await _site.SignedInAsync("аня", password);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/report/learner-months")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/users")).StatusCode);
        await SiteFactory.PostAsync(admin, "/users", "/users?handler=Change", ("name", "Аня"), ("role", "analyst"), ("disabled", "true"));
        Assert.Equal("/sign-in", (await browser.GetAsync("/report/learner-months")).Headers.Location!.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await SiteFactory.SignInAsync(_site.Browser(), "Аня", password)).StatusCode);
    }

    [Fact]
    public async Task Users_LastAdministrator_CannotBeClosed()
    {
        var admin = await _site.SignedInAsync();
        var page = await Text(await SiteFactory.PostAsync(
            admin, "/users", "/users?handler=Change", ("name", "admin"), ("role", "administrator"), ("disabled", "true")));
        Assert.Contains("Последнему администратору", page, StringComparison.Ordinal);
        var store = _site.Services.GetRequiredService<UserStore>();
        Assert.False((await store.FindAsync("admin", CancellationToken.None))!.IsDisabled);
    }

    [Theory]
    [InlineData(Roles.Director, false)]
    [InlineData(Roles.Analyst, false)]
    [InlineData(Roles.Archive, false)]
    [InlineData(Roles.DataOfficer, true)]
    public async Task Journal_OfRole_OpensToTheDataOfficer(string role, bool opens)
    {
        var browser = await _site.SignedInAsync(SiteFactory.User("u", role));
        Assert.Equal(opens ? HttpStatusCode.OK : HttpStatusCode.Redirect, (await browser.GetAsync("/journal")).StatusCode);
    }

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
