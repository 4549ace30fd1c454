using System.Net;
using System.Text.RegularExpressions;
using Reports.Web.Access;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests;

/// <summary>The dashboard over groups counted by hand: who is behind, what it says of it, and what its figures open to.</summary>
public sealed class DashboardTests(DashboardWarehouse warehouse) : IClassFixture<DashboardWarehouse>
{
    private const string Lead = "Идут 5 групп, 2 из них отстают от цели — 3 слушателя.";

    [Fact]
    public async Task GroupsBehind_OnEveryPageAndInTheWarnings_AreTheSame()
    {
        string[] behind = ["B1", "B2"];
        var page = await warehouse.PageAsync("/");
        var warnings = await warehouse.RowsAsync("/export/quality-warnings.csv");

        Assert.Equal(
            ["B1 отстаёт 50 90 -40", "B2 отстаёт 0 90 -90", "M идёт по цели 100 50 50", "N цели нет   ", "W результатов ещё нет   "],
            (await warehouse.RowsAsync("/export/running-groups.csv")).Select(row => $"{row[0]} {row[7]} {row[9]} {row[10]} {row[11]}"));
        Assert.Equal(behind, warnings.Where(row => row[4] == "группа отстаёт от цели").Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.Contains(Lead, page, StringComparison.Ordinal);
        Assert.Contains(Lead, await warehouse.PageAsync("/quality"), StringComparison.Ordinal);
        Assert.Equal(
            ["B1 ▼ −40,0", "B2 ▼ −90,0", "M ▲ +50,0", "N —", "W —"],
            Regex.Matches(page, "<tr> <td><a class=\"code[^>]*>([A-Z0-9]+)</a>.*?<td class=\"num (?:up|down|text-secondary)\">([^<]+)</td>")
                .Select(row => row.Groups[1].Value + " " + row.Groups[2].Value));
        Assert.Equal(["E1"], (await warehouse.RowsAsync("/export/ended-groups.csv")).Select(row => row[0]));
        Assert.Contains(">1 группа закончила и не достигла цели</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verdict_OfGroupsBehind_NamesTheOneThatEndsFirstAndWhatIsNotKnown()
    {
        var page = await warehouse.PageAsync("/");

        Assert.Matches("Срочно: <a class=\"code\" href=\"/groups/\\d+\"><strong>B1</strong></a> заканчивает 1 декабря, достигнуто 50 % при цели 90 %\\.", page);
        Assert.Contains("У одной группы цели нет. У одной группы результатов ещё нет.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Всё в порядке", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verdict_OfAnEarlierPeriod_IsOfItsLastDay() => Assert.Contains(
        "На 31.05.2026: не идёт ни одной группы.", await warehouse.PageAsync("/?preset=custom&from=2026-01-01&to=2026-05-31"), StringComparison.Ordinal);

    // B1: B has not passed. B2: C passed and did not reach the порог. W: nobody has a grade.
    [Theory]
    [InlineData("B1", "пересдача у 1 слушателя до 01.12.2026")]
    [InlineData("B2", "K1: достигли 0 % при цели 90 %")]
    [InlineData("W", "нет ни одной оценки")]
    public async Task ToDo_OfAGroup_IsTheWorstThingAndOpens(string group, string words)
    {
        var row = Regex.Match(await warehouse.PageAsync("/"), $">{group}</a><div.*?</tr>").Value;
        var href = Regex.Match(row, $"href=\"([^\"]+)\">{words} →<").Groups[1].Value;

        Assert.NotEmpty(href);
        Assert.Equal(HttpStatusCode.OK, (await warehouse.Browser.GetAsync(href)).StatusCode);
    }

    [Fact]
    public async Task AtRisk_OfAGroup_OpensToTheNamesOfItsLearners()
    {
        var row = Regex.Match(await warehouse.PageAsync("/"), ">B1</a><div.*?</tr>").Value;
        var people = await warehouse.PageAsync(Regex.Match(row, "href='(/report/quality-warnings[^']+)'>1<").Groups[1].Value);

        Assert.Contains(">Белов Пётр<", people, StringComparison.Ordinal);
        Assert.DoesNotContain("Волков", people, StringComparison.Ordinal);
        Assert.DoesNotContain("Белов", row, StringComparison.Ordinal);
    }

    // Results with a порог: 1 of 2, 0 of 1, 1 of 1, 1 of 1, 0 of 1, 1 of 1. Those of N have no цель, so there is none of all; of Охрана труда 2 of 5 against 90 %.
    [Fact]
    public async Task Results_OfThePeriod_AreCompetenciesAgainstTheTarget_AndOpenToTheirRows()
    {
        var page = await warehouse.PageAsync("/");
        var programme = Regex.Match(page, "<option value=\"(\\d+)\">Охрана труда<").Groups[1].Value;
        var (all, one) = (Card(page, "Достигнуто результатов, %"), Card(await warehouse.PageAsync("/?programme=" + programme), "Достигнуто результатов, %"));

        Assert.Contains(">57,1<", all, StringComparison.Ordinal);
        Assert.Contains(">цель есть не у всех результатов<", all, StringComparison.Ordinal);
        Assert.Contains("4 из 7: по оценкам 4 из 7", all, StringComparison.Ordinal);
        Assert.Contains("▼ ниже цели на 50,0 п. п.", one, StringComparison.Ordinal);
        Assert.Contains("(90,0)", one, StringComparison.Ordinal);
        Assert.Contains("7 строк, достигнуто результатов 4 из 7", await warehouse.PageAsync(Figure(all)), StringComparison.Ordinal);
        Assert.Contains("5 строк, достигнуто результатов 2 из 5", await warehouse.PageAsync(Figure(one)), StringComparison.Ordinal);
        Assert.Contains("достигли всех планируемых результатов 4 из 7", await warehouse.PageAsync("/rows/attainment"), StringComparison.Ordinal);
        Assert.Equal(4, (await warehouse.RowsAsync("/export/plan-group.csv")).Sum(row => int.Parse(row[^2], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("Качество, %", "7 строк")]
    [InlineData("Завершили обучение, чел.", "2 строки")]
    public async Task Figure_OfACard_OpensToTheRowsOfItsBase(string title, string rows) => Assert.Contains(
        rows, await warehouse.PageAsync(Figure(Card(await warehouse.PageAsync("/"), title))), StringComparison.Ordinal);

    [Fact]
    public async Task Card_WithoutATarget_SaysSo() =>
        Assert.Contains("цели нет", Card(await warehouse.PageAsync("/"), "Посещаемость, % часов"), StringComparison.Ordinal);

    [Fact]
    public async Task Cards_UnderATeacher_SayWhatIsNotCounted() =>
        Assert.Equal(3, Regex.Count(await warehouse.PageAsync("/?teacher=1"), "figure-none\">по преподавателю не считается<"));

    [Fact]
    public async Task Programmes_OfThePeriod_BeginWithTheFurthestBelowItsTarget()
    {
        var rows = await warehouse.RowsAsync("/export/dashboard-programmes.csv");

        Assert.Equal(["Охрана труда -50", "Живопись 50", "Рисунок "], rows.Select(row => $"{row[0]} {row[10]}"));
        Assert.Contains("Всего 3 программы</a>, с целью 2", await warehouse.PageAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comparison_IsOneAndAnotherOnRequest()
    {
        Assert.DoesNotContain("к предыдущему периоду", await warehouse.PageAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("> к тем же датам", await warehouse.PageAsync("/?compare=previous"), StringComparison.Ordinal);
        Assert.DoesNotContain("к предыдущему периоду<", await warehouse.PageAsync("/quality"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Week_TellsWhatBeganWhatWasGradedAndWhatFailed()
    {
        var page = await warehouse.PageAsync("/");

        Assert.Contains(">+1 группа начала</a>", page, StringComparison.Ordinal);
        Assert.Contains(">1 новая строка в карантине</a>", page, StringComparison.Ordinal);
        Assert.Matches("class=\"down\" href=\"/loads\">1 файл не прочитан</a>", page);
        var grades = Regex.Match(page, "href=\"([^\"]+)\">\\+1 оценка<").Groups[1].Value;
        Assert.Contains("1 строка", await warehouse.PageAsync(grades), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Curator_SeesOwnGroupsAndNoCountOfOthers()
    {
        var browser = await warehouse.Site.SignedInAsync(SiteFactory.User("curator-board", Roles.Curator, teacher: "T1"));
        var page = await warehouse.PageAsync("/", browser);

        Assert.Equal(["B1", "M"], (await warehouse.RowsAsync("/export/running-groups.csv", browser)).Select(row => row[0]));
        Assert.Equal(["E1"], (await warehouse.RowsAsync("/export/ended-groups.csv", browser)).Select(row => row[0]));
        Assert.Contains("Идут 2 группы, 1 из них отстаёт от цели — 2 слушателя.", page, StringComparison.Ordinal);
        Assert.Contains("2 из 4: по оценкам", page, StringComparison.Ordinal);

        // Russian words in addresses are escaped: %B2 is a part of a letter.
        Assert.DoesNotContain("B2", Uri.UnescapeDataString(page[page.IndexOf("verdict", StringComparison.Ordinal)..]), StringComparison.Ordinal);
        Assert.DoesNotContain("в карантине</a> ·", page, StringComparison.Ordinal);
        Assert.DoesNotContain("не прочитан", page, StringComparison.Ordinal);
        Assert.DoesNotContain("самообследование за", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archive_IsLedToItsOwnStartPage()
    {
        var browser = await warehouse.Site.SignedInAsync(SiteFactory.User("archive-board", Roles.Archive));
        var answer = await browser.GetAsync("/");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(answer.Headers.Location)).StatusCode);
    }

    [Fact]
    public async Task EmptyPeriod_LeadsToTheLastYearWithData_AndAnEmptyFilterIsLifted()
    {
        var period = await warehouse.PageAsync("/?preset=custom&from=2020-01-01&to=2020-12-31");
        var filter = await warehouse.PageAsync("/?preset=custom&from=2020-01-01&to=2020-12-31&programme=1");

        Assert.Contains("За этот период данных нет.", period, StringComparison.Ordinal);
        Assert.DoesNotContain("Снять отбор", period, StringComparison.Ordinal);
        Assert.Contains("href='/?preset=custom&from=2020-01-01&to=2020-12-31'>Снять отбор</a>", filter, StringComparison.Ordinal);
        var last = Regex.Match(period, "href='([^']+)'>Показать последний период с данными: 2026 год<").Groups[1].Value;
        Assert.Contains(Lead, await warehouse.PageAsync(last), StringComparison.Ordinal);
        Assert.DoesNotContain("Хранилище пусто", period, StringComparison.Ordinal);
    }

    private static string Card(string page, string title)
    {
        var begins = page.IndexOf($"<div class=\"text-secondary\">{title}</div>", StringComparison.Ordinal);
        Assert.True(begins > 0, title);
        return page[begins..page.IndexOf("<div class=\"card-body\">", begins, StringComparison.Ordinal)];
    }

    private static string Figure(string card) => Regex.Match(card, "class=\"figure\" href=\"([^\"]+)\"").Groups[1].Value;
}
