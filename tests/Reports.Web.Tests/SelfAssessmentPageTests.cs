using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using OfficeOpenXml;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.SelfAssessment;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests;

public sealed class SelfAssessmentPageTests : IAsyncLifetime
{
    private const string Set = "order-1324-annex-6";
    private const string Page = $"/self-assessment?set={Set}&year=2025";
    private readonly SiteFactory _site = new();

    public async ValueTask InitializeAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_site.Folder, "sql", "Indicators", Set)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "1.90.sql"), """
            -- title: Количество учебных групп
            -- unit: единиц
            -- kind: computed
            -- source: решение совета центра от 12.01.2026 № 3
            -- numerator: группы, начавшие учиться в отчётном году
            -- rule: Дата начала группы — в отчётном году.
            -- parameters: first_year, last_year, organisation, opened
            SELECT starts_on / 10000 AS year, '' AS line_code, '' AS graph_code, count(*) AS numerator, NULL AS denominator, NULL AS programme_key,
                iif(@opened = 1, group_key, NULL) AS group_key, NULL AS learner_key, NULL AS teacher_key
            FROM dim_group
            WHERE starts_on BETWEEN @first_year * 10000 AND @last_year * 10000 + 1231
                AND (@organisation IS NULL OR org_key = @organisation)
                AND (@scope_organisation IS NULL OR org_key = @scope_organisation)
                AND (@scope_groups IS NULL OR group_key IN ({> Parts/scope-groups}))
                AND @scope_learner IS NULL
            GROUP BY starts_on / 10000, iif(@opened = 1, group_key, NULL);
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "1.91.sql"), """
            -- title: Количество договоров о сетевом взаимодействии
            -- unit: единиц
            -- kind: manual
            -- owner: юрист
            -- range: 0..50
            -- source: решение совета центра от 12.01.2026 № 3
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "1.92.sql"), """
            -- title: Опечатка в запросе
            -- unit: единиц
            -- kind: computed
            SELECT nothing FROM nowhere;
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "1.93.sql"), """
            -- title: Опечатка в заголовке
            -- unit: единиц
            -- kind: sometimes
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "1.94.sql"), """
            -- title: Повтор
            -- code: 1.91
            -- unit: единиц
            -- kind: manual
            """);
        await _site.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task DroppedIndicator_StandsInTableRowsAndSheet()
    {
        var browser = await _site.SignedInAsync();
        var page = await TextAsync(browser, $"/self-assessment?set={Set}&year=2026");
        Assert.Contains("Количество учебных групп", page, StringComparison.Ordinal);
        Assert.Contains("группы, начавшие учиться в отчётном году: 3", page, StringComparison.Ordinal);
        var rows = await TextAsync(browser, $"/self-assessment/rows?set={Set}&year=2026&code=1.90");
        Assert.All(["OT-26-1", "OT-26-2", "PB-26-1"], code => Assert.Contains(code, rows, StringComparison.Ordinal));
        using var sheet = await SheetAsync(browser);
        Assert.Equal("Количество договоров о сетевом взаимодействии", sheet.Workbook.Worksheets["Ввод"].Cells[RowOf(sheet, "1.91"), 4].Text);
        Assert.Contains("юрист", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DroppedIndicator_WithAMistake_IsNamedAndTheOthersStand()
    {
        var page = await TextAsync(await _site.SignedInAsync(), Page);
        Assert.Contains("Запрос показателя 1.92 не выполняется", page, StringComparison.Ordinal);
        Assert.Contains("Заголовок файла «1.93.sql» не читается, показатель пропущен: «kind: sometimes»", page, StringComparison.Ordinal);
        Assert.Contains("Показатель 1.91 описан дважды: файл «1.94.sql» пропущен", page, StringComparison.Ordinal);
        Assert.Contains("Количество учебных групп", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.Director, HttpStatusCode.OK)]
    [InlineData(Roles.Analyst, HttpStatusCode.OK)]
    [InlineData(Roles.Curator, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Archive, HttpStatusCode.Forbidden)]
    public async Task Pages_OfRole_OpenToThoseWhoAnswerForTheReport(string role, HttpStatusCode expected)
    {
        var browser = await _site.SignedInAsync(SiteFactory.User("u-" + role, role, teacher: "T1"));
        foreach (var address in new[] { Page, $"/self-assessment/rows?set={Set}&year=2025&code=1.1", $"/self-assessment/entry?set={Set}&year=2025&code=2.7", $"/self-assessment/sheet?set={Set}&year=2025" })
        {
            Assert.Equal(expected, (await browser.GetAsync(address)).StatusCode);
        }
    }

    [Fact]
    public async Task Entry_OfAValue_IsShownWithItsAuthorAndDocumentAndNoLongerMissing()
    {
        var browser = await _site.SignedInAsync(SiteFactory.User("Аналитик", Roles.Analyst) with { LastName = "Орлова", FirstName = "Анна" });
        var missing = (await ReadAsync()).Missing.Count;
        var address = $"/self-assessment/entry?set={Set}&year=2025&code=2.7";
        var answer = await SiteFactory.PostAsync(browser, address, address, ("number", "1 250,5"), ("document", "Отчёт о НИОКР от 15.01.2026 № 4"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        var table = await ReadAsync();
        var value = table.Value(table.Query.Set.Find("2.7")!, 2025)!;
        Assert.Equal((1250.5m, "Аналитик", ValueOrigin.Entered), (value.Number, value.Entry!.EnteredBy, value.Origin));
        Assert.Equal(missing - 1, table.Missing.Count);
        var page = await TextAsync(browser, Page);
        Assert.Contains("1\u202F250,50", page, StringComparison.Ordinal);
        Assert.Contains("Отчёт о НИОКР от 15.01.2026 № 4", page, StringComparison.Ordinal);
        Assert.Contains(", Орлова Анна, 21.11.2026", page, StringComparison.Ordinal);
        Assert.Contains("1\u202F250,50", await TextAsync(browser, address.Replace("2025", "2026", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_ChangedAndTakenBack_KeepsItsHistory()
    {
        var browser = await _site.SignedInAsync();
        var address = $"/self-assessment/entry?set={Set}&year=2025&code=2.15";
        await SiteFactory.PostAsync(browser, address, address, ("number", "2"), ("document", "Справка 1"));
        var between = _site.Clock.GetUtcNow().AddMinutes(1);
        _site.Clock.Advance(TimeSpan.FromMinutes(5));
        await SiteFactory.PostAsync(browser, address, address, ("number", "3"), ("document", "Справка 2"));
        _site.Clock.Advance(TimeSpan.FromMinutes(5));
        await SiteFactory.PostAsync(browser, address, address + "&handler=TakeBack");

        Assert.True((await ReadAsync()).Value(await IndicatorAsync("2.15"), 2025)!.IsMissing);
        Assert.Equal(2, (await ReadAsync(between)).Value(await IndicatorAsync("2.15"), 2025)!.Number);
        var history = await _site.Services.GetRequiredService<ManualValues>().HistoryAsync(
            new ManualCell("", Set, "2.15", "", "", 2025), CancellationToken.None);
        Assert.Equal(["", "Справка 2", "Справка 1"], history.Select(entry => entry.Document));
        Assert.Contains("снято", await TextAsync(browser, address), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.7", "много", "", "Справка", "не число")]
    [InlineData("2.7", "-1", "", "Справка", "вне пределов")]
    [InlineData("2.7", "5", "", "", "Назовите документ")]
    [InlineData("2.15", "1,5", "", "Справка", "число целое")]
    [InlineData("2.9", "12", "10", "Справка", "Числитель больше знаменателя")]
    [InlineData("2.9", "12", "", "Справка", "Знаменатель: введите число")]
    [InlineData("1.91", "51", "", "Справка", "от 0 до 50")]
    public async Task Entry_OfAWrongValue_SaysWhatToMendAndKeepsNothing(string code, string number, string share, string document, string problem)
    {
        var browser = await _site.SignedInAsync();
        var address = $"/self-assessment/entry?set={Set}&year=2025&code={code}";
        var answer = await SiteFactory.PostAsync(browser, address, address, ("number", number), ("share", share), ("document", document));
        Assert.Contains(problem, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Null((await ReadAsync()).Value(await IndicatorAsync(code), 2025)!.Entry);
    }

    [Fact]
    public async Task Entry_OverAComputedValue_StandsAndShowsWhatTheWarehouseGives()
    {
        var browser = await _site.SignedInAsync();
        var address = $"/self-assessment/entry?set={Set}&year=2025&code=1.8";
        await SiteFactory.PostAsync(browser, address, address, ("number", "7"), ("share", "20"), ("document", "Штатное расписание"));
        var value = (await ReadAsync()).Value(await IndicatorAsync("1.8"), 2025)!;
        Assert.Equal((7m, 20m, 0.35m), (value.Number, value.Base, value.Share));
        Assert.Equal((0L, 2L), (value.Computed!.Numerator, value.Computed.Denominator));
    }

    [Fact]
    public async Task Entry_OfAComputedIndicator_IsNotThere() => Assert.Equal(
        HttpStatusCode.NotFound, (await (await _site.SignedInAsync()).GetAsync($"/self-assessment/entry?set={Set}&year=2025&code=1.1")).StatusCode);

    [Fact]
    public async Task Entry_WithoutToken_IsRefused()
    {
        var browser = await _site.SignedInAsync();
        var answer = await browser.PostAsync(
            $"/self-assessment/entry?set={Set}&year=2025&code=2.7", new FormUrlEncodedContent([new("number", "1"), new("document", "Справка")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Sheet_FilledIn_ComesBackAndAMistakeStopsTheWholeFile()
    {
        var browser = await _site.SignedInAsync();
        using (var sheet = await SheetAsync(browser))
        {
            Fill(sheet, "2.7", 10.5, "Отчёт");
            Fill(sheet, "2.15", 1.5, "Отчёт");
            Assert.Contains("показатель 2.15. Значение: в единицах «единиц» число целое.", await BringAsync(browser, sheet), StringComparison.Ordinal);
            Assert.Null((await ReadAsync()).Value(await IndicatorAsync("2.7"), 2025)!.Entry);

            Fill(sheet, "2.15", 1, "Отчёт");
            Assert.Contains("Записано: 2\u00A0значения", await BringAsync(browser, sheet), StringComparison.Ordinal);
            Assert.Contains("Новых значений в файле нет", await BringAsync(browser, sheet), StringComparison.Ordinal);
        }

        using var again = await SheetAsync(browser);
        Assert.Equal("10.5", Convert.ToString(again.Workbook.Worksheets["Ввод"].Cells[RowOf(again, "2.7"), 9].Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(10.5m, (await ReadAsync()).Value(await IndicatorAsync("2.7"), 2025)!.Number);
    }

    [Fact]
    public async Task Sheet_ThatIsNoWorkbook_IsRefusedInWords()
    {
        var browser = await _site.SignedInAsync();
        Assert.Contains("не открывается как книга XLSX", await BringAsync(browser, "не книга"u8.ToArray()), StringComparison.Ordinal);
    }

    private static void Fill(ExcelPackage sheet, string code, double value, string document)
    {
        var cells = sheet.Workbook.Worksheets["Ввод"].Cells;
        cells[RowOf(sheet, code), 9].Value = value;
        cells[RowOf(sheet, code), 11].Value = document;
    }

    private static int RowOf(ExcelPackage sheet, string code) =>
        sheet.Workbook.Worksheets["Ввод"].Cells["A:A"].First(cell => cell.Text == code).Start.Row;

    private static async Task<ExcelPackage> SheetAsync(HttpClient browser) =>
        new(new MemoryStream(await browser.GetByteArrayAsync($"/self-assessment/sheet?handler=File&set={Set}&year=2025")));

    private static Task<string> BringAsync(HttpClient browser, ExcelPackage sheet)
    {
        var bytes = sheet.GetAsByteArray();
        sheet.Load(new MemoryStream(bytes));
        return BringAsync(browser, bytes);
    }

    private static async Task<string> BringAsync(HttpClient browser, byte[] bytes)
    {
        const string address = $"/self-assessment/sheet?set={Set}&year=2025";
        var page = await browser.GetStringAsync(address);
        var token = System.Text.RegularExpressions.Regex.Match(
            page, "__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)).Groups[1].Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        form.Add(file, "file", "values.xlsx");
        return WebUtility.HtmlDecode(await (await browser.PostAsync(address, form)).Content.ReadAsStringAsync());
    }

    private static async Task<string> TextAsync(HttpClient browser, string address) => WebUtility.HtmlDecode(await browser.GetStringAsync(address));

    private async Task<Warehouse.Sql.Indicators.Indicator> IndicatorAsync(string code) => (await ReadAsync()).Query.Set.Find(code)!;

    private Task<Assessment> ReadAsync(DateTimeOffset? asOf = null)
    {
        var reader = _site.Services.GetRequiredService<AssessmentReader>();
        return reader.ReadAsync(new AssessmentQuery(reader.Sets.Single(set => set.Name == Set), 2025) { AsOf = asOf }, CancellationToken.None);
    }
}
