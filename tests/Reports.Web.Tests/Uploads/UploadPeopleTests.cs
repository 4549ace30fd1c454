using System.Net;
using System.Text.RegularExpressions;
using Ingest.Feeds.Deliveries;
using Ingest.Worker.Loading;
using Microsoft.Extensions.DependencyInjection;
using OfficeOpenXml;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;
using Reports.Web.Uploads;

namespace Reports.Web.Tests.Uploads;

/// <summary>Files that name people without codes: the page says whom it takes them for, and takes them only when the sender has said so.</summary>
public sealed partial class UploadPeopleTests(UploadWarehouse warehouse) : IClassFixture<UploadWarehouse>
{
    private const string Sheet =
        "Ведомость № 5;;;\nГруппа N7;;;\n№ п/п;ФИО;Дата рождения;Оценка\n1;Орлов Егор Ильич;12.03.1990;5\n2;Котова М. И.;;4\n3;Неведомов Пётр;;3\n4;Дымов Лев;;5\nИтого;;;4\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task People_WithoutCodes_AreShown_TakenWhenTheSenderSaysSo_AndLoaded()
    {
        var id = await warehouse.UploadAsync(warehouse.Administrator, "ведомость.csv", Sheet);
        await AnswerAsync(warehouse.Administrator, id, ("answer[day]", "2026-05-21"));
        var page = await TargetWarehouse.PageAsync(warehouse.Administrator, "/upload/" + id);
        Assert.Contains("Людей в файле 4: узнаны 2, выбрать вам 1, не найдены 1", page, StringComparison.Ordinal);
        Assert.Equal(
            [
                "6: Неведомов Пётр: в хранилище не найден", "7: Дымов Лев: в группе N7 такого нет: проверьте", "4: Орлов Егор Ильич: имя и дата рождения те же: P1",
                "5: Котова М. И.: в группе такое имя одно: P3",
            ],
            Rows(page).OrderBy(row => row.EndsWith('P') || row.Contains("те же", StringComparison.Ordinal) || row.Contains("одно", StringComparison.Ordinal)));

        // Who has the name but was born on another day is not shown, and is not in the audit log.
        Assert.DoesNotContain("\"P2\"", page, StringComparison.Ordinal);
        foreach (var (code, isShown) in new[] { ("P1", true), ("P2", false), ("P3", true), ("P4", false), ("L4", true) })
        {
            var entries = await warehouse.Site.Services.GetRequiredService<AuditTrail>().ListAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, code, Cancellation);
            Assert.Equal(isShown, entries.Any(entry => entry.Object == "learner-matches" && entry.UserName != "аналитик" && entry.UserName != "куратор"));
        }

        // L1 was not offered for line 7.
        await TakeAsync(warehouse.Administrator, id, "ведомость.csv", (4, "P1"), (5, "P3"), (7, "L1"));
        var review = Assert.Single(warehouse.ReviewOf(id).Tables);
        Assert.Equal((null, 2L, 2L), (review.Problem, review.Loads, review.Rejected));

