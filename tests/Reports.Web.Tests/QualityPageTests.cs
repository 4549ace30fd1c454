using System.Net;
using System.Text.RegularExpressions;
using Reports.Web.Access;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests;

/// <summary>The page of quality over a few rows whose measures are counted here in words.</summary>
public sealed partial class QualityPageTests(QualityWarehouse warehouse) : IClassFixture<QualityWarehouse>
{
    // Counting grades: «зачтено», 2, осв., н/а and a 4 after a failed first attempt. Marks outside the enrolment and one not recorded.
    [Theory]
    [InlineData("Успеваемость, %", "50,0", "2 из 4", "1")]
    [InlineData("Качество, %", "33,3", "1 из 3", "2")]
    [InlineData("СОУ, %", "29,0", "сумма степеней 87 на 3 оценки", "2")]
    [InlineData("Средний балл", "3,00", "сумма баллов 6 на 2 оценки", "3")]
    [InlineData("Сдача с первой попытки, %", "25,0", "1 из 4", "1")]
    [InlineData("Пересдач на 100 слушателей", "14,3", "пересдач 1 на 7 слушателей", "")]
    [InlineData("Посещаемость, % часов", "62,5", "10 из 16", "3")]
    [InlineData("Сохранность контингента, %", "85,7", "6 из 7", "1")]
    [InlineData("Завершаемость, %", "33,3", "1 из 3", "0")]
    [InlineData("Достижение планируемых результатов, %", "нет данных", "", "")]
    public async Task Card_OfAMeasure_ShowsItsCounts(string title, string value, string counts, string leftOut)
    {
        var programme = Regex.Match(await PageAsync("/quality"), "<option value=\"(\\d+)\"[^>]*>Охрана труда<").Groups[1].Value;
        var card = Card(await PageAsync($"/quality?programme={programme}"), title);

        Assert.Contains($">{value}<", card, StringComparison.Ordinal);
        Assert.Equal(counts, Counts().Match(card).Groups[1].Value);
        Assert.Equal(leftOut, LeftOut().Match(card).Groups[1].Value);
    }

