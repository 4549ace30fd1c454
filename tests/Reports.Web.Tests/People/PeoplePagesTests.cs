using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.Access;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;

namespace Reports.Web.Tests.People;

/// <summary>Group, list of learners and learner, every figure counted by hand from the rows of <see cref="PeopleWarehouse"/>.</summary>
public sealed class PeoplePagesTests(PeopleWarehouse warehouse) : IClassFixture<PeopleWarehouse>
{
    // By place. A: the retake in place of the first attempt, 5, 4 and 4: 86,7. B: 3 and 5. The lesson before B's enrolment is not counted.
    [Fact]
    public async Task GroupLearners_OfFour_HavePlacesAndFiguresOfTheWholeCourse()
    {
        var rows = await warehouse.RowsAsync($"/export/group-learners.csv?group={await warehouse.KeyAsync("group", "ГР-1")}");

        Assert.Equal(
            [
                "1;Волкова Инна;C;идёт;01.10.2026;100;2;2;2;16;16;100;0;;",
                "2;Орлова Анна;A;идёт;01.10.2026;86,6667;3;1;1;16;16;100;0;;",
                "3;Белов Пётр;B;идёт;01.10.2026;80;2;0;2;8;16;50;1;;",
                "4;Дымова Нина;D;идёт;01.10.2026;40;1;0;1;16;16;100;1;;",
            ],
            rows);
    }

    // Means 40, 80, 86,7, 100: the median is between the second and the third, the half of the group from the first to the third.
    [Fact]
    public async Task Learner_BelowTheGroup_ReadsWhatIsMissingInTheVerdict()
    {
        var card = await CardAsync("B");

        Assert.Contains("Ниже группы: 80,0 % при медиане 83,3 и пороге 75,0.", card, StringComparison.Ordinal);
        Assert.Contains("Не достигнуты 2 результата из 2: K1 (не хватает 1,7 п. п.), K2 (не зачтено).", card, StringComparison.Ordinal);
        Assert.Contains("не сдано аттестаций: 1 · пропущено 8 из 16 ч", card, StringComparison.Ordinal);
        Assert.Contains("Место в группе 3 из 4 половина группы: 40,0–86,7 %", card, StringComparison.Ordinal);
        Assert.Contains("▲ выше порога на 5,0 п. п. (75,0)", card, StringComparison.Ordinal);
        Assert.Contains("8 из 16 ч группа 87,5", card, StringComparison.Ordinal);
    }

