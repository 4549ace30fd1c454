using System.CommandLine;
using System.Net;
using System.Text;
using Ingest.Worker.Commands;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OfficeOpenXml;
using Reports.Web.Access;
using Reports.Web.Configuration;
using Reports.Web.SelfAssessment.Editions;
using Reports.Web.SelfAssessment.Exports;
using Reports.Web.Tests.Documents;
using Reports.Web.Tests.Editions;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests.AssessmentExports;

/// <summary>Files of editions, their addresses, the page for everybody, and the command.</summary>
public sealed class EditionFilesTests : IAsyncLifetime
{
    private readonly EditionSite _site = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string TemplatePath => Path.Combine(_site.Site.Folder, "templates", "self-assessment.docx");

    private AssessmentFiles Files => _site.Site.Services.GetRequiredService<AssessmentFiles>();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Files_OfApprovedEdition_AreTheSameAfterCorrections()
    {
        var edition = await _site.ApprovedAsync();
        var before = await WrittenAsync(edition);

        _site.LoadPlantedCorrections();
        await _site.ApprovedAsync(note: "Исправлены приказы");
        var again = (await _site.Store.FindAsync(edition.Key, Cancellation))!;

        Assert.Equal(EditionState.Superseded, again.State);
        Assert.All(await WrittenAsync(again), file => Assert.Equal(before[file.Key], file.Value));
    }

