using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
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