    // A group of four: with a mean of it and her own marks a learner would know what the others have.
    [Fact]
    public async Task LearnerOfASmallGroup_SeesThePlaceAndNothingOfTheOthers()
    {
        var browser = await warehouse.Site.SignedInAsync(SiteFactory.User("слушатель", Roles.Analyst, learner: "B"));
        var (group, learner) = (await warehouse.KeyAsync("group", "ГР-1"), await warehouse.KeyAsync("learner", "B"));
        var card = await PeopleWarehouse.WordsAsync(browser, $"/learners/{learner}?preset=all&group={group}");

        Assert.Contains("Место в группе 3 из 4", card, StringComparison.Ordinal);
        Assert.Contains("Средняя доля: 80,0 % при пороге 75,0.", card, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"половина группы: \d|медиана \d|при медиане|группа 87,5", card);
        foreach (var (report, columns) in new[] { ("learner-dynamics", new[] { 2, 3, 4 }), ("learner-evidence", new[] { 8 }), ("learner-competencies", new[] { 6, 7 }) })
        {
            var address = $"/export/{report}.csv?preset=all&group={group}&learner={learner}";
            foreach (var (reader, isTold) in new[] { (warehouse.Director, true), (browser, false) })
            {
                var rows = (await reader.GetStringAsync(address)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
                Assert.NotEmpty(rows);
                Assert.Equal((report, isTold), (report, rows.Any(row => columns.Any(column => row.Split(';')[column].Length > 0))));
            }
        }
    }

    // 2 × 60 and 1 × 100 of three parts: 40 and 33,3.
    [Fact]
    public async Task MissingResult_IsMadeOfItsMarksAndWeights()
    {
        var card = await CardAsync("B");

        Assert.Matches(@"Чего не хватило: K1 Оценивает .* Риски промежуточная аттестация, 12\.10\.2026 3 60,0 2,00 40,0 70,0 "
            + @"Надзор промежуточная аттестация, 20\.10\.2026 5 100,0 1,00 33,3 93,3 Итого 73,3 при пороге 75,0, не хватает 1,7 п\. п\. 73,3", card);
        Assert.Matches(@"Чего не хватило: K2 Страхует .* не зачтено — 1,00 — — Не зачтено: есть незачёт", card);
    }

    // 2 × 80 and 1 × 80 of three parts, the second by the retake: each row of results leads to what made it.
    [Fact]
    public async Task ReachedResult_OpenedFromItsRow_ShowsItsMarksToo()
    {
        var (group, learner) = (await warehouse.KeyAsync("group", "ГР-1"), await warehouse.KeyAsync("learner", "A"));
        var rows = await warehouse.Director.GetStringAsync($"/rows/outcomes?preset=all&group={group}&learner={learner}");
        var address = $"/learners/{learner}?group={group}&result={await warehouse.KeyAsync("competency", "K1")}";

        Assert.Contains($"<a href=\"{address.Replace("&", "&amp;", StringComparison.Ordinal)}#result-", rows, StringComparison.Ordinal);
        Assert.Matches(@"Из чего сложился результат: K1 Оценивает .* 4 80,0 2,00 53,3 .* 4 80,0 1,00 26,7 .*Итого 80,0 при пороге 75,0, ▲ выше порога на 5,0 п\. п\. 80,0", await PeopleWarehouse.WordsAsync(warehouse.Director, address));
        Assert.DoesNotContain("Из чего сложился", await PeopleWarehouse.WordsAsync(warehouse.Director, $"/learners/{learner}?group={group}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("C")]
    [InlineData("D")]
    public async Task PartsOfEveryResult_AddUpToIt(string learner)
    {
        var rows = await warehouse.RowsAsync($"/export/learner-evidence.csv?learner={await warehouse.KeyAsync("learner", learner)}&group={await warehouse.KeyAsync("group", "ГР-1")}");
        var results = rows.Select(row => row.Split(';')).Where(row => row[7].Length > 0).GroupBy(row => row[0]).ToList();

        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.Equal(Number(result.First()[10]), result.Sum(row => Number(row[7]))));

        static decimal Number(string text) => decimal.Parse(text.Replace(',', '.'), CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("", "3 из 4", "A", "D")]              // By place: C, A, B, D.
    [InlineData("&order=learner", "1 из 4", null, "C")] // Белов, Волкова, Дымова, Орлова.
    [InlineData("&order=-learner", "4 из 4", "C", null)]
    [InlineData("&order=nothing", "3 из 4", "A", "D")]
    public async Task Neighbours_FollowTheOrderOfTheGroup(string order, string place, string? previous, string? next)
    {
        var (group, learner) = (await warehouse.KeyAsync("group", "ГР-1"), await warehouse.KeyAsync("learner", "B"));
        var page = await warehouse.Director.GetStringAsync($"/learners/{learner}?group={group}{order}");

        Assert.Contains($">{place}<", page, StringComparison.Ordinal);
        Assert.Equal(previous is null ? "" : $"{await warehouse.KeyAsync("learner", previous)}", Linked("prev"));
        Assert.Equal(next is null ? "" : $"{await warehouse.KeyAsync("learner", next)}", Linked("next"));

        string Linked(string way) => Regex.Match(page, $"rel=\"{way}\" href=\"/learners/(\\d+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
    }

    [Theory]
    [InlineData("", "A A B C D E")]
    [InlineData("&state=studying", "A B C D")]
    [InlineData("&state=completed", "A E")]
    [InlineData("&at_risk=1", "B D")]      // Half of the lessons, a fail; a fail.
    [InlineData("&debts=1", "B D")]
    [InlineData("&no_document=1", "E")]
    [InlineData("&debts=1&state=completed", "")]
    [InlineData("&from=2026-01-01&to=2026-06-30&preset=custom", "A E")]
    public async Task LearnersList_Filtered_HoldsWhomItSays(string filter, string expected)
    {
        var rows = await warehouse.RowsAsync("/export/learners.csv?" + (filter.Contains("preset", StringComparison.Ordinal) ? "" : "preset=all") + filter);

        Assert.Equal(expected, string.Join(' ', rows.Select(row => row.Split(';')[1]).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("", "ГР-1 ГР-2")]
    [InlineData("&state=running", "ГР-1")]
    [InlineData("&state=ended", "ГР-2")]
    [InlineData("&state=ahead", "")]
    [InlineData("&state=behind", "ГР-1 ГР-2")] // 3 of 6 and 1 of 2 against nine tenths.
    public async Task GroupsList_Filtered_HoldsWhatItSays(string filter, string expected)
    {
        var rows = await warehouse.RowsAsync("/export/groups.csv?preset=all" + filter);

        Assert.Equal(expected, string.Join(' ', rows.Select(row => row.Split(';')[0]).Order(StringComparer.Ordinal)));
    }

    // Results with a цель: K1 of four (A and C reached), K2 of two (C reached).
    [Fact]
    public async Task Group_BehindItsTarget_SaysSoAndWhoNeedsAttention()
    {
        var page = await PeopleWarehouse.WordsAsync(warehouse.Director, $"/groups/{await warehouse.KeyAsync("group", "ГР-1")}");

        Assert.Contains("Группа идёт: осталось 19 дней, до 10.12.2026. Достигнуто 50,0 % результатов при цели 90,0 %: ▼ ниже цели на 40,0 п. п.", page, StringComparison.Ordinal);
        Assert.Contains("приступили 4 · посещаемость 87,5 % · документов 0 · требуют внимания 2 слушателя", page, StringComparison.Ordinal);
        Assert.Contains("по оценкам 2 из 4, по зачётам 1 из 2", page, StringComparison.Ordinal);
        // B attended 8 of 16; the 4 hours before the enrolment are counted nowhere, as on the learner's card.
        Assert.Contains("▼ не сдана аттестация: несданных 1 ▼ посещаемость ниже порога: 50,0 % при пороге 75,0 %", page, StringComparison.Ordinal);
        Assert.Contains("Не сдали аттестацию, чел. 2", page, StringComparison.Ordinal);
    }

    // As on the card and in the warning: 8 of 16, and the 4 hours before the enrolment are in neither.
    [Fact]
    public async Task CaseOfALearner_CountsAttendanceAsTheCardDoes()
    {
        var page = await PeopleWarehouse.WordsAsync(
            warehouse.Director, $"/cases/new?group={await warehouse.KeyAsync("group", "ГР-1")}&learner={await warehouse.KeyAsync("learner", "B")}");

        Assert.Contains("50,0", page, StringComparison.Ordinal);
        Assert.Contains("8 из 16 ч", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CuratorOfAnotherGroup_SeesNeitherItNorItsLearners()
    {
        var (own, other) = (await warehouse.KeyAsync("group", "ГР-2"), await warehouse.KeyAsync("group", "ГР-1"));
        foreach (var address in new[] { $"/groups/{other}", $"/learners/{await warehouse.KeyAsync("learner", "B")}?group={other}" })
        {
            using var answer = await warehouse.Curator.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotMatch("ГР-1|Белов", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }

        var shared = await PeopleWarehouse.WordsAsync(warehouse.Curator, $"/learners/{await warehouse.KeyAsync("learner", "A")}?group={other}");
        Assert.Contains("Орлова Анна", shared, StringComparison.Ordinal);
        Assert.DoesNotContain("ГР-1", shared, StringComparison.Ordinal);
        Assert.DoesNotContain("Место в группе", shared, StringComparison.Ordinal);
        Assert.Contains("Ежов Олег", await PeopleWarehouse.WordsAsync(warehouse.Curator, $"/groups/{own}"), StringComparison.Ordinal);
        Assert.DoesNotContain("ГР-1", await PeopleWarehouse.WordsAsync(warehouse.Curator, "/groups?preset=all"), StringComparison.Ordinal);
        Assert.DoesNotMatch("ГР-1|Белов", await PeopleWarehouse.WordsAsync(warehouse.Curator, "/learners?preset=all"));
    }

    [Fact]
    public async Task RoleWithoutNames_SeesCodes()
    {
        var page = await PeopleWarehouse.WordsAsync(warehouse.Archive, $"/groups/{await warehouse.KeyAsync("group", "ГР-1")}");

        Assert.Matches(@"\bB B идёт 3\b", page);
        Assert.DoesNotMatch("Белов|Орлова", page);
        Assert.DoesNotContain("Орлова", await PeopleWarehouse.WordsAsync(warehouse.Archive, "/learners?preset=all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SearchedName_IsInNoRecordAndNoFile()
    {
        var page = WebUtility.HtmlDecode(await warehouse.Director.GetStringAsync("/learners?q=%D0%B5%D0%B6%D0%BE%D0%B2"));

        Assert.Contains("Ежов Олег", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("href=\"/export/", page);
        var entries = await EntriesAsync("E");
        Assert.Contains(entries, entry => entry is { Object: "learners", UserName: "директор" });
        Assert.All(entries, entry => Assert.DoesNotMatch("(?i)ежов|%D0%B5", entry.Address));
    }

    // The neighbours of a learner are counted and not shown.
    [Fact]
    public async Task ShownLearners_AreInTheJournal_AndCountedOnesAreNot()
    {
        var group = await warehouse.KeyAsync("group", "ГР-1");
        await warehouse.Archive.GetStringAsync($"/learners/{await warehouse.KeyAsync("learner", "C")}?group={group}", TestContext.Current.CancellationToken);

        Assert.Contains(await EntriesAsync("C"), entry => entry is { Object: "learner-card", UserName: "архив" });
        Assert.DoesNotContain(await EntriesAsync("D"), entry => entry.Address.StartsWith("/learners/", StringComparison.Ordinal) && entry.UserName == "архив");
        await warehouse.Director.GetStringAsync($"/groups/{group}", TestContext.Current.CancellationToken);
        Assert.Contains(await EntriesAsync("D"), entry => entry is { Object: "group-learners", UserName: "директор" });
        Assert.Contains(await EntriesAsync("D"), entry => entry is { Object: "quality-warnings", UserName: "директор" });
    }

    // K1 was 60 in ГР-2 and is 80 now; means 86,7 and (60 + 80) / 2.
    [Fact]
    public async Task LearnerOfTwoEnrolments_ComparesThem()
    {
        var card = await CardAsync("A");

        Assert.Contains("К прошлым обучениям, % 86,7 ← 70,0 ▲ выше на 16,7 п. п.", card, StringComparison.Ordinal);
        Assert.Matches(@"K1 Оценивает 80,0 60,0\b", card);
        Assert.Contains("Выше группы: 86,7 % при медиане 83,3 и пороге 75,0. Результат достигнут. долгов нет · пропусков нет", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timeline_HasAttestationsTheLastFirst()
    {
        var card = await CardAsync("A");

        Assert.Matches(@"Лента .*24\.10\.26 Надзор, пересдача с комиссией: 4 .*20\.10\.26 Надзор, промежуточная аттестация: 2 ▼ ниже порога .*01\.10\.26 Начало обучения, группа ГР-1", card);
    }

    [Fact]
    public async Task Extract_OfACompletedEnrolment_HasWhatIsSigned()
    {
        var (group, learner) = (await warehouse.KeyAsync("group", "ГР-2"), await warehouse.KeyAsync("learner", "A"));
        var page = await PeopleWarehouse.WordsAsync(warehouse.Director, $"/learners/{learner}?group={group}&extract=true");

        foreach (var words in new[]
        {
            "Выписка о результатах обучения от 21.11.2026 №", "Обучающийся Орлова Анна (код A)", "Охрана труда, ГР-2, 12.01.2026–27.03.2026, завершено; зачисление по приказу 1-з",
            "За период за всё время", "Итоговая итоговая аттестация 26.03.2026 4", "K1 Оценивает 60,0 75,0 нет", "27.03.2026: Грамота № 5-п, За отличие", "30.03.2026: удостоверение № У-1",
            "Основание: (заявление, запрос)", "П. И. Дубов М. П.",
        })
        {
            Assert.Contains(words, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Лента", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Белов", page, StringComparison.Ordinal);
    }

    private async Task<string> CardAsync(string learner) => await PeopleWarehouse.WordsAsync(
        warehouse.Director, $"/learners/{await warehouse.KeyAsync("learner", learner)}?group={await warehouse.KeyAsync("group", "ГР-1")}");

    private Task<IReadOnlyList<AuditEntry>> EntriesAsync(string learner) => warehouse.Site.Services.GetRequiredService<AuditTrail>().ListAsync(
        DateTimeOffset.MinValue, DateTimeOffset.MaxValue, learner, TestContext.Current.CancellationToken);
}
