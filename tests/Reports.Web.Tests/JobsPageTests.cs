using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Ingest.Worker.Inbox;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.Reading;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests;

/// <summary>The page of jobs: administrators open it, nobody else.</summary>
public sealed class JobsPageTests : IAsyncLifetime
{
    private readonly SiteFactory _site = new();
    private WebApplicationFactory<ReportAccess> _withWorker = null!;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _withWorker = _site.WithWebHostBuilder(host =>
        {
            host.UseSetting("Worker:InProcess", "true");
            host.UseSetting("Ingest:Sample", "false");
            foreach (var folder in (string[])["Inbox", "Archive", "Failed", "Scratch"])
            {
                host.UseSetting("Ingest:" + folder, Path.Combine(_site.Folder, folder));
            }

            host.UseSetting("Ingest:HealthFile", "");
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _withWorker.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Jobs_Administrator_SeesThemAndTheirSchedulesInRussian()
    {
        var browser = Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await SiteFactory.SignInAsync(browser, FirstAdministrator.Name, SiteFactory.Password)).StatusCode);
        Assert.Contains("href=\"/jobs\"", await browser.GetStringAsync("/users"), StringComparison.Ordinal);
        Assert.Contains("Задания", await browser.GetStringAsync("/jobs"), StringComparison.Ordinal);

        // Only the style that the charts put in, by its hash.
        using var jobs = await browser.GetAsync("/jobs");
        Assert.Contains("style-src 'self' 'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg=';", string.Join(' ', jobs.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var users = await browser.GetAsync("/users");
        Assert.Contains("style-src 'self';", string.Join(' ', users.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        var schedules = await browser.GetStringAsync("/jobs/recurring");
        Assert.Contains("Регламентные задания", schedules, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"ru", schedules, StringComparison.Ordinal);
        var script = Regex.Match(schedules, "<script[^>]* src=\"(/jobs/js[^\"]*)").Groups[1].Value;
        Assert.Contains("defineLocale('ru'", await browser.GetStringAsync(script), StringComparison.Ordinal);
        Assert.All(["Inbox@", "Pull", "PurgeScratch@", "Verify"], job => Assert.Contains(job, schedules, StringComparison.Ordinal));
        Assert.DoesNotContain(_site.Folder, schedules, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.Director)]
    [InlineData(Roles.Analyst)]
    [InlineData(Roles.DataOfficer)]
    [InlineData(Roles.Curator)]
    public async Task Jobs_OtherRole_IsTurnedAway(string role)
    {
        (await _site.SignedInAsync(SiteFactory.User("somebody", role))).Dispose();
        var browser = Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await SiteFactory.SignInAsync(browser, "somebody", SiteFactory.Password)).StatusCode);
        foreach (var address in (string[])["/jobs", "/jobs/recurring", "/jobs/stats"])
        {
            var answer = await browser.GetAsync(address);
            Assert.Equal((HttpStatusCode.Redirect, "/error/403"), (answer.StatusCode, answer.Headers.Location!.AbsolutePath));
        }

        var trigger = await browser.PostAsync("/jobs/recurring/trigger", new FormUrlEncodedContent([new("jobs[]", "Verify")]));
        Assert.Equal("/error/403", trigger.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task Loads_OfWhatIsNoFile_SayWhyItWasPutAside()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links and pipes of Unix.");
        var browser = Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await SiteFactory.SignInAsync(browser, FirstAdministrator.Name, SiteFactory.Password)).StatusCode);
        var inbox = Directory.CreateDirectory(Path.Combine(_site.Folder, "Inbox")).FullName;
        File.CreateSymbolicLink(Path.Combine(inbox, "link.csv"), Path.Combine(_site.Folder, "nothing"));
        Directory.CreateDirectory(Path.Combine(inbox, "folder.csv"));
        using (var made = Process.Start("mkfifo", [Path.Combine(inbox, "pipe.csv")]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var pass = _withWorker.Services.GetRequiredService<InboxPass>();
        for (var i = 0; i < 3; i++)
        {
            pass.Run(TestContext.Current.CancellationToken);
            _site.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/loads", TestContext.Current.CancellationToken));
        foreach (var (name, sentence) in new[] { ("link.csv", "Это ссылка на другой файл"), ("folder.csv", "Это папка"), ("pipe.csv", "канал") })
        {
            Assert.Matches($"<a href=\"/loads/\\d+\">{Regex.Escape(name)}</a><div class=\"down small\">[^<]*{sentence}[^<]*\\.", page);
        }
    }

    [Fact]
    public async Task Jobs_WithoutSignIn_LeadToSignIn() =>
        Assert.Equal("/sign-in", (await Browser().GetAsync("/jobs")).Headers.Location!.AbsolutePath);

    [Fact]
    public async Task Jobs_NoWorkerInsideOverSqlite_AreNowhere()
    {
        var browser = await _site.SignedInAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/jobs")).StatusCode);
        Assert.DoesNotContain("href=\"/jobs\"", await browser.GetStringAsync("/users"), StringComparison.Ordinal);
    }

    private HttpClient Browser() => _withWorker.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
}
