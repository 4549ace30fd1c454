using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Reports.Web.Tests.Site;

namespace Browser;

/// <summary>A file from a desk to the inbox, by a browser.</summary>
[Collection(BrowserCollection.Name)]
public sealed class UploadTests(BrowserFixture browser)
{
    private const string Text = "Код слушателя;Код группы;Код модуля;Вид контроля;Дата оценки;Оценка\nU1;UR-26-1;M1;текущий;20.10.2026;5\nU2;UR-26-1;M1;текущий;32.10.2026;5\n";

    [Fact]
    public async Task Analyst_DropsAFile_SeesWhatWouldBeLoaded_SendsIt_AndSeesTheReceipt()
    {
        await using var visit = await browser.VisitAsync(1440, 900);
        var page = visit.Page;
        await visit.GoAsync("/sign-in?back=%2Floads");
        await visit.SignInAsync(LoadedSite.Analyst, SiteFactory.Password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Загрузить", Exact = true }).ClickAsync();
        await DropAsync(page, "оценки группы.csv", Text);
        await Assertions.Expect(page.Locator(".upload-chosen")).ToHaveTextAsync("оценки группы.csv");
        await page.GetByRole(AriaRole.Button, new() { Name = "Проверить" }).ClickAsync();

        await Assertions.Expect(page.Locator(".upload-sum")).ToHaveTextAsync(new Regex("загрузится.1, из них с замечаниями.0, отклонится.1"));
        await Assertions.Expect(page.Locator("td.cell-bad").First).ToContainTextAsync("32.10.2026");
        Assert.Empty(await visit.BarriersAsync());
        Assert.Equal(0, await visit.OverflowAsync());
        await visit.ShootAsync("upload-check");
        await page.GetByRole(AriaRole.Button, new() { Name = "Загрузить", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Квитанция" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main tbody tr").First).ToContainTextAsync("ждёт загрузки");
        await visit.ShootAsync("upload-receipt");
        Assert.Empty(visit.Errors);
    }

    /// <summary>A journal of a form that nothing knows: from the desk to the dashboard in ten clicks, and the next one without a question.</summary>
    [Fact]
    public async Task Analyst_DescribesAStrangersJournalOnce_AndTheNextOneIsReadWithoutAQuestion()
    {
        const string Journal = "Учёт занятий;;;;\nГруппа UR-26-1;;;;\nШифр;Кто;01.10.2026;02.10.2026;Итого\nU1;Белова И.;тут;н;1\nU2;Волков О.;тут;тут;2\n";
        await using var visit = await browser.VisitAsync(1440, 900);
        var page = visit.Page;
        await visit.GoAsync("/sign-in?back=%2Fupload");
        await visit.SignInAsync(LoadedSite.Analyst, SiteFactory.Password);
        var clicks = 0;

        Count(await DropAsync(page, "учёт.csv", Journal));
        Count(await PressAsync("Проверить"));
        await Assertions.Expect(page.Locator(".upload-table")).ToContainTextAsync("не похож ни на один известный");
        await visit.ShootAsync("map-start");
        await page.GetByRole(AriaRole.Link, new() { Name = "Настроить чтение" }).ClickAsync();
        clicks++;
        await Assertions.Expect(page.GetByLabel("Одна строка файла — это")).ToHaveValueAsync("attendance");
        Count(await SayAsync(() => page.GetByLabel("тут", new() { Exact = true }).SelectOptionAsync("присутствовал")));
        Count(await SayAsync(() => page.Locator("[id='how.module_code']").SelectOptionAsync("always")));
        await SayAsync(async () =>
        {
            await page.Locator("[id='what.module_code']").FillAsync("M1");
            await page.Keyboard.PressAsync("Tab");
        });
        clicks++;
        await Assertions.Expect(page.Locator(".upload-sum")).ToHaveTextAsync(new Regex("загрузится.4, из них с замечаниями.0, отклонится.0"));
        Assert.Empty(await visit.BarriersAsync());
        Assert.Equal(0, await visit.OverflowAsync());
        await visit.ShootAsync("map-1440");
        await page.SetViewportSizeAsync(390, 844);
        Assert.Equal(0, await visit.OverflowAsync());
        await visit.ShootAsync("map-390");
        await page.SetViewportSizeAsync(1440, 900);
        Count(await PressAsync("Сохранить и проверить файл"));
        await Assertions.Expect(page.Locator(".upload-sum")).ToHaveTextAsync(new Regex("загрузится.4"));
        await visit.ShootAsync("map-checked");
        Count(await PressAsync("Загрузить"));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Квитанция" })).ToBeVisibleAsync();
        browser.Load(new Uri(page.Url).Segments[^1]);
        await page.GetByLabel("Разделы").GetByRole(AriaRole.Link, new() { Name = "Сводка", Exact = true }).ClickAsync();
        clicks++;
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Сводка" })).ToBeVisibleAsync();
        Assert.InRange(clicks, 1, 10);

        await visit.GoAsync("/upload");
        await DropAsync(page, "учёт 2.csv", "Группа UR-26-2\nШифр;Кто;08.10.2026;Итого\nU5;Ежова Н.;тут;1\n");
        await PressAsync("Проверить");
        await Assertions.Expect(page.Locator(".upload-sum")).ToHaveTextAsync(new Regex("загрузится.1, из них с замечаниями.0, отклонится.0"));
        await Assertions.Expect(page.Locator(".upload-table")).ToContainTextAsync("Читается по настройке «учёт»");
        await Assertions.Expect(page.Locator(".upload-asks")).ToHaveCountAsync(0);
        await visit.GoAsync("/mappings");
        Assert.Empty(await visit.BarriersAsync());
        Assert.Equal(0, await visit.OverflowAsync());
        await visit.ShootAsync("mappings-1440");
        await visit.GoAsync("/mappings/учёт");
        Assert.Empty(await visit.BarriersAsync());
        await visit.DarkenAsync();
        await visit.ShootAsync("mapping-dark");
        Assert.Empty(visit.Errors);

        void Count(bool done) => clicks += done ? 1 : 0;

        async Task<bool> PressAsync(string name)
        {
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();
            return true;
        }

        // Whatever is said shows the form anew.
        async Task<bool> SayAsync(Func<Task> say)
        {
            await page.RunAndWaitForResponseAsync(say, answer => answer.Url.Contains("handler=Show", StringComparison.Ordinal));
            await Assertions.Expect(page.Locator(".htmx-request, .htmx-swapping, .htmx-settling")).ToHaveCountAsync(0);
            return true;
        }
    }

    private static async Task<bool> DropAsync(IPage page, string name, string text)
    {
        var files = await page.EvaluateHandleAsync(
            "([name, text]) => { const data = new DataTransfer(); data.items.add(new File([text], name, { type: 'text/csv' })); return data; }", new[] { name, text });
        await page.Locator(".upload-drop").DispatchEventAsync("drop", new { dataTransfer = files });
        return true;
    }
}
