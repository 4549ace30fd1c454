using Microsoft.Extensions.DependencyInjection;
using OfficeOpenXml;
using Reports.Web.Exports;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Reading;

namespace Reports.Web.Tests;

/// <summary>Workbooks of reports on paper: A4, whole heads, nothing cut; by their set-up, and by LibreOffice's PDF where it is.</summary>
public sealed class ReportSheetTests : IAsyncLifetime
{
    private const string Year = "?from=2026-01-01&to=2026-12-31";

    private readonly SiteFactory _site = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("sheets").FullName;
    private HttpClient _browser = null!;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _browser = await _site.SignedInAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Workbook_OfEveryReport_IsSetUpForA4WithItsHeadOnEverySheet()
    {
        foreach (var (report, bytes) in await AllAsync())
        {
            using var package = new ExcelPackage(new MemoryStream(bytes));
            var sheet = package.Workbook.Worksheets["Отчёт"];
            Assert.True(sheet.PrinterSettings.PaperSize == ePaperSize.A4, report.Name);
            Assert.True(sheet.PrinterSettings is { FitToPage: true, FitToWidth: 1, FitToHeight: 0 }, report.Name);
            Assert.Equal("$7:$7", sheet.PrinterSettings.RepeatRows.Address.Replace("'Отчёт'!", "", StringComparison.Ordinal));
            Assert.All(package.Workbook.Worksheets, one => Assert.Equal(ePaperSize.A4, one.PrinterSettings.PaperSize));
            foreach (var column in Enumerable.Range(1, sheet.Dimension.End.Column))
            {
                // A digit is 5.25 points; the sign of the filter takes its place beside the last word.
                var word = TextWidth.LongestWord(sheet.Cells[XlsxExport.HeadRow, column].Text, 11, isBold: true);
                Assert.True(sheet.Column(column).Width * 5.25 > word + 12, $"{report.Name}: {sheet.Cells[XlsxExport.HeadRow, column].Text}");
            }
        }
    }

    [Fact]
    public async Task Workbook_Named_SaysItsPeriodAndFilter()
    {
        using var answer = await _browser.GetAsync($"/export/learner-months.xlsx{Year}&group=2", TestContext.Current.CancellationToken);
        Assert.Equal("Слушатели по месяцам, 01.01.2026–31.12.2026, группа OT-26-2.xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar);
        using var always = await _browser.GetAsync("/export/learner-months.csv?preset=all", TestContext.Current.CancellationToken);
        Assert.Equal("Слушатели по месяцам, за всё время.csv", always.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task Workbook_OfEveryReport_PrintedByLibreOffice_HasEveryWordInItsOwnPlace()
    {
        Assert.SkipUnless(new[] { "soffice", "localc", "pdftotext" }.All(PdfWords.IsInstalled), "LibreOffice and poppler-utils are not installed.");
        var files = new List<string>();
        foreach (var (report, bytes) in await AllAsync())
        {
            files.Add(Path.Combine(_folder, report.Name + ".xlsx"));
            await File.WriteAllBytesAsync(files[^1], bytes, TestContext.Current.CancellationToken);
        }

        await PdfWords.RunAsync(
            "soffice", TestContext.Current.CancellationToken,
            ["-env:UserInstallation=file://" + _folder + "/profile", "--headless", "--convert-to", "pdf", "--outdir", _folder, .. files]);
        var spoilt = new List<string>();
        foreach (var file in files)
        {
            var sheets = await PdfWords.ReadAsync(Path.ChangeExtension(file, "pdf"), TestContext.Current.CancellationToken);
            spoilt.AddRange(sheets.Where(sheet => !sheet.IsA4).Select(_ => $"{Path.GetFileName(file)}: no A4"));
            spoilt.AddRange(sheets.SelectMany(sheet => sheet.Spoilt()).Select(word => $"{Path.GetFileName(file)}: {word}"));

            // Words of heads are whole, on every sheet of the table.
            using var package = new ExcelPackage(new FileInfo(file));
            var table = package.Workbook.Worksheets["Отчёт"];
            var charts = package.Workbook.Worksheets.Count - 1;
            foreach (var sheet in sheets.Take(sheets.Count - charts))
            {
                var words = sheet.Words.Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
                spoilt.AddRange(Enumerable.Range(1, table.Dimension.End.Column).SelectMany(column => table.Cells[XlsxExport.HeadRow, column].Text.Split(' ', '\u00A0'))
                    .Where(word => word.Length > 0 && !words.Contains(word)).Select(word => $"{Path.GetFileName(file)}: head without «{word}»"));
            }
        }

        Assert.Empty(spoilt);
    }

    private async Task<IReadOnlyList<(Report Report, byte[] Bytes)>> AllAsync()
    {
        var files = new List<(Report, byte[])>();
        foreach (var report in _site.Services.GetRequiredService<ReportReader>().Reports)
        {
            using var answer = await _browser.GetAsync($"/export/{report.Name}.xlsx{Year}", TestContext.Current.CancellationToken);
            if (answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType?.Contains("spreadsheet", StringComparison.Ordinal) == true)
            {
                files.Add((report, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
            }
        }

        Assert.True(files.Count > 20, $"{files.Count} reports were exported.");
        return files;
    }
}