    [Fact]
    public async Task Cards_WithoutAnyBase_ReadNoData()
    {
        var page = await PageAsync("/quality?preset=custom&from=2025-01-01&to=2025-12-31");

        Assert.Equal(10, Regex.Count(page, "figure-none\">нет данных<"));
        Assert.Contains("считать нечего", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_OfGroups_AsksForADocumentWhereABookIsKept()
    {
        var rows = (await warehouse.Browser.GetStringAsync("/export/quality-measures.csv?by=group&measure=completion"))
            .Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith("Завершаемость", StringComparison.Ordinal));

        // E ended with one document of three; X, of a centre without a book, by its order; others have not ended.
        Assert.Equal(["Завершаемость, %;E;33,333333;1;3;0;завершившие из приступивших;;;;;", "Завершаемость, %;X;100;1;1;0;завершившие из приступивших;;;;;"], rows);
    }

    [Fact]
    public async Task YearAgo_BeforeTheFirstLoad_SaysThatNothingWasKnown() => Assert.Contains(
        "ещё ничего не было загружено", await PageAsync("/quality?known=then"), StringComparison.Ordinal);

    [Theory]
    [InlineData("teacher=1", "по преподавателю не считается", 4)]
    [InlineData("programme=1&module=1", "по модулю не считается", 3)]
    public async Task Measures_WithoutABaseForTheFilter_SayWhy(string filter, string words, int times) =>
        Assert.Equal(times, Regex.Count(await PageAsync("/quality?" + filter), $"<div class=\"text-secondary small\">{words}<"));

    [Fact]
    public async Task Warnings_OfToday_NameEveryCauseAndNoOther()
    {
        var lines = (await warehouse.Browser.GetStringAsync("/export/quality-warnings.csv")).Split('\n', StringSplitOptions.TrimEntries);
        var cells = lines.Select(line => line.Split(';')).Where(line => line.Length == 6 && line[0].Length == 1).ToList();

        Assert.Equal(
            [
                "S  нет отметок посещаемости две недели и больше",
                "F  посещаемость группы ниже порога 66,7 % при пороге 80,0 %",
                "F  посещаемость группы падает 50,0 % в этом месяце, 100,0 % раньше",
                "F  успеваемость группы ниже порога 80,0 % при пороге 85,0 %, не сдано 2",
                "F  группа отстаёт от цели 0,0 % при цели 90,0 %, по оценкам 0 из 1",
                "F L10 нет ни одной отметки посещаемости, а у группы есть",
                "F L9 не сдана аттестация несданных 2",
                "F L9 посещаемость ниже порога 66,7 % при пороге 75,0 %",
                "F L9 результаты падают 56,0 % в последнем месяце, 100,0 % раньше",
                "G  посещаемость группы ниже порога 62,5 % при пороге 80,0 %",
                "G L2 не сдана аттестация несданных 1",
                "G L2 посещаемость ниже порога 25,0 % при пороге 75,0 %",
                "E L8 нет итоговой оценки, а группа закончила",
            ],
            cells.Select(row => $"{row[0]} {row[1]} {row[4]} {row[5]}".TrimEnd())
                .OrderBy(line => "SFGE".IndexOf(line[0], StringComparison.Ordinal))
                .ThenBy(line => line.Contains(" L", StringComparison.Ordinal) ? 1 : 0)
                .ThenBy(line => line.Contains(" L", StringComparison.Ordinal) ? line.Split(' ')[1] : "", StringComparer.Ordinal)
                .ToList());
    }

    [Fact]
    public async Task Curator_SeesMeasuresAndWarningsOfTheirGroupsOnly()
    {
        var browser = await warehouse.Site.SignedInAsync(SiteFactory.User("curator-quality", Roles.Curator, teacher: "T1"));
        var groups = await browser.GetStringAsync("/export/quality-measures.csv?by=group") + await browser.GetStringAsync("/export/quality-warnings.csv");

        Assert.Contains(";G;", groups, StringComparison.Ordinal);
        Assert.DoesNotContain(";S;", groups, StringComparison.Ordinal);
        Assert.DoesNotContain("L9", groups, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("quality-measures", "Показатели качества, 01.01.2026–21.11.2026")]
    [InlineData("quality-warnings", "Ранние предупреждения, 01.01.2026–21.11.2026")]
    [InlineData("quality-rules", "Как считаются показатели качества")]
    public async Task Export_OfAReport_IsAWorkbookUnderItsTitle(string report, string title)
    {
        var answer = await warehouse.Browser.GetAsync($"/export/{report}.xlsx?by=group");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(title + ".xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal("PK"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync())[..2]);
    }

    [Fact]
    public async Task Rules_NameTheMeasuresAsTheirReportDoes()
    {
        var rules = Titles(await warehouse.Browser.GetStringAsync("/export/quality-rules.csv"), 0);
        var measures = Titles(await warehouse.Browser.GetStringAsync("/export/quality-measures.csv?by=all"), 0);

        Assert.Equal(10, rules.Count);
        Assert.Equal(rules, measures);
    }

    [Theory]
    [InlineData("/quality?by=group&measure=first&step=quarter")]
    [InlineData("/quality?by=month&measure=average&known=then")]
    [InlineData("/quality?preset=all&by=quarter&measure=attendance")]
    [InlineData("/quality?by=nothing&measure=nothing&step=nothing&known=nothing&module=nothing")]
    public async Task Page_InAnyWay_AnswersAndOpensOnlyPagesThatAre(string address)
    {
        var page = await PageAsync(address);
        var links = Link().Matches(page).Select(link => link.Groups[1].Value).Where(link => link.StartsWith("/rows/", StringComparison.Ordinal)
            || link.StartsWith("/quality", StringComparison.Ordinal) || link.StartsWith("/report/", StringComparison.Ordinal)).Distinct().ToList();

        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            Assert.Equal(HttpStatusCode.OK, (await warehouse.Browser.GetAsync(link)).StatusCode);
        }
    }

    private static List<string> Titles(string csv, int column) => [.. csv.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Skip(1).Select(line => line.Split(';')[column].Trim('"'))];

    private Task<string> PageAsync(string address) => warehouse.PageAsync(address);

    private static string Card(string page, string title) => QualityWarehouse.Card(page, title);

    [GeneratedRegex("как посчитано: ([^<]+)<")]
    private static partial Regex Counts();

    [GeneratedRegex("<li>(?:<a [^>]*>)?([0-9]+)(?:</a>)? — не вошло")]
    private static partial Regex LeftOut();

    [GeneratedRegex("href=\"([^\"#]+)")]
    private static partial Regex Link();
}
