using System.IO.Compression;
using System.Net;
using System.Text;
using ExcelDataReader;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Exports;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests;

/// <summary>Tables too long to be held, by limits of a few rows: two rows are a whole table, a sheet holds two under its head.</summary>
public sealed class LongExportTests : IAsyncLifetime
{
    private const string Months = "/export/learner-months.";
    private const string Everything = "?from=2026-01-01&to=2026-12-31";

    // The sixth row cannot be computed; those before it are long enough to be on their way by then.
    private const string Breaking = """
        -- title: Обрыв
        -- column: place | Номер | count
        -- column: words | Слова | text
        SELECT line.value AS place, iif(line.value < 6, replace(hex(zeroblob(200000)), '0', 'x') || line.value, json('{')) AS words
        FROM json_each('[1,2,3,4,5,6,7]') AS line
        WHERE @scope_organisation IS NULL AND @scope_groups IS NULL AND @scope_learner IS NULL;
        """;

    private readonly SiteFactory _site = new() { Limits = new ExportLimits(WholeRows: 2, PortionRows: 1, SheetRows: XlsxExport.HeadRow + 2) };
    private readonly SiteFactory _usual = new();

    public async ValueTask InitializeAsync()
    {
        var reports = Directory.CreateDirectory(Path.Combine(_site.Folder, "sql", "Reports")).FullName;
        await File.WriteAllTextAsync(Path.Combine(reports, "long-breaking.sql"), Breaking);
        await _site.InitializeAsync();
        await _usual.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _usual.DisposeAsync();
    }

    [Fact]
    public async Task LongWorkbook_ReadBack_HasTheCellsOfAWholeOneOverItsSheets()
    {
        var whole = Sheets(await (await _usual.SignedInAsync()).GetByteArrayAsync(Months + "xlsx" + Everything))[0];
        var sheets = Sheets(await (await _site.SignedInAsync()).GetByteArrayAsync(Months + "xlsx" + Everything));
        Assert.Equal(["Отчёт", "Отчёт 2"], sheets.Select(sheet => sheet.Name));
        foreach (var (_, rows) in sheets)
        {
            Assert.Equal(whole.Rows[..4], rows[..4]);
            Assert.Equal(whole.Rows[XlsxExport.HeadRow - 1], rows[XlsxExport.HeadRow - 1]);
            Assert.Equal(XlsxExport.HeadRow + 2, rows.Count);
        }

        Assert.Equal(whole.Rows[XlsxExport.HeadRow..], sheets.SelectMany(sheet => sheet.Rows[XlsxExport.HeadRow..]));
        Assert.Equal("=HYPERLINK(\"http://example.org\") Анна", sheets[0].Rows[XlsxExport.HeadRow][2]);
        Assert.Equal(new DateTime(2026, 1, 1), sheets[0].Rows[XlsxExport.HeadRow][7]);
    }

    [Fact]
    public async Task LongWorkbook_HeldAtItsHead_HasFormatsAndNoFormula()
    {
        using var archive = new ZipArchive(new MemoryStream(await (await _site.SignedInAsync()).GetByteArrayAsync(Months + "xlsx" + Everything)));
        var sheet = Part("xl/worksheets/sheet1.xml");
        Assert.Contains("ySplit=\"7\"", sheet, StringComparison.Ordinal);
        Assert.Contains("xSplit=\"1\"", sheet, StringComparison.Ordinal);
        Assert.Contains("<autoFilter ref=\"A7:H9\"", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
        Assert.Contains("dd\\.mm\\.yyyy", Part("xl/styles.xml"), StringComparison.Ordinal);

        string Part(string name) => new StreamReader(archive.GetEntry(name)!.Open()).ReadToEnd();
    }

    [Fact]
    public async Task LongCsv_EqualsAWholeOne() => Assert.Equal(
        await (await _usual.SignedInAsync()).GetByteArrayAsync(Months + "csv" + Everything),
        await (await _site.SignedInAsync()).GetByteArrayAsync(Months + "csv" + Everything));

    [Fact]
    public async Task LongExport_OfCurator_HasOnlyTheirGroups()
    {
        var browser = await _site.SignedInAsync(SiteFactory.User("curator-long", Roles.Curator, teacher: "T1"));
        var lines = (await browser.GetStringAsync(Months + "csv" + Everything)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["L1"], lines.Skip(1).Select(line => line.Split(';')[1]).Distinct());
    }

    [Fact]
    public async Task LongExport_OfPersons_StandsInTheJournalOnceForEach()
    {
        var browser = await _site.SignedInAsync(SiteFactory.User("long-exporter", Roles.Analyst));
        await browser.GetByteArrayAsync(Months + "xlsx" + Everything);
        var trail = _site.Services.GetRequiredService<AuditTrail>();
        foreach (var learner in new[] { "L1", "L2", "L3" })
        {
            var lines = await trail.ListAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, learner, CancellationToken.None);
            Assert.Equal("export", Assert.Single(lines, line => line is { UserName: "long-exporter", Object: "learner-months" }).Action);
        }
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task LongExport_BrokenOff_DoesNotPassForAFile(string format)
    {
        var browser = await _site.SignedInAsync();
        using var answer = await browser.GetAsync("/export/long-breaking." + format, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => answer.Content.ReadAsByteArrayAsync());
    }

    private static List<(string Name, List<List<object?>> Rows)> Sheets(byte[] book)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(book), new ExcelReaderConfiguration { FallbackEncoding = Encoding.UTF8 });
        var sheets = new List<(string, List<List<object?>>)>();
        do
        {
            var rows = new List<List<object?>>();
            while (reader.Read())
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
            }

            if (reader.Name.StartsWith("Отчёт", StringComparison.Ordinal))
            {
                sheets.Add((reader.Name, rows));
            }
        }
        while (reader.NextResult());
        return sheets;
    }
}
