using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Reports.Web.Access;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests;

/// <summary>What a deviation is made of: contributions counted by hand, their sum, and the rows behind each count.</summary>
public sealed class WhyPageTests(OutcomeWarehouse world) : IClassFixture<OutcomeWarehouse>
{
    // G: A 5 4 5, B 3 4 3, C 4 2 4, D 5 5 2; H: E 3 3 5, F 4 4 3. Threshold 75 %: of K1 reached A, D, F of 6, of K2 A, C, E of 6. Goals 80 % and 60 %:
    // 6 of 12 reached, the goal is 70 %, so -20.
    [Theory]
    // (3 - 0.8 x 6) / 12 and (3 - 0.6 x 6) / 12.
    [InlineData("competency", "", "K1 Оценивает -15 3/6; K2 Отвечает -5 3/6")]
    [InlineData("kind", "", "профессиональные -15 3/6; личностные -5 3/6")]
    [InlineData("standard", "", "40.054 -15 3/6; 06.001 -5 3/6")]
    [InlineData("general", "", "40.054 A Выполнение -15 3/6; не указано -5 3/6")]
    [InlineData("labour", "", "40.054 A/01.6 Оценка -15 3/6; не указано -5 3/6")]
    // G reached 4 of 8 against 5.6, H 2 of 4 against 2.8: 13.333 and 6.667, of which one hundredth goes to the larger remainder.
    [InlineData("group", "", "G -13,33 4/8; H -6,67 2/4")]
    [InlineData("programme", "", "Охрана труда -20 6/12")]
    // What took K1 of C down is M2, of all others M1: (3 - 4) / 6 and (0 - 0.8) / 6.
    [InlineData("module", "&competency={K1}", "Риски -16,67 3/5; Страховка -13,33 0/1")]
    [InlineData("teacher", "&competency={K1}", "Первая Анна -16,67 3/5; Второй Олег -13,33 0/1")]
    // Women A, C, E reached 4 of 6, men B, D, F 2 of 6: (4 - 4.2) / 12 and (2 - 4.2) / 12.
    [InlineData("sex", "", "мужчины -18,33 2/6; женщины -1,67 4/6")]
    // On 1 January 2026: A, C, F are 35, B 20, D 65; of E nothing is known. (4 - 4.2), (0 - 1.4), (1 - 1.4), (1 - 1.4).
    [InlineData("age", "", "18–24 -11,67 0/2; 55 и старше -3,33 1/2; не указан -3,33 1/2; 35–44 -1,67 4/6")]
    [InlineData("education", "", "среднее -11,67 0/2; высшее -5 5/8; не указано -3,33 1/2")]
    public async Task Parts_OfTheDeviationFromTheGoal_AreThoseCountedByHand(string by, string chosen, string expected)
    {
        var rows = await world.RowsAsync($"/export/outcome-parts.csv?{OutcomeWarehouse.Year}&by={by}{Chosen(chosen)}");

        Assert.Equal(expected, string.Join("; ", rows.Select(row => $"{row["Часть"]} {row["Вклад, п. п."]} {row["Достигнуто"]}/{row["Результатов"]}")));
        Assert.Equal(Number(rows[0]["Всё отклонение, п. п."]), rows.Sum(row => Number(row["Вклад, п. п."])));
    }