    [Fact]
    public async Task Files_OfApprovedEdition_AreTheSameAfterTemplateAndSettingsChange_AndADraftFollowsThem()
    {
        var options = _site.Site.Services.GetRequiredService<IOptions<ReportsOptions>>().Value;
        var edition = await _site.ApprovedAsync();
        var before = await WrittenAsync(edition);
        var draft = await _site.DraftAsync(note: "Исправлены приказы");
        var draftBefore = await WrittenAsync(draft);

        TemplateFile.PutRenamed(TemplatePath, "Оглавление");
        (options.SmallGroup, options.Organisation) = (1, "Другая организация");

        Assert.All(await WrittenAsync(edition), file => Assert.Equal(before[file.Key], file.Value));
        var draftAfter = await WrittenAsync(draft);
        Assert.Contains("Оглавление", TemplateFile.WordsOf(draftAfter["docx"]), StringComparison.Ordinal);
        Assert.NotEqual(draftBefore["html"], draftAfter["html"]);

        Assert.Null(await _site.Reports.StepAsync(
            draft, draft.LastStep, EditionStepKind.Reviewed, null, await _site.AnswersAsync(draft), EditionSite.Analyst, Cancellation));
        var reviewed = (await _site.Store.FindAsync(draft.Key, Cancellation))!;
        Assert.Null(await _site.Reports.ApproveAsync(
            reviewed, reviewed.LastStep, EditionSite.Order, await _site.AnswersAsync(reviewed), EditionSite.Director, Cancellation));
        File.Delete(TemplatePath);
        var second = (await _site.Store.FindAsync(draft.Key, Cancellation))!;
        Assert.Contains("Оглавление", TemplateFile.WordsOf(AssessmentDocx.Write(await Files.OfEditionAsync(second, Cancellation))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approval_WithATemplateThatCannotBeFilled_IsRefusedWithItsReason()
    {
        var reviewed = await _site.ReviewedAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(TemplatePath)!);
        await File.WriteAllTextAsync(TemplatePath, "no document", Cancellation);

        var problem = await _site.Reports.ApproveAsync(
            reviewed, reviewed.LastStep, EditionSite.Order, await _site.AnswersAsync(reviewed), EditionSite.Director, Cancellation);

        Assert.Equal($"Шаблон «{TemplatePath}»: повреждён или это не документ Word (.docx).", problem);
        Assert.Equal(EditionState.Reviewed, (await _site.Store.FindAsync(reviewed.Key, Cancellation))!.State);
    }

    [Fact]
    public async Task Indicator_DroppedIntoTheSet_IsInEveryFile()
    {
        var file = await Files.OfNowAsync(_site.Query(), Cancellation);
        const string title = "Слушатели, завершившие обучение с распределением";
        using var package = new ExcelPackage(new MemoryStream(AssessmentXlsx.Write(file)));
        Assert.All(package.Workbook.Worksheets, sheet => Assert.Contains(sheet.Cells, cell => cell.Text == title));
        Assert.Contains("9.9;" + title, Encoding.UTF8.GetString(AssessmentCsv.Write(file)), StringComparison.Ordinal);
        Assert.Contains(title, Encoding.UTF8.GetString(await AssessmentHtml.WriteAsync(file)), StringComparison.Ordinal);
        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(AssessmentDocx.Write(file)), false);
        Assert.Contains(title, document.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_OfAnEdition_AreFrozenWithIt()
    {
        var edition = await _site.DraftAsync();
        var file = await Files.OfEditionAsync(edition, Cancellation);
        var programmes = file.Tables.Single(table => table.Report.Name == "self-assessment-programmes");
        Assert.Equal(["Логистика 2", "Охрана труда 4"], Studied(programmes));

        _site.LoadPlantedCorrections();

        var later = await Files.OfEditionAsync(edition, Cancellation);
        Assert.Equal(["Логистика 2", "Охрана труда 4"], Studied(later.Tables.Single(table => table.Report.Name == "self-assessment-programmes")));
        var live = await Files.OfNowAsync(_site.Query(), Cancellation);
        Assert.Equal(["Логистика 1", "Охрана труда 4"], Studied(live.Tables.Single(table => table.Report.Name == "self-assessment-programmes")));
    }

    [Fact]
    public async Task PublicPage_WithoutSignIn_IsOfTheApprovedEditionOnly()
    {
        const string address = "/public/self-assessment/2025";
        using var browser = _site.Site.Browser();
        await _site.ReviewedAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address, Cancellation)).StatusCode);

        var reviewed = (await _site.Store.ListAsync(EditionSite.Set, EditionSite.Organisation, EditionSite.Year, Cancellation))[0];
        Assert.Null(await _site.Reports.ApproveAsync(
            reviewed, reviewed.LastStep, EditionSite.Order, await _site.AnswersAsync(reviewed), EditionSite.Director, Cancellation));

        var answer = await browser.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(AssessmentHtml.StyleHash, answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain("Иванов", page, StringComparison.Ordinal);

        // Four of six and two of six: neither may be told.
        Assert.DoesNotContain("4 / 66,7", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/public/self-assessment/2024", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address + "?set=form-1-pk", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Addresses_OfFiles_AreForThoseWhoMayOpenThePage()
    {
        var edition = await _site.ApprovedAsync();
        var ofEdition = FormattableString.Invariant($"/self-assessment/editions/{edition.Key}/report.xlsx");
        using (var stranger = _site.Site.Browser())
        {
            Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(ofEdition, Cancellation)).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync("/self-assessment/report.docx?year=2025", Cancellation)).StatusCode);
        }

        using var curator = await _site.Site.SignedInAsync(SiteFactory.User("куратор", Roles.Curator, teacher: "T1"));
        Assert.Equal(HttpStatusCode.Forbidden, (await curator.GetAsync(ofEdition, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await curator.GetAsync("/self-assessment/report.docx?year=2025", Cancellation)).StatusCode);
        using var analyst = await _site.Site.SignedInAsync(SiteFactory.User("аналитик-файлы", Roles.Analyst));
        var bytes = await analyst.GetByteArrayAsync(ofEdition, Cancellation);
        Assert.Equal(AssessmentXlsx.Write(await Files.OfEditionAsync(edition, Cancellation)), bytes);
        foreach (var format in AssessmentFormat.All)
        {
            var answer = await analyst.GetAsync($"/self-assessment/report.{format.Name}?year=2025", Cancellation);
            Assert.Equal((HttpStatusCode.OK, format.MediaType), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync("/self-assessment/report.exe?year=2025", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync("/self-assessment/editions/999/report.xlsx", Cancellation)).StatusCode);
        Assert.Contains("/self-assessment/report.xlsx", await analyst.GetStringAsync("/self-assessment?year=2025", Cancellation), StringComparison.Ordinal);
        Assert.Contains(ofEdition, await analyst.GetStringAsync(EditionPageAddress(edition), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_OfAnEdition_WritesWhatThePageGives()
    {
        var edition = await _site.ApprovedAsync();
        var path = Path.Combine(_site.Site.Folder, "out.docx");

        var code = await RunAsync("export", "self-assessment", "--year", "2025", "--set", EditionSite.Set, "--format", "docx", "--out", path, "--edition", "1");

        Assert.Equal(0, code);
        Assert.Equal(AssessmentDocx.Write(await Files.OfEditionAsync(edition, Cancellation)), await File.ReadAllBytesAsync(path, Cancellation));
        Assert.False(File.Exists(path + ".tmp"));
    }

    [Theory]
    [InlineData(64, "export")]
    [InlineData(64, "import")]
    [InlineData(64, "export", "self-assessment")]
    [InlineData(64, "export", "self-assessment", "--year", "2025", "--set", "none", "--format", "csv", "--out", "OUT")]
    [InlineData(64, "export", "self-assesment")]
    [InlineData(0, "export", "self-assessment", "--help")]
    [InlineData(64, "export", "self-assessment", "--year", "2025", "--year", "2024", "--set", EditionSite.Set, "--format", "csv", "--out", "OUT")]
    [InlineData(64, "export", "self-assessment", "--year", "MMXXV", "--set", EditionSite.Set, "--format", "csv", "--out", "OUT")]
    [InlineData(64, "export", "self-assessment", "--year", "2025", "--set", EditionSite.Set, "--format", "pdf", "--out", "OUT")]
    [InlineData(64, "export", "self-assessment", "--year", "2025", "--set", EditionSite.Set, "--format", "csv")]
    [InlineData(64, "export", "self-assessment", "--year", "2025", "--set", EditionSite.Set, "--format", "csv", "--out", "OUT", "--people", "cats")]
    [InlineData(64, "export", "self-assessment", "--year", "2025", "--set", EditionSite.Set, "--format", "csv", "--out", "OUT", "--colour", "red")]
    [InlineData(64, "export", "self-assessment", "--year", "2025", "--set", EditionSite.Set, "--format", "csv", "--out", "OUT", "--as-of", "yesterday")]
    [InlineData(64, "export", "self-assessment", "--year", "2025", "--set", EditionSite.Set, "--format", "csv", "--out")]
    [InlineData(1, "export", "self-assessment", "--year", "2025", "--set", EditionSite.Set, "--format", "csv", "--out", "OUT", "--edition", "7")]
    [InlineData(1, "export", "self-assessment", "--year", "2025", "--set", EditionSite.Set, "--format", "csv", "--out", "OUT/no/such")]
    [InlineData(0, "export", "self-assessment", "--year", "2025", "--set", EditionSite.Set, "--format", "csv", "--out", "OUT", "--people", "persons")]
    public async Task Command_Line_GivesItsExitCode(int expected, params string[] words)
    {
        var path = Path.Combine(_site.Site.Folder, "out.csv");
        Assert.Equal(expected, await RunAsync([.. words.Select(word => word.Replace("OUT", path, StringComparison.Ordinal))]));
        Assert.Equal(expected == 0 && !words.Contains("--help"), File.Exists(path));
    }

    private static IEnumerable<string> Studied(Warehouse.Sql.Reading.ReportTable table) =>
        table.Rows.Select(row => $"{row["name"]} {Convert.ToInt64(row["studied_n"], System.Globalization.CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal);

    private static string EditionPageAddress(Edition edition) => FormattableString.Invariant($"/self-assessment/editions/{edition.Key}");

    private Task<int> RunAsync(params string[] words) => CommandLine.RunAsync(
        "", _site.Site.Services, words, Cancellation);

    private async Task<Dictionary<string, byte[]>> WrittenAsync(Edition edition)
    {
        var file = await Files.OfEditionAsync(edition, Cancellation);
        var written = new Dictionary<string, byte[]>();
        foreach (var format in AssessmentFormat.All)
        {
            written[format.Name] = await format.WriteAsync(file);
        }

        return written;
    }
}
