using System.Globalization;
using System.Net;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OfficeOpenXml;
using OfficeOpenXml.Drawing.Chart;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Exports;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests;

public sealed class ExportTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private const string Address = "/export/learner-months.";
    private const string Everything = "?from=2026-01-01&to=2026-12-31";

    [Fact]
    public async Task Workbook_OpenedAgain_HasTypedCellsUnderItsHead()
    {
        using var package = await WorkbookAsync(await site.SignedInAsync(), Everything);
        var sheet = package.Workbook.Worksheets["Отчёт"];
        Assert.Equal("Слушатели по месяцам", sheet.Cells["A1"].Text);
        Assert.Equal("Период: 1 января – 31 декабря 2026\u00A0года", sheet.Cells["A2"].Text);
        Assert.Equal("Отбор: без отбора", sheet.Cells["A3"].Text);
        Assert.Contains("20.11.2026", sheet.Cells["A4"].Text, StringComparison.Ordinal);
        Assert.Contains("2\u00A0строки в карантине", sheet.Cells["A4"].Text, StringComparison.Ordinal);
        Assert.Contains("learner-months", sheet.Cells["A5"].Text, StringComparison.Ordinal);
        var head = XlsxExport.HeadRow;
        Assert.Equal(["Месяц", "Слушатель", "Фамилия, имя", "Посещено, ч"], Enumerable.Range(1, 4).Select(column => sheet.Cells[head, column].Text));
        Assert.Equal(new DateTime(2026, 1, 1), sheet.Cells[head + 1, 1].GetValue<DateTime>());
        Assert.Equal(12.5, sheet.Cells[head + 1, 4].Value);
        Assert.Equal(8000d, sheet.Cells[head + 1, 5].Value);
        Assert.Equal(75d, sheet.Cells[head + 1, 6].Value);
        Assert.Equal(-1.5, sheet.Cells[head + 1, 7].Value);
        Assert.Equal(new DateTime(2026, 1, 1), sheet.Cells[head + 1, 8].GetValue<DateTime>());
        Assert.Equal($"A{head}:H{head + 4}", sheet.AutoFilterAddress.Address);
        Assert.Equal(head + 4, sheet.Dimension.End.Row);
    }

    [Fact]
    public async Task Workbook_OfReportWithChart_HasExcelsOwnOverTheTable()
    {
        using var package = await WorkbookAsync(await site.SignedInAsync(), Everything);
        var chart = Assert.IsAssignableFrom<ExcelChart>(package.Workbook.Worksheets["Диаграмма"].Drawings.Single());
        Assert.Equal("'Отчёт'!$F$8:$F$11", chart.Series[0].Series);
    }

    [Fact]
    public async Task Workbook_TextLikeFormula_StaysText()
    {
        using var package = await WorkbookAsync(await site.SignedInAsync(), Everything);
        var cell = package.Workbook.Worksheets["Отчёт"].Cells[XlsxExport.HeadRow + 1, 3];
        Assert.Equal("=HYPERLINK(\"http://example.org\") Анна", cell.Value);
        Assert.Equal("", cell.Formula);
        Assert.True(cell.Style.QuotePrefix);
    }

    [Fact]
    public async Task Csv_Parsed_HasRussianNumbersAndNoFormula()
    {
        var bytes = await (await site.SignedInAsync()).GetByteArrayAsync(Address + "csv" + Everything);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var rows = Parse(bytes);
        Assert.Equal(["Месяц", "Слушатель", "Фамилия, имя", "Посещено, ч", "Отметок", "Доля балла, %", "Отклонение", "Первый день"], rows[0]);
        Assert.Equal(["01.2026", "L1", "'=HYPERLINK(\"http://example.org\") Анна", "12,5", "8000", "75", "-1,5", "01.01.2026"], rows[1]);
        Assert.Equal("Петров Илья; \"Ко\"", rows[2][2]);
        Assert.Equal("87,4321", rows[3][5]);
        Assert.Equal(5, rows.Count);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+7 900", "'+7 900")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData(" =1", "' =1")]
    [InlineData("Иванова-Петрова", "Иванова-Петрова")]
    [InlineData("", "")]
    public void SafeText_ForCsv_KeepsTextText(string text, string expected) => Assert.Equal(expected, SafeText.ForCsv(text));

    [Fact]
    public async Task Export_OfCurator_HasOnlyTheirGroups()
    {
        var browser = await site.SignedInAsync(SiteFactory.User("curator-export", Roles.Curator, teacher: "T2"));
        var rows = Parse(await browser.GetByteArrayAsync(Address + "csv" + Everything));
        Assert.Equal(["L2"], rows.Skip(1).Select(row => row[1]).Distinct());
    }

    [Fact]
    public async Task Export_OfPersons_StandsInTheJournalWithoutFreeText()
    {
        var browser = await site.SignedInAsync(SiteFactory.User("exporter", Roles.Analyst));
        await browser.GetByteArrayAsync(Address + "xlsx" + Everything + "&q=Петров&group=2");
        var trail = site.Services.GetRequiredService<AuditTrail>();
        var entry = (await trail.ListAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, "L2", CancellationToken.None))
            .Single(line => line.UserName == "exporter");
        Assert.Equal(("export", "learner-months", 1L), (entry.Action, entry.Object, entry.Subjects));
        Assert.Equal("/export/learner-months.xlsx?from=2026-01-01&to=2026-12-31&group=2", entry.Address);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task Export_OfUnknownReport_IsNotFound(string format) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAsync()).GetAsync("/export/no-such-report." + format)).StatusCode);

    [Fact]
    public async Task Export_WithoutSignIn_IsRefused() =>
        Assert.Equal(HttpStatusCode.Redirect, (await site.Browser().GetAsync(Address + "xlsx")).StatusCode);

    private static async Task<ExcelPackage> WorkbookAsync(HttpClient browser, string query) =>
        new(new MemoryStream(await browser.GetByteArrayAsync(Address + "xlsx" + query)));

    private static List<string[]> Parse(byte[] bytes)
    {
        using var parser = new CsvParser(
            new StreamReader(new MemoryStream(bytes), Encoding.UTF8), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";" });
        var rows = new List<string[]>();
        while (parser.Read())
        {
            rows.Add(parser.Record!);
        }

        return rows;
    }
}
