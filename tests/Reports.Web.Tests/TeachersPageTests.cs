using System.Net;
using System.Text.RegularExpressions;
using OfficeOpenXml;
using Reports.Web.Access;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests;

/// <summary>The result of a teacher, counted by hand from the marks of <see cref="OutcomeWarehouse"/>; a place from eight grades.</summary>
public sealed class TeachersPageTests(OutcomeWarehouse world) : IClassFixture<OutcomeWarehouse>
{
    // Anna: 5 3 4 5 and 5 3 4 2 in G, 3 4 in H: 7.6 of 10. Her learners had with Oleg 0.8, 0.8, 0.4, 1.0 in G (each against two grades), 0.8 and 0.7 in H: 7.5 is expected,
    // so +1.0. Oleg: 6.0 of 8, 5.9 expected, +1.25. All grades: 13.6 of 18, 75.6.
    // Anna: (40 x 76.56 + 20 x 60 + 20 x 90 + 20 x 50) / 100; Oleg had no lessons: (40 x 76.81 + 20 x 62.5 + 20 x 87.5) / 80.
    [Fact]
    public async Task Score_IsThatOfTheFormula()
    {
        var rows = await world.RowsAsync($"/export/teachers.csv?{OutcomeWarehouse.Year}");

        Assert.Equal(
            [
                "1 Второй Олег 75,9028 76,8056 1,25 8 75 8 62,5 87,5 ",
                "2 Первая Анна 70,6222 76,5556 1 10 76 10 60 90 50",
            ],
            rows.Select(row => string.Join(' ', row["Место"], row["Преподаватель"], row["Балл"], row["Результат с поправкой, %"], row["Разница, п. п."], row["Сравнимых оценок"],
                row["Результат, %"], row["Оценок с баллом"], row["Качество, %"], row["С первой попытки, %"], row["Посещаемость, % часов"])));
    }

    // H alone: Anna has 2 grades there and Oleg 4.
    [Fact]
    public async Task Place_WithTooFewGrades_IsNotGiven_AndItIsSaidWhy()
    {
        var page = await world.PageAsync($"/teachers?{OutcomeWarehouse.Year}&group={world.Key("group", "H")}");

        Assert.Contains("Мест нет", page, StringComparison.Ordinal);
        Assert.Contains("мало оценок: 2 из 8", page, StringComparison.Ordinal);
        Assert.Contains("мало оценок: 4 из 8", page, StringComparison.Ordinal);
    }

    // G alone: only Anna has eight grades.
    [Fact]
    public async Task Place_OfOneTeacherAlone_IsNotGiven()
    {
        var page = await world.PageAsync($"/teachers?{OutcomeWarehouse.Year}&group={world.Key("group", "G")}");

        Assert.Contains("сравнить не с кем", page, StringComparison.Ordinal);
        Assert.Contains("Мест нет", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_AreThoseOfTheSettings_WhateverTheAddressSays()
    {
        var asked = await world.RowsAsync($"/export/teachers.csv?{OutcomeWarehouse.Year}&weight_result=0&weight_attendance=900&minimum_results=1");

        Assert.Equal(["75,9028", "70,6222"], asked.Select(row => row["Балл"]));
    }

    [Fact]
    public async Task Formula_StandsUnderTheTable_AndInTheWorkbook()
    {
        const string Weights = "результат с поправкой — 40, качество — 20, сдача с первой попытки — 20, посещаемость — 20";
        Assert.Contains(Weights, await world.PageAsync($"/teachers?{OutcomeWarehouse.Year}"), StringComparison.Ordinal);

        using var book = new ExcelPackage(new MemoryStream(await world.Browser.GetByteArrayAsync($"/export/teachers.xlsx?{OutcomeWarehouse.Year}")));

        var sheet = book.Workbook.Worksheets["Отчёт"];
        var lines = sheet.Cells[8, 1, sheet.Dimension.End.Row, 1].Select(cell => cell.Text).ToList();
        Assert.Contains(lines, line => line.Contains(Weights, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("не меньше 8 оценок", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Figures_OpenToTheirRows()
    {
        var page = WebUtility.HtmlDecode(await world.Browser.GetStringAsync($"/teachers?{OutcomeWarehouse.Year}&teacher={world.Key("teacher", "T1")}"));
        string Link(string value, string kind) => Regex.Match(page, $"<a href=\"(/rows/{kind}[^\"]*)\">{value}</a>", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;

        Assert.Contains("10 строк, средняя доля 76,0 % по 10 оценкам", await world.PageAsync(Link("76,0", "grades")), StringComparison.Ordinal);
        Assert.Contains("6 строк, разница 1,0 п. п. по 10 оценкам", await world.PageAsync(Link("1,0", "compared")), StringComparison.Ordinal);
        Assert.Contains("10 строк", await world.PageAsync(Link("60,0", "grades")), StringComparison.Ordinal);
        Assert.Contains("10 строк", await world.PageAsync(Link("90,0", "grades")), StringComparison.Ordinal);
        Assert.Contains("посещено 2 из 4 ч", await world.PageAsync(Link("50,0", "attendance")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.Curator)]
    [InlineData(Roles.Archive)]
    [InlineData(Roles.DataOfficer)]
    public async Task Teachers_AreClosedToOtherRoles(string role)
    {
        var browser = await world.Site.SignedInAsync(SiteFactory.User("teachers-" + role, role, teacher: role == Roles.Curator ? "T1" : null));

        foreach (var address in new[] { "/teachers", "/export/teachers.csv", "/rows/compared" })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
        }
    }
}