        await UploadWarehouse.SendAsync(warehouse.Administrator, id, 0);
        Assert.Equal([(4L, "P1"), (5L, "P3")], Delivery.In(Path.Combine(warehouse.Inbox, id))!.Files.Single().Learners.Select(one => (one.Key, one.Value)).Order());
        var outcome = Assert.Single(warehouse.LoadDelivery(id));
        Assert.Equal((LoadState.Loaded, 2L, 2L), (outcome.State, outcome.Loaded, outcome.Rejected));
        var learner = await TargetWarehouse.PageAsync(warehouse.Administrator, "/learners?q=P3&preset=all");
        Assert.Contains("Котова Мария Ивановна", learner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_OfWhomNobodyIsTaken_AreAskedAboutAgain()
    {
        var id = await warehouse.UploadAsync(warehouse.Analyst, "ведомость.csv", Sheet);
        await AnswerAsync(warehouse.Analyst, id, ("answer[day]", "2026-05-21"));
        var refused = await TakeAsync(warehouse.Analyst, id, "ведомость.csv", (4, ""), (5, "P9"));
        Assert.Contains("Не выбран ни один слушатель", refused, StringComparison.Ordinal);
        Assert.NotNull(warehouse.ReviewOf(id).Tables[0].People);

        await TakeAsync(warehouse.Analyst, id, "ведомость.csv", (4, "P1"));
        Assert.Contains("Строк, для которых вы указали слушателя: 1.", await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload/" + id), StringComparison.Ordinal);
        await TakeAsync(warehouse.Analyst, id, "ведомость.csv");
        Assert.Equal(4, warehouse.ReviewOf(id).Tables[0].People!.All.Count);
        await SiteFactory.PostAsync(warehouse.Analyst, "/account", $"/upload/{id}?handler=Cancel");
    }

    [Fact]
    public async Task Curator_FindsLearnersOfOwnGroupsAlone()
    {
        var id = await warehouse.UploadAsync(
            warehouse.Curator, "ведомость.csv", "№ п/п;ФИО;Дата рождения;Оценка\n1;Орлов Егор Ильич;12.03.1990;5\n2;Орлова Анна Павловна;;4\n3;Дымов Лев;;4\n");
        await AnswerAsync(warehouse.Curator, id, ("answer[group]", "H"), ("answer[day]", "2026-05-21"));
        var page = await TargetWarehouse.PageAsync(warehouse.Curator, "/upload/" + id);

        Assert.Equal(
            ["2: Орлов Егор Ильич: в хранилище не найден", "3: Орлова Анна Павловна: в группе такое имя одно: P5", "4: Дымов Лев: в группе такое имя одно: L4"],
            Rows(page).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("P1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("G1", page, StringComparison.Ordinal);
        Assert.Contains("Сначала ответьте на вопросы ниже", page, StringComparison.Ordinal);

        // The code of a learner of others, sent by hand.
        await TakeAsync(warehouse.Curator, id, "ведомость.csv", (2, "P1"), (3, "P5"), (4, "L4"));
        Assert.Equal((2L, 1L, 0), (warehouse.ReviewOf(id).Tables[0].Loads, warehouse.ReviewOf(id).Tables[0].Rejected, warehouse.ReviewOf(id).Tables[0].Breaches.Count));
        await SiteFactory.PostAsync(warehouse.Curator, "/account", $"/upload/{id}?handler=Cancel");
    }

    [Fact]
    public async Task Sheets_OfAWorkbook_HavePeopleOfTheirOwn_OnTheSameLines()
    {
        using var package = new ExcelPackage();
        Fill(package, "Первый", ["ФИО", "Оценка"], ["Орлов Егор Ильич", "5"], ["Котов Максим", "4"]);
        Fill(package, "Второй", ["ФИО", "Оценка"], ["Котова Мария Ивановна", "3"], ["Орлов Егор Ильич", "2"]);
        var id = await warehouse.UploadAsync(warehouse.Analyst, ("книга.xlsx", package.GetAsByteArray()));
        await AnswerAsync(warehouse.Analyst, id, ("answer[group]", "N7"), ("answer[day]", "2026-05-22"));
        var page = await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload/" + id);
        Assert.Contains("2: Орлов Егор Ильич: подходят несколько: выберите", Rows(page));

        await TakeAsync(warehouse.Analyst, id, "книга.xlsx#Первый", (2, "P2"), (3, "P4"));
        await TakeAsync(warehouse.Analyst, id, "книга.xlsx#Второй", (2, "P3"), (3, "P1"));
        Assert.All(warehouse.ReviewOf(id).Tables, table => Assert.Equal((2L, 0L), (table.Loads, table.Rejected)));
        await UploadWarehouse.SendAsync(warehouse.Analyst, id, 0);

        Assert.All(warehouse.LoadDelivery(id), outcome => Assert.Equal((LoadState.Loaded, 0L), (outcome.State, outcome.Rejected)));
        var rows = await warehouse.Analyst.GetStringAsync("/export/rows-grades.csv?preset=all", Cancellation);
        Assert.Equal(
            [("P1", "2"), ("P2", "5"), ("P3", "3"), ("P4", "4")],
            rows.Split('\n').Where(row => row.Contains("22.05.2026", StringComparison.Ordinal)).Select(row => (Code().Match(row).Value, Grade().Match(row).Groups[1].Value)).Order());
    }

    private async Task AnswerAsync(HttpClient browser, string id, params (string, string)[] more)
    {
        using var answer = await SiteFactory.PostAsync(
            browser, "/account", $"/upload/{id}?handler=Answer", [("place", "0"), ("answer[module]", more.Contains(("answer[group]", "N7")) ? "S1" : "M"), ("answer[control]", "экзамен"), .. more]);
        await EndOfCheckAsync(browser, id, answer);
    }

    /// <summary>Says who people are.</summary>
    /// <returns>The page when it refuses; otherwise nothing.</returns>
    private async Task<string> TakeAsync(HttpClient browser, string id, string table, params (int Line, string Code)[] people)
    {
        using var answer = await SiteFactory.PostAsync(
            browser, "/account", $"/upload/{id}?handler=People", [("place", "0"), ("table", table), .. people.Select(one => ($"learner[{one.Line}]", one.Code))]);
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
        }

        await EndOfCheckAsync(browser, id, answer);
        return "";
    }

    private async Task EndOfCheckAsync(HttpClient browser, string id, HttpResponseMessage answer)
    {
        Assert.Equal("/upload/" + id, answer.Headers.Location!.ToString());
        await TargetWarehouse.PageAsync(browser, "/upload/" + id);
        await (warehouse.Site.Services.GetRequiredService<UploadChecks>().Of(id)?.Work ?? Task.CompletedTask);
    }

    /// <summary>Rows of the table of people: the line, the name, why, and who is offered beforehand.</summary>
    private static IEnumerable<string> Rows(string page) => PersonRow().Matches(page).Select(match =>
    {
        var offered = Offered().Match(match.Value);
        return $"{match.Groups["line"].Value}: {match.Groups["name"].Value}: {match.Groups["why"].Value}{(offered.Success ? ": " + offered.Groups[1].Value : "")}";
    });

    private static void Fill(ExcelPackage package, string name, params string[][] rows)
    {
        var sheet = package.Workbook.Worksheets.Add(name);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows[i].Length; j++)
            {
                sheet.Cells[i + 1, j + 1].Value = rows[i][j];
            }
        }
    }

    [GeneratedRegex("<tr><td>(?<name>[^<]+)(?:<span[^>]*>[^<]*</span>)?</td>\\s*<td class=\"num\">(?<line>\\d+)</td>(?:(?!</tr>).)*<td[^>]*>(?<why>[^<]+)</td></tr>", RegexOptions.Singleline)]
    private static partial Regex PersonRow();

    [GeneratedRegex("<option value=\"([^\"]+)\" selected")]
    private static partial Regex Offered();

    [GeneratedRegex("P\\d")]
    private static partial Regex Code();

    [GeneratedRegex(";(\\d);")]
    private static partial Regex Grade();
}
