using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests.Requests;

/// <summary>Forms too large, cut off or of nonsense, over a real port: 400 or 413 with a page in words, and no fault in the log.</summary>
public sealed class OddFormTests : IAsyncLifetime
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data; boundary=x";

    private readonly SiteFactory _site = new();

    public async ValueTask InitializeAsync()
    {
        _site.UseKestrel(0);
        _site.StartServer();
        await _site.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    public static TheoryData<string, string, string, int> Forms { get; } = new()
    {
        { "3,000 keys", UrlEncoded, string.Join('&', Enumerable.Range(0, 3000).Select(i => $"k{i}=1")), 413 },
        { "one long key", UrlEncoded, new string('k', 10_000) + "=1", 413 },
        { "a value of 5 MB", UrlEncoded, "name=" + new string('a', 5_000_000), 413 },
        { "U+0000 in a value", UrlEncoded, "name=a%00b", 400 },
        { "U+0000 in a key", UrlEncoded, "na%00me=a", 400 },
        { "multipart cut off", Multipart, "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ncut", 400 },
        { "multipart of nothing", Multipart, "", 400 },
        { "multipart with odd headers", Multipart, "--x\r\nContent-Disposition: nonsense\r\n\r\na\r\n--x--\r\n", 400 },
        { "multipart without a boundary", "multipart/form-data", "abc", 400 },
        { "an unknown character set", UrlEncoded + "; charset=klingon", "name=a", 400 },
        { "UTF-7", UrlEncoded + "; charset=utf-7", "name=a", 400 },
        { "bytes that are no UTF-8", UrlEncoded, "name=%ff%fe", 400 },
        { "no form at all", "text/plain", "name=a", 400 },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Form_OfNonsense_IsRefusedInWords(string what, string kind, string body, int status)
    {
        using var browser = Browser();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(kind);

        var answer = await browser.PostAsync("/sign-in", content);

        Assert.True((int)answer.StatusCode == status, $"{what}: {answer.StatusCode}");
        Assert.Contains(status == 413 ? "Слишком большой запрос" : "Запрос не принят", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Empty(_site.Log.Faults);
    }

    [Fact]
    public async Task Body_Of31Megabytes_IsTooLarge()
    {
        using var browser = Browser();
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes("name=" + new string('a', 31 * 1024 * 1024)));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(UrlEncoded);

        // A server that refuses a body reads no more of it: the client asks before it sends.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = content };
        request.Headers.ExpectContinue = true;
        var answer = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Empty(_site.Log.Faults);
    }

    // Of one who is signed in, with the token of the page: a form that reaches the page itself.
    [Theory]
    [InlineData("/users", "/users?handler=Add", "name")]
    [InlineData("/account", "/account?handler=Password", "password")]
    [InlineData("/self-assessment/entry?set=order-1324-annex-6&year=2025&code=1.8", "/self-assessment/entry?set=order-1324-annex-6&year=2025&code=1.8", "document")]
    [InlineData("/users", "/self-assessment/sheet?set=order-1324-annex-6&year=2025", "note")]
    public async Task Null_InAFieldOfAPage_IsRefused(string page, string action, string field)
    {
        using var browser = await SignedInAsync("admin");

        var answer = await SiteFactory.PostAsync(browser, page, action, (field, "a\0b"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(_site.Log.Faults);
    }

    [Fact]
    public async Task Answer_OfTheServer_DoesNotNameIt()
    {
        using var browser = Browser();

        var answer = await browser.GetAsync("/sign-in");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(answer.Headers.Server);
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    [Fact]
    public async Task Null_InAnAddress_IsRefused()
    {
        using var browser = await SignedInAsync("admin");

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync("/journal?learner=%00")).StatusCode);
        Assert.Empty(_site.Log.Faults);
    }

    [Fact]
    public async Task Report_ClosedToTheRole_IsForbiddenAndNoFault()
    {
        Assert.True(await _site.Services.GetRequiredService<UserStore>().AddAsync(SiteFactory.User("куратор", Roles.Curator, teacher: "T1"), SiteFactory.Password, CancellationToken.None));
        using var browser = await SignedInAsync("куратор");

        foreach (var address in new[] { "/report/archive-carriers", "/export/archive-carriers.csv", "/export/archive-carriers.xlsx", "/self-assessment" })
        {
            var answer = await browser.GetAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{address}: {answer.StatusCode}");
            Assert.Contains("Нет доступа", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }

        Assert.Empty(_site.Log.Faults);
    }

    private HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = _site.ClientOptions.BaseAddress };

    private async Task<HttpClient> SignedInAsync(string name)
    {
        var browser = Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await SiteFactory.SignInAsync(browser, name, SiteFactory.Password)).StatusCode);
        return browser;
    }
}
