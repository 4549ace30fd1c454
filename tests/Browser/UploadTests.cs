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
        var files = await page.EvaluateHandleAsync(
            "text => { const data = new DataTransfer(); data.items.add(new File([text], 'оценки группы.csv', { type: 'text/csv' })); return data; }", Text);
        await page.Locator(".upload-drop").DispatchEventAsync("drop", new { dataTransfer = files });
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
}
