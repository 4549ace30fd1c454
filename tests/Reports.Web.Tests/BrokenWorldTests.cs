using System.Net;
using Dapper;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Core;

namespace Reports.Web.Tests;

/// <summary>What a running site says when its files go away, come back as other files, or are of another day than each other.</summary>
public sealed class BrokenWorldTests : IAsyncLifetime
{
    private static readonly string[] Pages = ["/", "/quality", "/plan", "/loads", "/learners", "/self-assessment", "/self-assessment/editions", "/journal", "/users"];

    private readonly SiteFactory _site = new();

    private string Warehouse => Path.Combine(_site.Folder, "warehouse.db");

    private string Store => Path.Combine(_site.Folder, "app.db");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Warehouse_ThatGoesAway_IsSaidOnPagesAndInHealth_AndComesBack()
    {
        using var browser = await _site.SignedInAsync();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/quality")).StatusCode);
        MoveAway(Warehouse);

        await AssertSaidAsync(browser, "/quality", "ещё нет");
        using var ill = await browser.GetAsync("/health");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (ill.StatusCode, await ill.Content.ReadAsStringAsync()));
        Assert.False(File.Exists(Warehouse));

        MoveBack(Warehouse);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/quality")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health")).StatusCode);
    }

    [Fact]
    public async Task Store_ThatGoesAway_IsSaid_AndNoEmptyOneIsMade()
    {
        using var browser = await _site.SignedInAsync();
        MoveAway(Store);

        await AssertSaidAsync(browser, "/users", "не открывается");
        using var ill = await browser.GetAsync("/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ill.StatusCode);
        Assert.False(File.Exists(Store));

        MoveBack(Store);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/users")).StatusCode);
    }

    [Fact]
    public async Task Warehouse_ReplacedByABackup_IsRead()
    {
        using var browser = await _site.SignedInAsync();
        var earlier = Path.Combine(_site.Folder, "backup.db");
        Copy(Warehouse, earlier);
        await ChangeAsync("UPDATE dim_programme SET name = 'Переименованная'");
        Assert.Contains("Переименованная", WebUtility.HtmlDecode(await browser.GetStringAsync("/plan?preset=all")), StringComparison.Ordinal);

        MoveAway(Warehouse);
        File.Move(earlier, Warehouse);

        Assert.DoesNotContain("Переименованная", WebUtility.HtmlDecode(await browser.GetStringAsync("/plan?preset=all")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_OfDifferentDays_OpenOnEveryPage()
    {
        using var browser = await _site.SignedInAsync();
        var (warehouse, store) = (Path.Combine(_site.Folder, "warehouse-0.db"), Path.Combine(_site.Folder, "app-0.db"));
        Copy(Warehouse, warehouse);
        Copy(Store, store);
        await ChangeAsync("UPDATE dim_programme SET name = 'Переименованная'");
        Assert.True(await _site.Services.GetRequiredService<UserStore>().AddAsync(
            SiteFactory.User("newcomer", "director"), SiteFactory.Password, CancellationToken.None));

        MoveAway(Warehouse);
        File.Copy(warehouse, Warehouse);
        await AssertAllOpenAsync(browser);

        MoveBack(Warehouse);
        MoveAway(Store);
        File.Copy(store, Store);
        await AssertAllOpenAsync(browser);
    }

    [Fact]
    public async Task Warehouse_OfAnEarlierRelease_IsSaidWithTheCommandThatMendsIt()
    {
        await ChangeAsync("DELETE FROM schema_journal WHERE number = 8");
        await ChangeAsync("DROP TABLE mart_attendance_day");
        using var browser = await _site.SignedInAsync();

        await AssertSaidAsync(browser, "/quality?preset=all", "Выполните команду migrate");
        using var ill = await browser.GetAsync("/health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ill.StatusCode);
    }

    [Fact]
    public async Task Disk_WithLittleLeft_DegradesHealth()
    {
        using var tight = _site.WithWebHostBuilder(builder => builder.UseSetting("Warehouse:LowDiskMegabytes", "1000000"));
        using var browser = tight.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        Assert.SkipWhen(new DriveInfo(_site.Folder).AvailableFreeSpace > 1_000_000L * 1024 * 1024, "This disk has a terabyte to spare.");
        Assert.Equal("Degraded", await browser.GetStringAsync("/health"));
    }

    private static async Task AssertSaidAsync(HttpClient browser, string page, string words)
    {
        using var answer = await browser.GetAsync(page);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains(words, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    private static async Task AssertAllOpenAsync(HttpClient browser)
    {
        foreach (var page in Pages)
        {
            using var answer = await browser.GetAsync(page);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{page}: {answer.StatusCode}");
        }
    }

    /// <summary>Copies a file that is in use, as SQLite's own backup does.</summary>
    private static void Copy(string from, string to)
    {
        using var source = new SqliteConnection($"Data Source={from};Pooling=False");
        using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    private static void MoveAway(string path) => Move(path, path + ".away");

    private static void MoveBack(string path)
    {
        foreach (var part in new[] { "", "-wal", "-shm" })
        {
            File.Delete(path + part);
        }

        Move(path + ".away", path);
    }

    private static void Move(string from, string to)
    {
        foreach (var part in new[] { "", "-wal", "-shm" }.Where(part => File.Exists(from + part)))
        {
            File.Move(from + part, to + part);
        }
    }

    private async Task ChangeAsync(string text)
    {
        await using var connection = await _site.Services.GetRequiredService<IWarehouseEngine>().OpenMaintenanceAsync(CancellationToken.None);
        await connection.ExecuteAsync(text);

        // Readers go by the ledger's version.
        await connection.ExecuteAsync("UPDATE dim_load_file SET finished_at = '2026-11-20T00:00:00.000Z' WHERE load_file_key = (SELECT max(load_file_key) FROM dim_load_file)");
    }
}
