using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ingest.Feeds.Deliveries;
using Ingest.Worker;
using Ingest.Worker.Loading;
using Microsoft.Extensions.DependencyInjection;
using OfficeOpenXml;
using Reports.Web.Access;
using Reports.Web.Tests.Site;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.TestServer;

namespace Reports.Web.Tests;

/// <summary>
/// Rows in quarantine on pages: mended, closed, given out and taken back; files taken back. Each test has files and learners of its own. Group H is of
/// curator T2, G1 and G2 are of T1.
/// </summary>
public sealed class QuarantinePagesTests(TargetWarehouse warehouse) : IClassFixture<TargetWarehouse>
{
    private const string Grades = "learner_code,group_code,module_code,control,graded_on,grade,attempt\n";

    private int _files;

    [Fact]
    public async Task Row_OfAnOwnGroup_IsMendedByItsCurator_AndOfAnotherIsNotThere()
    {
        var file = Load("mend.csv", Grades + "Q1,H,M,interim,32.05.2026,5,1\nQ2,G1,M,interim,32.05.2026,5,1\n");
        using var curator = await warehouse.Site.SignedInAsync(SiteFactory.User("куратор карантина", Roles.Curator, teacher: "T2"));
        var other = $"/loads/{file}/3?feed=grades&row=1";
        Assert.Equal(HttpStatusCode.NotFound, (await curator.GetAsync(new Uri(other, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SiteFactory.PostAsync(curator, "/account", other, ("cell-graded_on", "31.05.2026"), ("reason", "Ведомость"))).StatusCode);

        var own = $"/loads/{file}/2?feed=grades&row=1";
        Assert.Contains("Дата оценки: неверная дата (32.05.2026)", await TargetWarehouse.PageAsync(curator, own), StringComparison.Ordinal);
        var answer = await SiteFactory.PostAsync(curator, "/account", own, ("cell-graded_on", "31.05.2026"), ("cell-group_code", "G1"), ("reason", "Ведомость № 5"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var sent = Take();
        Assert.Matches(
            "^learner_code,group_code,module_code,control,graded_on,grade,attempt,corrected_by,correction_reason,quarantine_row,mended_by,mended_why\n"
            + "Q1,H,M,interim,31.05.2026,5,1,куратор карантина,Ведомость № 5,[0-9a-f]{12}-2,куратор карантина,Ведомость № 5\n$",
            sent);
        Load(Name(answer), sent);

        var page = await TargetWarehouse.PageAsync(curator, own);
        Assert.Contains("прислана снова", page, StringComparison.Ordinal);
        Assert.Contains("«Ведомость № 5»", page, StringComparison.Ordinal);
        Assert.Equal("1", await CountAsync(file));
    }

    [Theory]
    [InlineData("", "Напишите причину", "31.05.2026")]
    [InlineData("Ведомость", "Ни одна ячейка не изменена", "32.05.2026")]
    public async Task Row_MendedWithoutAReasonOrAChange_SaysSo(string reason, string words, string day)
    {
        var file = Load("mistake.csv", Grades + $"Q3,H,M,interim,32.05.2026,5,{reason.Length + 1}\n");
        var answer = await SiteFactory.PostAsync(
            warehouse.Browser, "/account", $"/loads/{file}/2?feed=grades&row=1", ("cell-graded_on", day), ("reason", reason));

        Assert.Contains(words, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Row_Closed_IsNoLongerCounted_AndTellsWhoAndWhy()
    {
        var file = Load("close.csv", Grades + "Q4,H,M,interim,32.05.2026,5,1\n");
        using var director = await warehouse.Site.SignedInAsync(SiteFactory.User("директор карантина", Roles.Director));
        var row = $"/loads/{file}/2?feed=grades&row=1";
        Assert.Equal(HttpStatusCode.Forbidden, (await SiteFactory.PostAsync(director, "/account", row, ("close", "yes"), ("reason", "Не нужна"))).StatusCode);

        var answer = await SiteFactory.PostAsync(warehouse.Browser, "/account", row, ("close", "yes"), ("reason", "Слушатель выбыл"));
        Load(Name(answer), Take());

        Assert.Equal("0", await CountAsync(file));
        var page = await TargetWarehouse.PageAsync(warehouse.Browser, $"/loads/{file}?state=closed");
        Assert.Contains("«Слушатель выбыл»", page, StringComparison.Ordinal);
        Assert.Contains("закрыта: 1", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await warehouse.Browser.GetAsync(new Uri($"/corrections/grades.csv?file={file}", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task CorrectionFile_AsCsv_LoadsBackAsItIs()
    {
        var file = Load("give.csv", Grades + "Q5,H,M,current,32.05.2026,5,\nQ6,H,M,экзамен?,31.05.2026,семь,\n=Q7,H,M,current,33.05.2026,5,\n");
        var given = await warehouse.Browser.GetStringAsync($"/corrections/grades.csv?file={file}");
        var lines = given.TrimStart('\ufeff').Split("\r\n");

        Assert.Equal("Строка карантина;Что не так;Код слушателя;Код группы;Код модуля;Вид контроля;Дата оценки;Оценка;Попытка", lines[0]);
        Assert.Matches("^[0-9a-f]{12}-2;Дата оценки: неверная дата \\(32.05.2026\\);Q5;H;M;current;32.05.2026;5;$", lines[1]);
        Assert.StartsWith("'=Q7", lines[3].Split(';')[2], StringComparison.Ordinal);

        var back = Load("give-back.csv", given.Replace("32.05.2026;5", "31.05.2026;5", StringComparison.Ordinal).Replace("33.05.2026;5", "31.05.2026;5", StringComparison.Ordinal));

        // What is still wrong stands under the file that was sent back, once.
        Assert.Equal(("0", "1"), (await CountAsync(file), await CountAsync(back)));
    }

    [Fact]
    public async Task CorrectionFile_AsAWorkbook_HasColouredCellsWithComments_AndLoadsBack()
    {
        var file = Load("book.csv", Grades + "Q8,H,M,current,32.05.2026,5,\n");
        var given = await warehouse.Browser.GetByteArrayAsync(new Uri($"/corrections/grades.xlsx?file={file}", UriKind.Relative), TestContext.Current.CancellationToken);
        using var package = new ExcelPackage(new MemoryStream(given));
        var sheet = package.Workbook.Worksheets[0];
        var cell = sheet.Cells[2, 7];

        Assert.Equal(("Дата оценки", "32.05.2026"), (sheet.Cells[1, 7].Text, cell.Text));
        Assert.Equal("FFFFD9D2", cell.Style.Fill.BackgroundColor.Rgb);
        Assert.Contains("Неверная дата", cell.Comment.Text, StringComparison.Ordinal);
        Assert.Null(sheet.Cells[2, 6].Comment);

        cell.Value = "31.05.2026";
        var path = Path.Combine(warehouse.Site.Folder, "book-back.xlsx");
        await File.WriteAllBytesAsync(path, package.GetAsByteArray(), TestContext.Current.CancellationToken);
        LoadFile(path);

        Assert.Equal("0", await CountAsync(file));
    }

    [Fact]
    public async Task File_IsTakenBack_AfterItSaidWhatChanges()
    {
        Load("base.csv", Grades + "W1,H,M,interim,2026-05-01,3,1\n");
        var file = Load("wrong.csv", Grades + "W1,H,M,interim,2026-05-01,2,1\nW2,H,M,interim,2026-05-01,2,1\nW3,H,M,interim,2026-05-01,2,1\n");
        Load("later.csv", Grades + "W3,H,M,interim,2026-05-01,5,1\n");
        var address = $"/loads/{file}/withdraw";
        using var kept = await warehouse.Site.SignedInAsync(SiteFactory.User("аналитик отмены", Roles.Analyst) with { GroupCodes = "H" });
        Assert.Equal(HttpStatusCode.Forbidden, (await kept.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SiteFactory.PostAsync(kept, "/account", address, ("reason", "Не тот"))).StatusCode);

        var page = await TargetWarehouse.PageAsync(warehouse.Browser, address);
        Assert.Matches("<td>Оценки</td><td class=\"num\">1</td><td class=\"num\">1</td><td class=\"num\">0</td>\\s*<td class=\"text-break\">later.csv: 1</td>", page);
        var answer = await SiteFactory.PostAsync(warehouse.Browser, "/account", address, ("reason", "Не та группа"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Load(Name(answer), Take());

        var grades = await warehouse.Browser.GetStringAsync("/export/rows-grades.csv?preset=all");
        Assert.Matches("W1;.*;3;", grades);
        Assert.DoesNotContain("W2", grades, StringComparison.Ordinal);
        Assert.Matches("W3;.*;5;", grades);
        var shown = await TargetWarehouse.PageAsync(warehouse.Browser, $"/loads/{file}");
        Assert.Contains("Загрузка отменена", shown, StringComparison.Ordinal);
        Assert.Contains("«Не та группа»", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await warehouse.Browser.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task FailedFile_StandsInTheHead_UntilItIsSentAgainOrClosed()
    {
        LoadFile(Write("Журнал1.csv", "нечто,другое\n1,2\n"), LoadState.Failed);
        LoadFile(Write("Журнал2.csv", "нечто,иное\n1,2\n"), LoadState.Failed);
        Assert.Contains("▼ 2 файла не прочитаны</a>", await TargetWarehouse.PageAsync(warehouse.Browser, "/quality"), StringComparison.Ordinal);

        Load("Журнал1.csv", Grades + "F1,H,M,interim,2026-05-01,3,1\n");
        var page = await TargetWarehouse.PageAsync(warehouse.Browser, "/loads");
        Assert.Contains("▼ 1 файл не прочитан</h2>", page, StringComparison.Ordinal);
        var address = Regex.Match(page, "/loads/\\d+/withdraw").Value;
        var answer = await SiteFactory.PostAsync(warehouse.Browser, "/account", address, ("reason", "Не наш файл"));
        Load(Name(answer), Take());

        Assert.DoesNotContain("не прочитан", await TargetWarehouse.PageAsync(warehouse.Browser, "/quality"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_ThatLookAlike_AndOneNumberOfSeveral_AreTold_WithoutTheNumber()
    {
        Load("look.csv", Grades + "I1,ПК-С1,M,interim,2026-05-01,3,1\nI1,ПК-C1,M,interim,2026-05-01,3,1\n");
        Load("people.csv", "learner_code,last_name,first_name,snils\nD01-1,Орлов,Егор,112-233-445 95\nD01-2,Орлов,Егор,11223344595\nD01-3,Орлов,Егор,112 233 445 95\nD01-4,Котов,Пётр,112-233-445 96\n");

        var page = await TargetWarehouse.PageAsync(warehouse.Browser, "/loads");

        Assert.Matches("Коды, которые не отличить на глаз</td><td>группа</td><td><span class=\"code\">ПК-C1</span> и <span class=\"code\">ПК-С1</span><div class=\"text-secondary small\">знак 4: латинская C и русская С<", page);
        Assert.Equal(2, Regex.Count(page, "Один СНИЛС</td><td>слушатель</td><td><span class=\"code\">D01-1</span> и <span class=\"code\">D01-[23]<"));
        Assert.Matches("СНИЛС с неверным контрольным числом</td><td>слушатель</td><td><span class=\"code\">D01-4<", page);
        Assert.DoesNotContain("11223344595", page, StringComparison.Ordinal);
        using var curator = await warehouse.Site.SignedInAsync(SiteFactory.User("куратор кодов", Roles.Curator, teacher: "T2"));
        Assert.DoesNotContain("D01-1", await TargetWarehouse.PageAsync(curator, "/loads"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loads_BeginWithAFewRows_AndShowThemWhenAsked()
    {
        Load("many.csv", Grades + string.Concat(Enumerable.Range(1, 14).Select(row => $"F{row},H,M,interim,32.05.2026,5,1\n")));

        var page = await TargetWarehouse.PageAsync(warehouse.Browser, "/loads");
        Assert.Equal(10, Regex.Count(page, "<tr><td><span><a href=\"/loads/\\d+\">"));
        Assert.Contains("href=\"/loads?show=rows#rows\"", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("id=\"files\"", StringComparison.Ordinal) < page.IndexOf("id=\"rows\"", StringComparison.Ordinal));

        var whole = await TargetWarehouse.PageAsync(warehouse.Browser, "/loads?show=rows");
        Assert.True(Regex.Count(whole, "<tr><td><span><a href=\"/loads/\\d+\">") >= 14);
        Assert.True(whole.IndexOf("id=\"rows\"", StringComparison.Ordinal) < whole.IndexOf("id=\"files\"", StringComparison.Ordinal));
    }

    /// <summary>Rows of a file that are open, as the list of files counts them.</summary>
    private async Task<string> CountAsync(string file)
    {
        var rows = await warehouse.RowsAsync($"/export/load-files.csv?file={file}");
        var head = rows[0].TrimStart('\ufeff').Split(';');
        return rows[1].Split(';')[Array.IndexOf(head, "В карантине")];
    }

    private static string Name(HttpResponseMessage answer) => Regex.Match(answer.Headers.Location!.ToString(), "sent=([^&]+)").Groups[1].Value;

    private string[] Files() => Directory.Exists(warehouse.Inbox) ? Directory.GetFiles(warehouse.Inbox) : [];

    [Fact]
    public async Task FilesOfADelivery_SayWhoSentThem_ToThoseWhoSeeAllAlone()
    {
        var folder = Path.Combine(warehouse.Site.Folder, "отправка-7");
        Directory.CreateDirectory(folder);
        new Delivery("отправка-7", "metodist", warehouse.Site.Clock.GetUtcNow(), []).WriteTo(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "sent.csv"), Grades + "S1,H,M,interim,31.05.2026,5,1\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "sent-2.csv"), Grades + "S3,H,M,interim,31.05.2026,5,1\n", TestContext.Current.CancellationToken);
        Load("other.csv", Grades + "S2,H,M,interim,31.05.2026,5,1\n");
        var loader = BatchLoaders.Over(
            warehouse.Site.Services.GetRequiredService<IWarehouseEngine>(), warehouse.Site.Services.GetRequiredService<SqlCatalogue>(), warehouse.Site.Folder, warehouse.Site.Clock);
        Assert.Equal([LoadState.Loaded, LoadState.Loaded], loader.Load([folder], null, CancellationToken.None).Select(outcome => outcome.State));

        var address = "/loads?delivery=" + Uri.EscapeDataString("отправка-7");
        var page = await TargetWarehouse.PageAsync(warehouse.Browser, address);
        var files = page[page.IndexOf("Файлы одной отправки", StringComparison.Ordinal)..];
        Assert.Equal(["sent.csv", "sent-2.csv"], Regex.Matches(files, "<a href=\"/loads/\\d+\">([^<]+\\.csv)<").Select(match => match.Groups[1].Value));
        Assert.Equal(2, Regex.Count(files, "Прислал\\(а\\): metodist"));
        Assert.Contains("Кто прислал", (await warehouse.Browser.GetStringAsync("/export/load-files.csv")).Split('\n')[0], StringComparison.Ordinal);

        using var curator = await warehouse.Site.SignedInAsync(SiteFactory.User("куратор отправки", Roles.Curator, teacher: "T2"));
        Assert.DoesNotContain("metodist", await TargetWarehouse.PageAsync(curator, "/loads"), StringComparison.Ordinal);
        Assert.DoesNotContain("metodist", await TargetWarehouse.PageAsync(curator, address), StringComparison.Ordinal);
    }

    /// <summary>The one file that a page has put into the inbox, taken from there.</summary>
    private string Take()
    {
        var path = Assert.Single(Files());
        var text = File.ReadAllText(path);
        File.Delete(path);
        return text;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(warehouse.Site.Folder, $"own-{Guid.NewGuid():N}-{++_files}")).FullName, name);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    /// <summary>Loads a file.</summary>
    /// <returns>Its key.</returns>
    private string Load(string name, string text) => LoadFile(Write(name, text));

    private string LoadFile(string path, LoadState state = LoadState.Loaded)
    {
        var loader = BatchLoaders.Over(
            warehouse.Site.Services.GetRequiredService<IWarehouseEngine>(), warehouse.Site.Services.GetRequiredService<SqlCatalogue>(), warehouse.Site.Folder, warehouse.Site.Clock);
        var outcome = Assert.Single(loader.Load([path], null, CancellationToken.None));
        Assert.Equal(state, outcome.State);
        var page = warehouse.Browser.GetStringAsync("/loads").GetAwaiter().GetResult();
        return Regex.Matches(page, "<a href=\"/loads/(\\d+)\">").Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).Max()
            .ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
