using System.Globalization;
using Dapper;
using Ingest.Feeds.Contracts;
using Ingest.Worker.Loading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OfficeOpenXml;
using Reports.Web.Exports;
using Reports.Web.Formatting;
using Reports.Web.Reading;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Core;

namespace Reports.Web.Tests;

/// <summary>The order of the address: of all rows, on pages and in exports.</summary>
public sealed partial class RowSortTests : IAsyncLifetime
{
    private const string Enrolled = "/rows/enrolments?what=enrolled&preset=all";

    private readonly SiteFactory _site = new();

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();

        // Learners L101 to L230 beside L1 to L3: more than a page of rows, whose codes in the order of the key are not those of the alphabet.
        await using var connection = await _site.Services.GetRequiredService<IWarehouseEngine>().OpenMaintenanceAsync(CancellationToken.None);
        foreach (var key in Enumerable.Range(101, 130))
        {
            await connection.ExecuteAsync(
                """
                INSERT INTO dim_learner (learner_key, org_key, learner_code, is_inferred) VALUES (@key, 1, concat('L', 331 - @key), 0);
                INSERT INTO fact_enrolment (group_key, learner_key, enrolled_date_key, started_date_key, org_key, load_file_key, line_no)
                VALUES (1, @key, 20260110, 20260112, 1, 1, @key);
                """,
                new { key });
        }
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Rows_SortedOverPages_AreSortedAsOne()
    {
        var browser = await _site.SignedInAsync();
        string[] pages = [await browser.GetStringAsync(Enrolled + "&sort=-learner_code"), await browser.GetStringAsync(Enrolled + "&sort=-learner_code&page=2")];
        List<string> codes = [.. pages.SelectMany(page => Code().Matches(page).Select(match => match.Groups[1].Value))];
        Assert.Equal([.. Enumerable.Range(101, 130).Reverse(), 3, 2, 1], codes.Select(code => int.Parse(code[1..], CultureInfo.InvariantCulture)));
        Assert.All(pages, page => Assert.Contains("133\u00A0строки", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal));
        Assert.Contains("sort=-learner_code&amp;page=2", pages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_ByUnknownColumn_AreThoseOfTheReport()
    {
        var browser = await _site.SignedInAsync();
        Assert.Equal(
            Code().Matches(await browser.GetStringAsync(Enrolled)).Select(match => match.Value),
            Code().Matches(await browser.GetStringAsync(Enrolled + "&sort=-place%27;--")).Select(match => match.Value));
    }

    [Fact]
    public async Task Export_Sorted_HasThePagesOrderAndSaysSo()
    {
        var browser = await _site.SignedInAsync();
        using var package = new ExcelPackage(new MemoryStream(await browser.GetByteArrayAsync("/export/learner-months.xlsx?from=2026-01-01&to=2026-12-31&sort=-share")));
        var sheet = package.Workbook.Worksheets["Отчёт"];
        Assert.Equal([100d, 87.4321, 75, 50], Enumerable.Range(1, 4).Select(row => sheet.Cells[XlsxExport.HeadRow + row, 6].GetValue<double>()));
        Assert.Equal("Отбор: без отбора; порядок: Доля балла, % — по убыванию", sheet.Cells["A3"].Text);
    }

    [Fact]
    public async Task Export_TooLongToSort_SaysSo()
    {
        await using var site = new SiteFactory { Limits = new ExportLimits(WholeRows: 2, PortionRows: 1, SortedRows: 3) };
        await site.InitializeAsync();
        using var package = new ExcelPackage(new MemoryStream(
            await (await site.SignedInAsync()).GetByteArrayAsync("/export/learner-months.xlsx?from=2026-01-01&to=2026-12-31&sort=-share")));
        var sheet = package.Workbook.Worksheets["Отчёт"];
        Assert.Equal(75, sheet.Cells[XlsxExport.HeadRow + 1, 6].GetValue<double>());
        Assert.Equal(XlsxExport.HeadRow + 4, sheet.Dimension.End.Row);
        Assert.Contains("порядок: как в отчёте: больше 3 строк не сортируются", sheet.Cells["A3"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_LongerThanAWholeOne_IsSortedAndHasEachRowOnce()
    {
        await using var site = new SiteFactory { Limits = new ExportLimits(WholeRows: 2, PortionRows: 1, SortedRows: 4) };
        await site.InitializeAsync();
        var text = await (await site.SignedInAsync()).GetStringAsync("/export/learner-months.csv?from=2026-01-01&to=2026-12-31&sort=share");
        Assert.Equal(["50", "75", "87,4321", "100"], text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(';')[^3]));
    }

    [Theory]
    [InlineData("sort=name", "", 1, 2, 10, 0)]
    [InlineData("sort=-name", "", 10, 2, 1, 0)]
    public void Values_Compared_AreNumbersInTextsAndEmptyLast(string query, string empty, int first, int second, int third, int none)
    {
        var sort = RowSort.Read(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)))!;
        object?[] values = ["Группа 10", empty, "группа 2", "Группа 1"];
        Assert.Equal(
            new[] { first, second, third, none },
            values.Order(sort).Select(value => value is string { Length: > 0 } text ? int.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture) : 0));
    }

    [Fact]
    public void Feeds_OfFacts_AreThoseOfTheContracts() =>
        Assert.Equal(new FeedCatalogue().Feeds.Where(feed => feed.IsFact).Select(feed => feed.Name).Order(StringComparer.Ordinal), FeedNames.OfFacts.Order(StringComparer.Ordinal));

    [Fact]
    public void Columns_OfEveryFeed_HaveTheNamesOfTheirContract()
    {
        foreach (var feed in new FeedCatalogue().Feeds)
        {
            Assert.All(feed.Columns, column => Assert.Equal(column.Title, ColumnNames.Of(column.Name, feed.Name)));
        }
    }

    [Theory]
    [InlineData("""{"graded_on":"2026-13-01","grade":5,"reason":null}""", "grades", "Дата оценки: 2026-13-01; Оценка: 5")]
    [InlineData("""{"graded_on":"2026-""", "grades", """{"graded_on":"2026-""")]
    [InlineData("S1;5", "grades", "S1;5")]
    public void Row_OfQuarantine_IsToldByNamesOfColumns(string raw, string feed, string words) => Assert.Equal(words, ColumnNames.Row(raw, feed));

    [System.Text.RegularExpressions.GeneratedRegex("<td[^>]*>(L\\d+)</td>")]
    private static partial System.Text.RegularExpressions.Regex Code();
}
