using System.Net;
using System.Text.RegularExpressions;
using Reports.Web.Access;
using Reports.Web.Tests.Site;
using Warehouse.TestServer;

namespace Reports.Web.Tests.Requests;

/// <summary>Memory of a site that is sent workbooks made to take as much of it as they may.</summary>
public sealed partial class HostileMemoryTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private const string Sheet = "/self-assessment/sheet?set=order-1324-annex-6&year=2025";
    private const int MostMegabytes = 300;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Workbooks_OfAllTheTextsThatAreAllowed_OneAfterAnotherAndAtOnce_TakeNoMoreThanOne()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Peak memory is read from /proc.");
        using var process = new ProgramProcess("Reports.Web", site.Folder, ["--urls", "http://127.0.0.1:0"],
        [
            ("ASPNETCORE_URLS", null), ("ASPNETCORE_HTTP_PORTS", null), ("Worker__InProcess", "false"),
            ("ConnectionStrings__Warehouse", Path.Combine(site.Folder, "warehouse.db")), ("ConnectionStrings__App", Path.Combine(site.Folder, "app.db")),
            ("Warehouse__SqlFolder", Path.Combine(site.Folder, "sql")), ("Reports__KeyFile", SiteFactory.KeyFile), ("Reports__AdminPassword", SiteFactory.Password),
        ]);
        var address = (await process.LineAsync("Now listening on:")).Split("on: ")[1].Trim();
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = new Uri(address) };
        Assert.Equal(HttpStatusCode.Redirect, (await SiteFactory.SignInAsync(browser, FirstAdministrator.Name, SiteFactory.Password)).StatusCode);
        var token = Token().Match(await browser.GetStringAsync(Sheet, Cancellation)).Groups[1].Value;

        // 63 MB of few long texts, and of the places of five million empty ones.
        var few = PlainWorkbook.WithTexts(PlainWorkbook.Row(1, "a"), Enumerable.Repeat("<si><t>" + new string('я', 900_000) + "</t></si>", 36));
        var many = PlainWorkbook.WithTexts(PlainWorkbook.Row(1, "a"), Enumerable.Repeat(string.Concat(Enumerable.Repeat("<si/>", 1_000)), 5_500));
        var before = process.MostMegabytes();
        foreach (var workbook in new[] { few, few, many, many, few })
        {
            await BringAsync(browser, token, workbook);
        }

        var inARow = process.MostMegabytes();
        await Task.WhenAll(new[] { few, few, many, many }.Select(workbook => BringAsync(browser, token, workbook)));
        var atOnce = process.MostMegabytes();
        TestContext.Current.TestOutputHelper?.WriteLine($"{before} MB before, {inARow} MB in a row, {atOnce} MB at once");
        Assert.InRange(inARow, before, MostMegabytes);
        Assert.InRange(atOnce, before, MostMegabytes);
    }

    private static async Task BringAsync(HttpClient browser, string token, byte[] workbook)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(workbook), "file", "values.xlsx" },
        };
        var page = WebUtility.HtmlDecode(await (await browser.PostAsync(Sheet, form, Cancellation)).Content.ReadAsStringAsync(Cancellation));
        Assert.Contains("В книге нет листа с заголовками", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
