using System.Text.RegularExpressions;
using Reports.Web.Reading;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Core;

namespace Reports.Web.Tests;

/// <summary>What pages say before anything was loaded and while files are.</summary>
public sealed class FirstMinutesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private readonly string _inbox = Directory.CreateTempSubdirectory("inbox").FullName;
    private readonly SiteFactory _site;

    public FirstMinutesTests() => _site = new SiteFactory { IsSeeded = false, Settings = new Dictionary<string, string> { ["Ingest:Inbox"] = _inbox } };

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        Directory.Delete(_inbox, recursive: true);
    }

    [Fact]
    public async Task EmptyWarehouse_SaysWhereToPutFiles_AndAWaitingFileIsToldInstead()
    {
        var browser = await _site.SignedInAsync();
        var empty = DashboardWarehouse.Plain(await browser.GetStringAsync("/"));

        Assert.Contains("Хранилище пусто", empty, StringComparison.Ordinal);
        Assert.Contains($"в папку «{_inbox}»", empty, StringComparison.Ordinal);
        Assert.Contains("Ingest__Sample=true", empty, StringComparison.Ordinal);
        Assert.DoesNotContain("Показать последний период", empty, StringComparison.Ordinal);
        Assert.DoesNotContain("hx-get=\"/loading?", empty, StringComparison.Ordinal);
        Assert.Contains("hx-get=\"/loading\" hx-trigger=\"every 5s\"", empty, StringComparison.Ordinal);
        Assert.False((await browser.GetAsync("/loading")).Headers.Contains("HX-Trigger"));

        await File.WriteAllTextAsync(Path.Combine(_inbox, "grades.csv"), "a");
        await File.WriteAllTextAsync(Path.Combine(_inbox, ".mark"), "");
        var waiting = DashboardWarehouse.Plain(await browser.GetStringAsync("/"));
        Assert.Contains("hx-get=\"/loading?done=0\" hx-trigger=\"every 3s\"", waiting, StringComparison.Ordinal);
        Assert.Contains(">Файлов ждёт загрузки: 1<", waiting, StringComparison.Ordinal);
        Assert.Matches("<main id=\"report\".*hx-get=\"/\" hx-trigger=\"data-changed from:body\" hx-target=\"#report\"", waiting);
        Assert.DoesNotContain("Хранилище пусто", waiting, StringComparison.Ordinal);

        // A page of forms says it and stays as it is.
        var users = await browser.GetStringAsync("/account");
        Assert.Contains("hx-get=\"/loading?done=0\"", users, StringComparison.Ordinal);
        Assert.DoesNotContain("data-changed", users, StringComparison.Ordinal);

        Assert.False((await browser.GetAsync("/loading?done=0")).Headers.Contains("HX-Trigger"));
        File.Delete(Path.Combine(_inbox, "grades.csv"));
        var over = await browser.GetAsync("/loading?done=0");
        Assert.Equal(["data-changed"], over.Headers.GetValues("HX-Trigger"));
        Assert.DoesNotContain("hx-get", await over.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    // Files follow each other closely; the one of an hour ago is of another run.
    [Fact]
    public void Progress_OfARun_CountsItsFilesBackToThePause()
    {
        var files = new[] { Row("loading", 5, null), Row("loaded", 30, 10), Row("failed", 60, 40), Row("loaded", 3700, 3600) };

        Assert.Equal("Загружаются файлы: 2 из 5", Words(LoadProgress.Of(files, 3, Now)));
        Assert.Equal("Загружаются файлы: 2 из 3", Words(LoadProgress.Of(files, null, Now)));
    }

    [Fact]
    public void Progress_OfAFileLeftFromAnEarlierRun_IsNone() =>
        Assert.Equal("", Words(LoadProgress.Of([Row("loaded", 3700, 3600)], 1, Now)));

    [Fact]
    public void Progress_OfALeaseThatHasRunOut_IsNone() =>
        Assert.Equal("", Words(LoadProgress.Of([Row("loading", 3700, null) with { LeaseUntil = Moment.Text(Now.AddMinutes(-1)) }], 1, Now)));

    private static LoadProgress.FileRow Row(string state, int startedAgo, int? finishedAgo) => new(
        state, Moment.Text(Now.AddSeconds(-startedAgo)), finishedAgo is { } ago ? Moment.Text(Now.AddSeconds(-ago)) : null,
        state == "loading" ? Moment.Text(Now.AddMinutes(1)) : null);

    private static string Words(LoadsNow loads) => Regex.Replace(loads.Words, "[\u00a0\u202f]", " ");
}
