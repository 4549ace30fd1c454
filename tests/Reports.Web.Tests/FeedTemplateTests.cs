using System.Net;
using Ingest.Feeds.Contracts;
using Ingest.Worker.Loading;
using Microsoft.Extensions.DependencyInjection;
using OfficeOpenXml;
using Reports.Web.Access;
using Reports.Web.FeedTemplates;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.TestServer;

namespace Reports.Web.Tests;

/// <summary>Templates of feeds, as they are given out and as they come back. Group H with learner L3 is of curator T2, G1 with L1 and G2 with L2 are of T1.</summary>
public sealed class FeedTemplateTests(TargetWarehouse warehouse) : IClassFixture<TargetWarehouse>
{
    private FeedCatalogue Feeds => warehouse.Site.Services.GetRequiredService<FeedCatalogue>();

    [Fact]
    public async Task EveryFeed_Template_HasItsColumnsAndComesBackEmptyWithASentence()
    {
        foreach (var feed in Feeds.Feeds)
        {
            using var book = await TakeAsync(warehouse.Browser, feed.Name);
            var sheet = book.Workbook.Worksheets[0];
            Assert.Equal(feed.Columns.Select(column => column.Title + (column.IsRequired ? " *" : "")), sheet.Cells[1, 1, 1, feed.Columns.Count].Select(cell => cell.Text));
            Assert.Equal(eWorkSheetHidden.Visible, book.Workbook.Worksheets[TemplateBook.Notes].Hidden);

            var back = Back(book, feed.Name);
            Assert.True(back.State == LoadState.Loaded, $"{feed.Name}: {back.Failure}");
            Assert.Equal((feed.Name, 0), (back.Feed, back.Read));
            var codes = back.Notes.Select(note => note.Code).ToList();
            Assert.Contains("no_rows", codes);
            Assert.Contains("sheet_passed_over", codes);
            Assert.Equal(book.Workbook.Worksheets[TemplateBook.Lists] is not null, codes.Contains("hidden_sheet"));
        }
    }