    // A year ago A reached both results in Y, 100 %. G (4 - 8) / 12, H (2 - 4) / 12, Y nothing: it was at the level of its own year.
    [Fact]
    public async Task Parts_OfTheChangeSinceAYearAgo_AreThoseCountedByHand()
    {
        var rows = await world.RowsAsync($"/export/outcome-parts.csv?{OutcomeWarehouse.Year}&by=group&against=year");

        Assert.Equal(
            "G -33,33 4/8 0/0; H -16,67 2/4 0/0; Y 0 0/0 2/2",
            string.Join("; ", rows.Select(row => $"{row["Часть"]} {row["Вклад, п. п."]} {row["Достигнуто"]}/{row["Результатов"]} {row["Достигнуто год назад"]}/{row["Результатов год назад"]}")));
        Assert.Contains("на 50,00 п. п. ниже, чем в те же дни год назад", await world.PageAsync($"/why?{OutcomeWarehouse.Year}&by=group&against=year"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Year_WithNothingBefore_SaysThatThereIsNothingToCompare() => Assert.Contains(
        "сравнить не с чем", await world.PageAsync("/why?from=2025-01-01&to=2025-12-31&against=year"), StringComparison.Ordinal);

    [Theory]
    [InlineData("programme", "")]
    [InlineData("competency", "")]
    [InlineData("module", "&competency={K1}")]
    [InlineData("group", "&competency={K1}")]
    [InlineData("teacher", "")]
    [InlineData("control", "")]
    [InlineData("kind", "")]
    [InlineData("general", "")]
    [InlineData("sex", "")]
    [InlineData("age", "")]
    [InlineData("employment", "")]
    [InlineData("group", "&against=year")]
    public async Task Counts_OnThePage_OpenToAsManyRows(string by, string chosen)
    {
        var page = await world.Browser.GetStringAsync($"/why?{OutcomeWarehouse.Year}&by={by}{Chosen(chosen)}");
        var links = Regex.Matches(page, "<a href=\"(/rows/outcomes[^\"]*)\">([^<]*)</a>", RegexOptions.None, TimeSpan.FromSeconds(1));

        Assert.True(links.Count >= 4, page);
        foreach (Match link in links)
        {
            var rows = await world.PageAsync(WebUtility.HtmlDecode(link.Groups[1].Value));
            var counted = Regex.Match(rows, @"(\d+) строк", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
            Assert.Equal((link.Value, link.Groups[2].Value), (link.Value, counted.Length == 0 ? "0" : counted));
        }
    }

    [Fact]
    public async Task Name_OfAPart_LeadsOneStepDown_AndKeepsWhatWasChosen()
    {
        var address = $"/why?{OutcomeWarehouse.Year}&programme={world.Key("programme", "P")}";
        foreach (var (part, step) in new[] { ("K1 Оценивает", "компетенция"), ("Страховка", "модуль"), ("G", ""), ("Второй Олег", "преподаватель"), ("промежуточный", "контроль") })
        {
            var page = await world.Browser.GetStringAsync(address);
            var decoded = WebUtility.HtmlDecode(page);
            var link = Regex.Match(decoded, $"<td><a href=\"([^\"]*)\">{part}</a>", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
            if (step == "контроль")
            {
                Assert.Matches("(?i)<td>[^<]*промежуточ", decoded);
                break;
            }

            Assert.True(link.Success, part + decoded);
            address = link.Groups[1].Value;
        }

        var last = await world.PageAsync(address);
        Assert.Contains("Достигнуто 0 из 1 результата", last, StringComparison.Ordinal);
        Assert.Contains("компетенция: <strong>K1 Оценивает</strong>", last, StringComparison.Ordinal);
        Assert.Contains("модуль: <strong>Страховка</strong>", last, StringComparison.Ordinal);
    }

    // M0 has no grades of its own: all of it are those of M1 and M2, 12, with 4.8 and 4.4.
    [Fact]
    public async Task Part_OfAProgramme_AddsUpWhatIsInIt_AndOpensToItsRows()
    {
        var rows = await world.RowsAsync($"/export/plan-part.csv?{OutcomeWarehouse.Year}");

        Assert.Equal(
            "Основы 2 12; Основы / Риски 0 6; Основы / Страховка 0 6; Ответственность 0 6",
            string.Join("; ", rows.Select(row => $"{row["Часть программы"]} {row["Модулей внутри"]} {row["Оценок"]}")));
        Assert.Equal("76,6667", rows[0]["Средняя доля балла, %"]);
        var page = WebUtility.HtmlDecode(await world.Browser.GetStringAsync($"/report/plan-part?{OutcomeWarehouse.Year}"));
        var link = Regex.Match(page, "<a href=\"(/rows/grades[^\"]*)\">12</a>", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        Assert.Contains("12 строк", await world.PageAsync(link), StringComparison.Ordinal);
    }

    // Each of two modules that are parts of one another holds both grades, once; one that is a part of itself holds its own.
    [Fact]
    public async Task Part_OfItsOwnPart_IsCountedOnce()
    {
        const string Year = "from=2024-01-01&to=2024-12-31";
        var rows = await world.RowsAsync($"/export/plan-part.csv?{Year}");

        Assert.Equal(
            "Вторая / Первая 1 2; Первая / Вторая 1 2; Сама 0 1",
            string.Join("; ", rows.Select(row => $"{row["Часть программы"]} {row["Модулей внутри"]} {row["Оценок"]}")));
        foreach (var (part, grades) in new[] { ("X1", 2), ("X2", 2), ("X3", 1) })
        {
            var opened = await world.RowsAsync($"/export/rows-grades.csv?{Year}&programme={world.Key("programme", "Q")}&part={world.Key("module", part)}");
            Assert.Equal((part, grades), (part, opened.Count));
        }
    }

    // Five and three make 80 %, the pass is beside.
    [Fact]
    public async Task CurrentControl_ByTopic_IsTheMeanOfMarks_WithPassesBeside()
    {
        var row = Assert.Single(await world.RowsAsync($"/export/current-topics.csv?{OutcomeWarehouse.Year}"));

        Assert.Equal(("G", "Риски", "3", "2", "80", "1 из 1"), (row["Группа"], row["Тема"], row["Отметок"], row["Из них с баллом"], row["Средняя доля балла, %"], row["Зачтено"]));
        var page = WebUtility.HtmlDecode(await world.Browser.GetStringAsync($"/report/current-topics?{OutcomeWarehouse.Year}"));
        var link = Regex.Match(page, "<a href=\"(/rows/grades[^\"]*)\">3</a>", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        Assert.Contains("3 строки", await world.PageAsync(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_IsForThoseWhoDecide_AndNotForTheArchive()
    {
        var archive = await world.Site.SignedInAsync(SiteFactory.User("why-archive", Roles.Archive));

        Assert.NotEqual(HttpStatusCode.OK, (await archive.GetAsync(new Uri("/why", UriKind.Relative))).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await archive.GetAsync(new Uri("/export/outcome-parts.csv", UriKind.Relative))).StatusCode);
    }

    private string Chosen(string text) => Regex.Replace(text, @"\{(\w+)\}", match => world.Key("competency", match.Groups[1].Value), RegexOptions.None, TimeSpan.FromSeconds(1));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.GetCultureInfo("ru-RU"));
}
