using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Reports.Web.Tests.Site;
using Warehouse.TestServer;

namespace Reports.Web.Tests;

/// <summary>What nobody should send to the site: answered in words, and never with an error of the server.</summary>
public sealed partial class HostileInputTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private const string Sheet = "/self-assessment/sheet?set=order-1324-annex-6&year=2025";
    private const string Nothing = "Ничего не записано";

    [Fact]
    public async Task Sheet_RowBeyondTheSheet_IsRefusedInWords() => Assert.Contains(
        "номера бывают от 1 до 1\u00A0048\u00A0576",
        await BringAsync(PlainWorkbook.Of(PlainWorkbook.Row(1, "a") + "<row r='2147483647'><c r='A2147483647'><v>1</v></c></row>")),
        StringComparison.Ordinal);

    [Fact]
    public async Task Sheet_CellInTheLastCorner_IsReadAsASheetWithoutHeads() => Assert.Contains(
        "В книге нет листа с заголовками",
        await BringAsync(PlainWorkbook.Of(PlainWorkbook.Row(1, "a") + "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>")),
        StringComparison.Ordinal);

    // 80 MB of shared texts in some 400 KB.
    [Fact]
    public async Task Sheet_OfHugeSharedTexts_IsRefusedInWords()
    {
        var piece = "<si><t>" + new string('я', 400_000) + "</t></si>";
        var bytes = PlainWorkbook.WithTexts(PlainWorkbook.Row(1, "a"), Enumerable.Repeat(piece, 100));
        Assert.InRange(bytes.Length, 1, 1_000_000);
        Assert.Contains("Общих текстов в книге Excel больше", await BringAsync(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(0.99)]
    public async Task Sheet_CutShort_IsRefusedInWords(double part)
    {
        var browser = await site.SignedInAsync();
        var whole = await browser.GetByteArrayAsync(Sheet + "&handler=File");
        Assert.Contains("не открывается как книга XLSX", await BringAsync(whole[..(int)(whole.Length * part)]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<worksheet")]
    [InlineData("")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet><sheetData><row r='3'><c><v>&a;</v></c></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r='3'><c t='s'><v>5</v></c></row></sheetData></worksheet>")]
    public async Task Sheet_WithAnOddPart_IsRefusedInWords(string part) => Assert.Contains(
        "не открывается как книга XLSX", await BringAsync(PlainWorkbook.WithSheet(part)), StringComparison.Ordinal);

    [Fact]
    public async Task Sheet_ErrorInACellOfAValue_IsToldAndNotPassedOver()
    {
        var heads = "<row r='3'>" + string.Concat(new[] { "Код", "Строка", "Графа", "Значение", "Документ" }.Select(head => $"<c t='str'><v>{head}</v></c>")) + "</row>";
        var page = await BringAsync(PlainWorkbook.Of(heads + "<row r='4'><c t='str'><v>2.7</v></c><c/><c/><c t='e'><v>#DIV/0!</v></c><c t='str'><v>Отчёт</v></c></row>"));
        Assert.Contains("Строка 4, показатель 2.7. Значение: «#ошибка» — не число", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sheet_ControlCharacterInADocument_IsToldAndNotStored()
    {
        var heads = "<row r='3'>" + string.Concat(new[] { "Код", "Строка", "Графа", "Значение", "Документ" }.Select(head => $"<c t='str'><v>{head}</v></c>")) + "</row>";
        var page = await BringAsync(PlainWorkbook.Of(heads + "<row r='4'><c t='str'><v>2.7</v></c><c/><c/><c><v>1</v></c><c t='str'><v>Отчёт_x0000_</v></c></row>"));
        Assert.Contains("Строка 4, показатель 2.7. В названии документа невидимые управляющие знаки", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_OfOneFileUnderWayForLong_TellsTheMinutesAndNoName()
    {
        await using var ill = site.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddHealthChecks()
            .AddCheck("reading", () => HealthCheckResult.Degraded("Один файл читается 17 мин.: остальные ждут."), ["public"])
            .AddCheck("waiting", () => HealthCheckResult.Degraded("«Ведомость Иванова.csv»"))));
        var answer = await ill.CreateClient().GetAsync("/health");

        Assert.Equal("Degraded\nОдин файл читается 17 мин.: остальные ждут.", await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> BringAsync(byte[] bytes)
    {
        var browser = await site.SignedInAsync();
        using var form = new MultipartFormDataContent { { new StringContent(Token().Match(await browser.GetStringAsync(Sheet)).Groups[1].Value), "__RequestVerificationToken" } };
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        form.Add(file, "file", "values.xlsx");
        var answer = await browser.PostAsync(Sheet, form);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(Nothing, page, StringComparison.Ordinal);
        return page;
    }

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
