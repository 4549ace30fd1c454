using Microsoft.Playwright;
using Reports.Web.Tests.Site;

namespace Browser;

/// <summary>Pages printed to PDF by the browser: what stands where on the sheets.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PaperTests(BrowserFixture browser) : IDisposable
{
    private const string Long = "/report/check-paper?from=2026-01-01&to=2026-12-31";

    private readonly string _folder = Directory.CreateTempSubdirectory("paper").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Long)]
    [InlineData("/")]
    [InlineData("/plan?preset=all")]
    [InlineData("/plan?preset=all&by=group")]
    [InlineData("/quality?preset=all")]
    [InlineData("/rows/enrolments?what=enrolled&preset=all")]
    [InlineData("/report/learner-months?from=2026-01-01&to=2026-12-31")]
    [InlineData("/report/check-heat")]
    [InlineData("/learners/1?extract=true")]
    [InlineData("/learners/4?group=4")]
    [InlineData("/learners?preset=all")]
    [InlineData("/groups?preset=all")]
    [InlineData("/groups/4")]
    [InlineData("/why?preset=all")]
    [InlineData("/teachers?preset=all")]
    [InlineData("/targets")]
    [InlineData("/cases")]
    [InlineData("/cases/1")]
    [InlineData("/decisions")]
    [InlineData("/report/running-groups")]
    [InlineData("/self-assessment/editions/1")]
    [InlineData("/loads")]
    [InlineData("/journal")]
    [InlineData("/self-assessment")]
    public async Task Sheets_OfPage_HaveEveryWordInItsOwnPlace(string address)
    {
        var sheets = await PrintAsync(address);
        Assert.All(sheets, sheet => Assert.True(sheet.IsA4));
        Assert.Empty(sheets.SelectMany(sheet => sheet.Spoilt()));
    }

    [Fact]
    public async Task Sheets_OfLongWideTable_RepeatTheWholeHeadAndHaveOneFootEach()
    {
        var sheets = await PrintAsync(Long);
        Assert.True(sheets.Count > 1);
        string[] heads = ["Группа", "Программа", "Начало", "Окончание", "Слушателей", "Результат,", "Достигнуто", "Посещаемость,", "Успеваемость,", "Завершаемость,", "Посещено,", "Преподаватель"];
        foreach (var (number, sheet) in sheets.Index())
        {
            var words = sheet.Words.Select(word => word.Text).ToList();
            Assert.All(heads, head => Assert.Contains(head, words));
            var foot = sheet.Words.Where(word => word.Top > sheet.Height - 46).ToList();
            Assert.EndsWith($"{number + 1} из {sheets.Count}", string.Join(' ', foot.Select(word => word.Text)), StringComparison.Ordinal);
            Assert.Contains("Данные на 20.11.2026", string.Join(' ', foot.Select(word => word.Text)), StringComparison.Ordinal);
        }

        // Every row is whole: its code is not broken, its last column not lost.
        var all = string.Join(' ', sheets.Select(sheet => sheet.Text));
        Assert.All(Enumerable.Range(1, 80), line => Assert.Contains($"ПК04-26-{1000 + line}", all, StringComparison.Ordinal));
        Assert.Equal(80, sheets.Sum(sheet => sheet.Words.Count(word => word.Text == "Преображенская")));
    }

    [Fact]
    public async Task Foot_WithQuotesInTheFilter_IsStillOneLineOfText()
    {
        var sheets = await PrintAsync("/report/learner-months?from=2026-01-01&to=2026-12-31&group=2");
        Assert.All(sheets, sheet => Assert.Contains("группа «OT-26-2»", sheet.Text, StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<PdfSheet>> PrintAsync(string address)
    {
        Assert.SkipUnless(PdfWords.IsInstalled("pdftotext"), "poppler-utils are not installed.");
        await using var visit = await browser.LookAsync(1440, 900);
        await visit.GoAsync(address);
        var path = Path.Combine(_folder, "page.pdf");
        await visit.Page.PdfAsync(new PagePdfOptions { Path = path, PreferCSSPageSize = true });
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
        {
            File.Copy(path, Path.Combine(folder, $"paper-{address.Trim('/').Replace('/', '-').Split('?')[0]}.pdf"), overwrite: true);
        }

        return await PdfWords.ReadAsync(path, TestContext.Current.CancellationToken);
    }
}