    [Fact]
    public async Task Grades_FilledIn_LoadAsTheyAre()
    {
        using var book = await TakeAsync(warehouse.Browser, "grades");
        var sheet = book.Workbook.Worksheets[0];
        var titles = sheet.Cells[1, 1, 1, 16].ToDictionary(cell => cell.Text.Replace(" *", "", StringComparison.Ordinal), cell => cell.Start.Column);
        foreach (var (row, learner) in new[] { (2, "00123"), (3, "L3") })
        {
            sheet.Cells[row, titles["Код слушателя"]].Value = learner;
            sheet.Cells[row, titles["Код группы"]].Value = "H";
            sheet.Cells[row, titles["Код модуля"]].Value = "M-бланк";
            sheet.Cells[row, titles["Вид контроля"]].Value = "промежуточная аттестация";
            sheet.Cells[row, titles["Дата оценки"]].Value = new DateTime(2026, 4, 3, 0, 0, 0, DateTimeKind.Unspecified);
            sheet.Cells[row, titles["Оценка"]].Value = "отлично";
        }

        var back = Back(book, "grades-filled");

        Assert.Equal((2, 2, 0), (back.Read, back.Loaded, back.Rejected));
        var rows = await warehouse.RowsAsync("/export/rows-grades.csv?preset=all");
        Assert.Contains(rows, row => row.Contains("00123", StringComparison.Ordinal) && row.Contains("03.04.2026", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Columns_HaveFormatsOfTheirTypes_AndListsOfTheCentre()
    {
        using var book = await TakeAsync(warehouse.Browser, "enrolments");
        var sheet = book.Workbook.Worksheets[0];
        var columns = Feeds.Find("enrolments")!.Columns.Select(column => column.Name).ToList();
        Assert.Equal("@", sheet.Column(columns.IndexOf("learner_code") + 1).Style.Numberformat.Format);
        Assert.Equal("dd.mm.yyyy", sheet.Column(columns.IndexOf("enrolled_on") + 1).Style.Numberformat.Format);
        Assert.StartsWith("Обязательный столбец", sheet.Cells[1, columns.IndexOf("learner_code") + 1].Comment.Text, StringComparison.Ordinal);

        // G1 and G2 have ended, H runs: it comes first.
        Assert.Equal(["H", "G1", "G2"], ListOf(book, "Группы"));
        Assert.Equal(["L3", "L1", "L2"], ListOf(book, "Слушатели"));
        var choice = Assert.Single(sheet.DataValidations, rule => rule.Address.Start.Column == columns.IndexOf("group_code") + 1);
        Assert.Equal((2, 1_048_576), (choice.Address.Start.Row, choice.Address.End.Row));
        Assert.Equal("'Списки'!$C$2:$C$4", ((OfficeOpenXml.DataValidation.Contracts.IExcelDataValidationList)choice).Formula.ExcelFormula);
    }

    [Fact]
    public async Task Lists_OfACurator_HoldTheirOwnGroupsAlone_AndLearnersAreInTheAuditLog()
    {
        using var curator = await warehouse.Site.SignedInAsync(SiteFactory.User("куратор бланков", Roles.Curator, teacher: "T2"));
        using var book = await TakeAsync(curator, "grades");
        Assert.Equal(["H"], ListOf(book, "Группы"));
        Assert.Equal(["L3"], ListOf(book, "Слушатели"));
        Assert.Equal(["T2"], ListOf(book, "Преподаватели"));
        var everything = string.Join('\n', book.Workbook.Worksheets.SelectMany(sheet => sheet.Cells.Select(cell => cell.Text)));
        Assert.DoesNotContain("L1", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("Охрана труда", everything, StringComparison.Ordinal);
        Assert.Contains("L3", await warehouse.Browser.GetStringAsync("/journal?user=" + Uri.EscapeDataString("куратор бланков")), StringComparison.Ordinal);

        using var archive = await warehouse.Site.SignedInAsync(SiteFactory.User("архив бланков", Roles.Archive));
        Assert.Equal(HttpStatusCode.Forbidden, (await archive.GetAsync(new Uri("/upload/templates/grades.xlsx", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await archive.GetAsync(new Uri("/upload/templates", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Words_OfLists_AreTakenByTheLoader()
    {
        using var book = await TakeAsync(warehouse.Browser, "attendance");
        var reference = warehouse.Site.Services.GetRequiredService<Ingest.Feeds.Profiles.ReferenceFiles>().Read("default");
        Assert.All(ListOf(book, "Отметки"), mark => Assert.NotNull(reference.FindMark(mark)));
        using var grades = await TakeAsync(warehouse.Browser, "grades");
        Assert.All(ListOf(grades, "Оценки"), grade => Assert.Contains(reference.Scales, scale => scale.Evaluate(grade).RejectCode is null));
        Assert.All(ListOf(grades, "Шкалы"), scale => Assert.NotNull(reference.FindScale(scale)));
        Assert.All(ListOf(grades, "Вид контроля"), word => Assert.True(reference.Words.Of(Vocabulary.Control).Has(word)));
    }

    [Fact]
    public async Task Page_LinksEveryTemplateThatPeopleFillIn()
    {
        var page = await TargetWarehouse.PageAsync(warehouse.Browser, "/upload/templates");
        Assert.Contains("href=\"/upload/templates/grades.xlsx\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("withdrawals.xlsx", page, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await warehouse.Browser.GetAsync(new Uri("/upload/templates/none.xlsx", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    private static async Task<ExcelPackage> TakeAsync(HttpClient browser, string feed) => new(new MemoryStream(
        await browser.GetByteArrayAsync(new Uri($"/upload/templates/{feed}.xlsx", UriKind.Relative), TestContext.Current.CancellationToken)));

    private static IReadOnlyList<string> ListOf(ExcelPackage book, string title)
    {
        var sheet = book.Workbook.Worksheets[TemplateBook.Lists];
        var at = sheet.Cells[1, 1, 1, sheet.Dimension.End.Column].First(cell => cell.Text == title).Start.Column;
        return [.. sheet.Cells[2, at, sheet.Dimension.End.Row, at].Where(cell => cell.Text.Length > 0).Select(cell => cell.Text)];
    }

    private LoadOutcome Back(ExcelPackage book, string name)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(warehouse.Site.Folder, "back-" + name)).FullName, name + ".xlsx");
        File.WriteAllBytes(path, book.GetAsByteArray());
        var loader = BatchLoaders.Over(
            warehouse.Site.Services.GetRequiredService<IWarehouseEngine>(), warehouse.Site.Services.GetRequiredService<SqlCatalogue>(), warehouse.Site.Folder, warehouse.Site.Clock);
        return Assert.Single(loader.Load([path], null, CancellationToken.None));
    }
}
