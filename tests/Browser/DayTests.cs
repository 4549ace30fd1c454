using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Reports.Web.SelfAssessment.Exports;
using Reports.Web.Tests.Site;

namespace Browser;

/// <summary>A day of each user: what they come for is done by links and buttons that they see, from the page they begin with.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DayTests(BrowserFixture browser)
{
    [Fact]
    public async Task Director_FindsWhichGroupIsBehindAndWhy_TakesItUnderControlAndDecides()
    {
        await using var visit = await BeginAsync(LoadedSite.Director);
        var page = visit.Page;
        await Assertions.Expect(page.GetByLabel("Главное")).ToContainTextAsync("Срочно: UR-26-1");
        await PressAsync(page.GetByLabel("Главное"), "UR-26-1");
        await HeadAsync(page, "Группа UR-26-1");
        await PressAsync(page.Locator(".verdict"), "Почему: из чего сложилось отклонение");

        // One of four where nine of ten should, four of four where half should: (1 - 3.6) / 8 and (4 - 2) / 8.
        var parts = page.Locator("main tbody tr");
        await Assertions.Expect(parts.First).ToContainTextAsync(new Regex(@"K1 Оценивает риски\s*▼.−32,5"));
        await Assertions.Expect(parts.Nth(1)).ToContainTextAsync(new Regex(@"K2 Выбирает защиту\s*▲.\+25"));

        await page.GetByLabel("Разделы").GetByRole(AriaRole.Link, new() { Name = "Сводка", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "UR-26-1" }).GetByRole(AriaRole.Link, new() { Name = "Взять на контроль" }).ClickAsync();
        await HeadAsync(page, "Взять на контроль");
        await Assertions.Expect(page.GetByLabel("Что не так")).ToHaveValueAsync(new Regex("отстаёт от цели"));
        await page.GetByLabel("Кто отвечает").SelectOptionAsync(LoadedSite.Analyst);
        await page.GetByLabel("Что нужно сделать").FillAsync("Пересдача до 30 ноября");
        await page.GetByRole(AriaRole.Button, new() { Name = "Взять на контроль" }).ClickAsync();
        await HeadAsync(page, new Regex("^Вопрос № "));
        await PressAsync(page.Locator("main"), "Записать решение по вопросу");
        await page.GetByLabel("Решение", new() { Exact = true }).FillAsync("Назначить консультации по модулю «Оценка рисков»");
        await page.GetByRole(AriaRole.Button, new() { Name = "Записать решение" }).ClickAsync();
        await HeadAsync(page, new Regex("^Решение № "));

        await PressAsync(page.GetByLabel("Разделы"), "Контроль");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "UR-26-1" })).ToContainTextAsync("Лукина Ольга");
        await PressAsync(page.Locator("main"), "Решения");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Назначить консультации" })).ToContainTextAsync("UR-26-1");
        await PressAsync(page.GetByLabel("Разделы"), "Сводка");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "UR-26-1" })).ToContainTextAsync("на контроле");
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task Analyst_FindsWhyAGroupFellSinceAYearAgo_DownToTheLineOfTheFile_AndTakesTheRowsAway()
    {
        await using var visit = await BeginAsync(LoadedSite.Analyst);
        var page = visit.Page;
        await page.GetByLabel("Разделы").GetByText("Результаты и план", new() { Exact = true }).ClickAsync();
        await PressAsync(page.GetByLabel("Разделы"), "Почему: из чего сложилось отклонение");
        await PressAsync(page.Locator("main"), "с теми же днями год назад");
        await DownAsync(("Управление рисками", "Компетенция"), ("K1 Оценивает риски", "Модуль"), ("Оценка рисков", "Группа"));

        // A year ago one of one: of five results of now four are of the group, and one of them is reached: (1 - 4) / 5.
        await Assertions.Expect(page.Locator("main tbody tr").First).ToContainTextAsync(new Regex(@"UR-26-1\s*▼.−60"));
        await PressAsync(page.Locator("main"), "с целью");
        await DownAsync(("UR-26-1", "Преподаватель"), ("Соколова Мария", "Контроль"));

        var control = page.Locator("main tbody tr");
        await Assertions.Expect(control).ToHaveCountAsync(1);
        await Assertions.Expect(control).ToContainTextAsync("промежуточн");
        await control.GetByRole(AriaRole.Link, new() { Name = "4", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(4);

        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "XLSX" }).ClickAsync());
        Assert.Contains("Волков", await TextOfAsync(file), StringComparison.Ordinal);

        await PressAsync(page.Locator("main tbody"), "Волков Олег");
        await HeadAsync(page, "Волков Олег");
        await page.Locator(".card").Filter(new() { HasText = "Чего не хватило: K1" }).GetByRole(AriaRole.Link, new() { Name = "2", Exact = true }).ClickAsync();
        var trace = page.Locator("#trace");
        await Assertions.Expect(trace).ToContainTextAsync(new Regex(@"grades\.csv, строка.3"));
        await trace.GetByRole(AriaRole.Link, new() { Name = "grades.csv" }).ClickAsync();
        await HeadAsync(page, new Regex("grades.csv"));
        Assert.Empty(visit.Errors);

        async Task DownAsync(params (string Part, string Next)[] steps)
        {
            foreach (var (part, next) in steps)
            {
                await PressAsync(page.Locator("main tbody"), part);
                await Assertions.Expect(page.Locator("main thead th").First).ToHaveTextAsync(next);
            }
        }
    }

    [Fact]
    public async Task Exporter_TakesAnEditionFromDraftToSignedFiles_WithEveryShortcomingMetInWords()
    {
        await using var visit = await BeginAsync(LoadedSite.Analyst);
        var page = visit.Page;
        await page.GetByLabel("Разделы").Locator("summary").GetByText("Самообследование", new() { Exact = true }).ClickAsync();
        await PressAsync(page.GetByLabel("Разделы"), "Самообследование");
        await PressAsync(page.Locator("main"), "Редакции отчёта");
        await page.GetByRole(AriaRole.Button, new() { Name = "Создать черновик" }).ClickAsync();
        Assert.True(await AnswerAsync(page) > 0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Проверена, передать директору" }).ClickAsync();
        await Assertions.Expect(page.Locator(".edition-facts")).ToContainTextAsync("проверена");
        var title = await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();
        await page.GetByLabel("Пользователь " + LoadedSite.Analyst).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Выйти" }).ClickAsync();

        await page.WaitForURLAsync("**/sign-in**");
        await visit.SignInAsync(LoadedSite.Director, SiteFactory.Password);
        await page.GetByLabel("Разделы").Locator("summary").GetByText("Самообследование", new() { Exact = true }).ClickAsync();
        await PressAsync(page.GetByLabel("Разделы"), "Самообследование");
        await PressAsync(page.Locator("main"), "Редакции отчёта");
        await PressAsync(page.Locator("main tbody"), "№ 1");
        await HeadAsync(page, title);

        // What the analyst answered stands beside each question; the director answers too.
        await Assertions.Expect(page.Locator(".shortcomings")).ToContainTextAsync("При проверке: Известно, исправим в следующем году");
        await AnswerAsync(page);
        await page.GetByLabel("Номер приказа").FillAsync("17-о");
        await page.GetByLabel("Дата приказа").FillAsync("2026-11-21");
        await page.GetByLabel("Кто подписал").FillAsync("Директор Назаров И. П.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Утвердить" }).ClickAsync();
        await Assertions.Expect(page.Locator(".edition-facts")).ToContainTextAsync("21.11.2026 № 17-о, Директор Назаров И. П.");
        foreach (var format in AssessmentFormat.All)
        {
            var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = format.Title, Exact = true }).ClickAsync());
            Assert.EndsWith("." + format.Name, file.SuggestedFilename, StringComparison.Ordinal);
            var text = await TextOfAsync(file);
            Assert.True(format.Name is "csv" or "html" || text.Contains("17-о", StringComparison.Ordinal), format.Name);
        }

        Assert.Empty(visit.Errors);
    }

    private static async Task<int> AnswerAsync(IPage page)
    {
        var fields = page.Locator(".shortcomings input[name^=answers]");
        await Assertions.Expect(fields.First).ToBeVisibleAsync();
        var count = await fields.CountAsync();
        for (var at = 0; at < count; at++)
        {
            await fields.Nth(at).FillAsync("Известно, исправим в следующем году");
        }

        return count;
    }

    private static Task HeadAsync(IPage page, string text) => Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(text);

    private static Task HeadAsync(IPage page, Regex text) => Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(text);

    /// <summary>Presses the first visible link of those words.</summary>
    private static Task PressAsync(ILocator place, string words) => place.GetByRole(AriaRole.Link, new() { Name = words, Exact = true }).First.ClickAsync();

    /// <summary>What a file says: of a packed one, its parts together.</summary>
    private static async Task<string> TextOfAsync(IDownload file)
    {
        var path = (await file.PathAsync())!;
        if (!file.SuggestedFilename.EndsWith(".xlsx", StringComparison.Ordinal) && !file.SuggestedFilename.EndsWith(".docx", StringComparison.Ordinal))
        {
            return await File.ReadAllTextAsync(path);
        }

        await using var pack = await ZipFile.OpenReadAsync(path);
        var text = "";
        foreach (var part in pack.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await part.OpenAsync());
            text += await reader.ReadToEndAsync();
        }

        return text;
    }

    private async Task<Visit> BeginAsync(string user)
    {
        var visit = await browser.VisitAsync(1440, 900);
        await visit.GoAsync("/sign-in");
        await visit.SignInAsync(user, SiteFactory.Password);
        await HeadAsync(visit.Page, "Сводка");
        return visit;
    }
}
