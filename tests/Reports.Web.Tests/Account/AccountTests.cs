using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests.Account;

/// <summary>Own password, own sessions, those of others for an administrator, and what of it stands in the audit log.</summary>
public sealed class AccountTests : IAsyncLifetime
{
    private const string Fresh = "верблюд идёт домой";
    private readonly SiteFactory _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Password_ChangedByItsOwner_EndsTheOtherSessionsAndKeepsThisOne()
    {
        using var here = await _site.SignedInAsync();
        using var elsewhere = await _site.SignedInAsync("admin", SiteFactory.Password);

        var answer = await ChangeAsync(here, SiteFactory.Password, Fresh, Fresh);

        Assert.Equal("/account?done=password", answer.Headers.Location!.OriginalString);
        Assert.Contains("Пароль сменён", await TextAsync(await here.GetAsync("/account?done=password")), StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await elsewhere.GetAsync("/users")).Headers.Location!.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await SiteFactory.SignInAsync(_site.Browser(), "admin", SiteFactory.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await SiteFactory.SignInAsync(_site.Browser(), "admin", Fresh)).StatusCode);
        Assert.Contains(await ActionsAsync(), line => line.StartsWith("admin password", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("wrong", Fresh, Fresh, "Нынешний пароль не подходит")]
    [InlineData(SiteFactory.Password, Fresh, "другое", "набран по-разному")]
    [InlineData(SiteFactory.Password, "короткий", "короткий", "слишком короткий")]
    [InlineData(SiteFactory.Password, SiteFactory.Password, SiteFactory.Password, "тот же")]
    public async Task Password_ThatWillNotDo_IsRefusedAndStays(string current, string password, string again, string reason)
    {
        using var browser = await _site.SignedInAsync();

        Assert.Contains(reason, await TextAsync(await ChangeAsync(browser, current, password, again)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SiteFactory.SignInAsync(_site.Browser(), "admin", SiteFactory.Password)).StatusCode);
    }

    [Fact]
    public async Task Password_GuessedOnTheOwnPage_IsClosedAsAtSignIn()
    {
        using var browser = await _site.SignedInAsync();
        for (var i = 0; i < 5; i++)
        {
            await ChangeAsync(browser, "wrong", Fresh, Fresh);
        }

        Assert.Contains("Слишком много", await TextAsync(await ChangeAsync(browser, SiteFactory.Password, Fresh, Fresh)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_EndsTheSessionOfACopiedCookieToo()
    {
        var signed = await SiteFactory.SignInAsync(_site.Browser(), "admin", SiteFactory.Password);
        using var browser = _site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        browser.DefaultRequestHeaders.Add("Cookie", CookieOf(signed));
        var page = await browser.GetAsync("/users");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var form = page.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("reports.form=", StringComparison.Ordinal)).Split(';')[0];
        var token = (await page.Content.ReadAsStringAsync()).Split("__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("Cookie", $"{CookieOf(signed)}; {form}");

        Assert.Equal("/sign-in", (await browser.SendAsync(request, Cancellation)).Headers.Location!.OriginalString);

        Assert.Equal("/sign-in", (await browser.GetAsync("/users")).Headers.Location!.AbsolutePath);
        Assert.Contains("admin sign-out", (await ActionsAsync())[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_InConstantUse_EndsAfterTwelveHours()
    {
        using var browser = await _site.SignedInAsync();
        for (var hour = 1; hour <= 11; hour++)
        {
            _site.Clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
        }

        _site.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("/sign-in", (await browser.GetAsync("/account")).Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task Sessions_OnTheOwnPage_AreListedAndEnded()
    {
        using var here = await _site.SignedInAsync();
        using var phone = _site.Browser();
        phone.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1");
        Assert.Equal(HttpStatusCode.Redirect, (await SiteFactory.SignInAsync(phone, "admin", SiteFactory.Password)).StatusCode);
        using var stranger = await _site.SignedInAsync(SiteFactory.User("чужой", Roles.Analyst));

        var page = await here.GetStringAsync("/account");
        Assert.Contains("Safari, iPhone", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        var id = page.Split("name=\"id\" value=\"")[1].Split('"')[0];
        Assert.Equal(2, page.Split("name=\"id\"").Length);

        await SiteFactory.PostAsync(stranger, "/account", "/account?handler=End", ("id", id));
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync("/account")).StatusCode);
        await SiteFactory.PostAsync(here, "/account", "/account?handler=End", ("id", id));
        Assert.Equal(HttpStatusCode.Redirect, (await phone.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);

        using var again = await _site.SignedInAsync("admin", SiteFactory.Password);
        await SiteFactory.PostAsync(here, "/account", "/account?handler=Others");
        Assert.Equal(HttpStatusCode.Redirect, (await again.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Sessions_OfAnotherUser_AreEndedByAnAdministratorAlone()
    {
        using var admin = await _site.SignedInAsync();
        using var user = await _site.SignedInAsync(SiteFactory.User("Аня", Roles.Analyst));
        using var other = await _site.SignedInAsync(SiteFactory.User("Борис", Roles.Director));

        await SiteFactory.PostAsync(other, "/account", "/users?handler=Sessions", ("name", "Аня"));
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync("/account")).StatusCode);
        var page = await TextAsync(await SiteFactory.PostAsync(admin, "/users", "/users?handler=Sessions", ("name", "аня")));

        Assert.Contains("Завершено сеансов у «Аня»: 1", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await user.GetAsync("/account")).StatusCode);
        Assert.Equal("admin session Аня: завершено сеансов: 1", (await ActionsAsync())[0]);
    }

    [Fact]
    public async Task Audit_KnowsAttemptsAndLocks_AndNoTypedNameThatNobodyHas()
    {
        for (var i = 0; i < 6; i++)
        {
            await SiteFactory.SignInAsync(_site.Browser(), "ADMIN", "wrong");
        }

        await SiteFactory.SignInAsync(_site.Browser(), "my secret password", "wrong");

        Assert.Equal(
            ["(неизвестное имя) sign-in-failed новый браузер", "admin sign-in-locked новый браузер", .. Enumerable.Repeat("admin sign-in-failed новый браузер", 4)],
            await ActionsAsync());
    }

    [Fact]
    public async Task Audit_OfAChangedUser_SaysWhoChangedWhat()
    {
        using var admin = await _site.SignedInAsync();
        await _site.Services.GetRequiredService<UserStore>().AddAsync(SiteFactory.User("Аня", Roles.Analyst), Fresh, Cancellation);

        await SiteFactory.PostAsync(
            admin, "/users", "/users?handler=Change", ("name", "аня"), ("role", Roles.Director), ("organisation", "ORG2"), ("disabled", "true"));

        Assert.Equal("admin users Аня: было Аналитик; стало Директор, организация ORG2, вход закрыт", (await ActionsAsync())[0]);
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient browser, string current, string password, string again) => SiteFactory.PostAsync(
        browser, "/account", "/account?handler=Password", ("current", current), ("password", password), ("again", again));

    private static string CookieOf(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("reports=", StringComparison.Ordinal)).Split(';')[0];

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    /// <summary>Who, what and of what, the newest first.</summary>
    private async Task<IReadOnlyList<string>> ActionsAsync() =>
        [.. (await _site.Services.GetRequiredService<AuditTrail>().ListAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, Cancellation))
            .Select(entry => $"{entry.UserName} {entry.Action} {entry.Object}")];
}
