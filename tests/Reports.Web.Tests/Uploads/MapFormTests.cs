using Dapper;
using Ingest.Feeds.Mappings;
using Ingest.Worker.Loading;
using Microsoft.Extensions.DependencyInjection;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;
using Reports.Web.Uploads;
using Warehouse.Sql.Core;

namespace Reports.Web.Tests.Uploads;

/// <summary>Files of strangers' forms, described by the form of the page and then loaded: what is in the warehouse is what a count by hand says.</summary>
public sealed class MapFormTests(UploadWarehouse warehouse) : IClassFixture<UploadWarehouse>
{
    private const string Attendance = "SELECT learner.learner_code, study.group_code, module.module_code, fact.date_key, fact.lesson_no, mark.kind FROM fact_attendance AS fact "
        + "JOIN dim_learner AS learner ON learner.learner_key = fact.learner_key JOIN dim_group AS study ON study.group_key = fact.group_key "
        + "JOIN dim_module AS module ON module.module_key = fact.module_key JOIN dim_attendance_mark AS mark ON mark.mark_key = fact.mark_key";

    private const string Grades = "SELECT learner.learner_code, study.group_code, module.module_code, control.control_code, fact.date_key, fact.label, fact.share FROM fact_grade AS fact "
        + "JOIN dim_learner AS learner ON learner.learner_key = fact.learner_key JOIN dim_group AS study ON study.group_key = fact.group_key "
        + "JOIN dim_module AS module ON module.module_key = fact.module_key JOIN dim_control AS control ON control.control_key = fact.control_key";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FlatList_OfOddTitlesAndWords_IsReadAsItSays()
    {
        const string Text = "Сводный список за май;;;;;\nТаб. №;Учебная группа;Предмет;Тип работы;Когда;Балл;Примечание\n"
            + "L1;G1;M;зачётик;20.05.2026;5;\nL2;G2;Основы;зачётик;20.05.2026;4;\nL3;H;M;экзаменчик;21.05.2026;отл;болел\nL4;G1;M;экзаменчик;21.05.2026;нб;\n";
        var id = await warehouse.UploadAsync(warehouse.Analyst, "сводный.csv", Text);
        var check = await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload/" + id);
        Assert.Contains($"<a class=\"btn btn-primary\" href=\"/upload/{id}/map?file=0\">Настроить чтение</a>", check, StringComparison.Ordinal);

        var form = await MapPage.OpenAsync(warehouse.Analyst, id);
        Assert.Equal(("2", "grades", "", "сводный"), (form["header"], form["feed"], form["as"], form["name"]));
        Assert.Equal(["learner_code", "group_code", "module_code", "", "graded_on", "grade", ""], form.Columns.OrderBy(column => column.Key).Select(column => column.Value));
        Assert.Contains("Вид контроля *", form.Html, StringComparison.Ordinal);

        form = await form.Say(("column-3", "control")).ShowAsync();
        Assert.Equal(new Dictionary<string, string> { ["Основы"] = "M", ["зачётик"] = "", ["экзаменчик"] = "", ["нб"] = "" }, form.Words);
        form = await form.Mean("зачётик", "промежуточная аттестация").Mean("экзаменчик", "итоговая аттестация").Mean("нб", "@none").ShowAsync();
        Assert.StartsWith("загрузится 3, из них с замечаниями 0, отклонится 0", form.Sum, StringComparison.Ordinal);
        await form.Say(("name", "Сводный список")).SaveAsync(id);

        var outcome = await LoadAsync(id);
        Assert.Equal((3L, 0L), (outcome.Loaded, outcome.Rejected));
        Assert.Equal(
            ["L1|G1|M|interim|20260520|5|1000000", "L2|G2|M|interim|20260520|4|800000", "L3|H|M|final|20260521|отл|1000000"],
            await RowsAsync(Grades + " WHERE fact.date_key IN (20260520, 20260521)"));

        // The next file of that header is asked nothing.
        var next = await warehouse.UploadAsync(warehouse.Administrator, "июнь.csv", "Таб. №;Учебная группа;Предмет;Тип работы;Когда;Балл;Примечание\nL1;G1;M;экзаменчик;15.06.2026;3;\n");
        var review = Assert.Single(warehouse.ReviewOf(next).Tables);
        Assert.Equal((null, 1L, 0), (review.Problem, review.Loads, review.Asks.Count));
        Assert.Contains("«Сводный список»", review.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Journal_OfDaysAcross_IsAMarkADay()
    {
        const string Text = "Журнал учёта;;;;;\nГруппа G1;;;;;\nТаб. №;Кто;01.09;02.09 (2 пара);03.09;Итого\nL1;Белова И.;тут;нету;;1\nL4;Дымов Л.;;тут;нету;1\nВсего;;1;1;0;2\nПреподаватель;;;;;\n";
        var id = await warehouse.UploadAsync(warehouse.Analyst, "учёт.csv", Text);
        var form = await MapPage.OpenAsync(warehouse.Analyst, id);
        Assert.Equal(("3", "attendance", "lesson_on", "2", "4", "mark"), (form["header"], form["feed"], form["as"], form["from"], form["to"], form["cell"]));
        Assert.Equal(("learner_code", "", ""), (form.Columns[0], form.Columns[1], form.Columns[5]));
        Assert.Equal(("above", "ask", "ask"), (form["how.group_code"], form["how.module_code"], form["how.year"]));
        Assert.Contains("«Код модуля»", form.Html, StringComparison.Ordinal);

        form = await form.Mean("тут", "присутствовал").Mean("нету", "отсутствовал").Say(("what.module_code", "M"), ("what.year", "2026/2027"), ("name", "Журнал учёта")).ShowAsync();
        Assert.StartsWith("загрузится 4, из них с замечаниями 0, отклонится 0", form.Sum, StringComparison.Ordinal);
        await form.SaveAsync(id);

        var outcome = await LoadAsync(id);
        Assert.Equal((4L, 0L), (outcome.Loaded, outcome.Rejected));
        Assert.Equal(
            ["L1|G1|M|20260901|1|present", "L1|G1|M|20260902|2|absent", "L4|G1|M|20260902|2|present", "L4|G1|M|20260903|1|absent"],
            await RowsAsync(Attendance + " WHERE fact.date_key BETWEEN 20260901 AND 20260930"));

        // Other days and another group: only what the file does not say is asked, once a file.
        var next = await warehouse.UploadAsync(warehouse.Analyst, "учёт 2.csv", "Группа G2\nТаб. №;Кто;08.10;09.10;Итого\nL2;Волков О.;тут;тут;2\n");
        Assert.Equal(["module_code", "year"], Assert.Single(warehouse.ReviewOf(next).Tables).Asks.Select(question => question.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Gradebook_OfModulesAcross_WithConstants_AsksForTheRestEachTime()
    {
        const string Text = "Слушатель;Шифр;Первая помощь;Средства защиты;Комментарий\nБелова Инна;L1;5;4;\nДымов Лев;L4;3;;пересдать\n";
        var id = await warehouse.UploadAsync(warehouse.Analyst, "сводка.csv", Text);
        var form = await MapPage.OpenAsync(warehouse.Analyst, id);
        Assert.Equal(("grades", "module_code", "2", "3", "grade"), (form["feed"], form["as"], form["from"], form["to"], form["cell"]));
        Assert.Equal(("@name", "learner_code"), (form.Columns[0], form.Columns[1]));
        Assert.Equal(new Dictionary<string, string> { ["Первая помощь"] = "S1", ["Средства защиты"] = "S2" }, form.Words);

        form = await form.Say(
            ("how.control", "always"), ("what.control", "промежуточная аттестация"), ("what.group_code", "G1"), ("what.graded_on", "2026-04-10"), ("name", "Сводка группы")).ShowAsync();
        Assert.StartsWith("загрузится 3, из них с замечаниями 0, отклонится 0", form.Sum, StringComparison.Ordinal);
        await form.SaveAsync(id);

        var outcome = await LoadAsync(id);
        Assert.Equal((3L, 0L), (outcome.Loaded, outcome.Rejected));
        Assert.Equal(
            ["L1|G1|S1|interim|20260410|5|1000000", "L1|G1|S2|interim|20260410|4|800000", "L4|G1|S1|interim|20260410|3|600000"],
            await RowsAsync(Grades + " WHERE fact.date_key = 20260410"));

        var next = await warehouse.UploadAsync(warehouse.Analyst, "сводка 2.csv", Text.Replace("5;4", "4;4", StringComparison.Ordinal));
        var review = Assert.Single(warehouse.ReviewOf(next).Tables);
        Assert.Equal(["graded_on", "group_code"], review.Asks.Select(question => question.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Points_AreSharesOfTheMost_AndDaysAreReadInTheOrderThatWasSaid()
    {
        const string Text = "Шифр;Группа;Модуль;Дата сдачи;Набрано баллов\nL1;G1;M;03/04/2026;30\nL2;G2;M;03/05/2026;50\n";
        var id = await warehouse.UploadAsync(warehouse.Analyst, "баллы.csv", Text);
        var form = await MapPage.OpenAsync(warehouse.Analyst, id);
        form = await form.Say(("feed", "grades")).ShowAsync();
        form = await form.Say(("column-3", "graded_on"), ("column-4", "grade"), ("what.control", "текущий контроль"), ("most", "40"), ("name", "Баллы")).ShowAsync();
        Assert.Contains("неоднозначные не загружать", form.Html, StringComparison.Ordinal);
        Assert.StartsWith("загрузится 0, из них с замечаниями 0, отклонится 2", form.Sum, StringComparison.Ordinal);

        form = await form.Say(("order", "Mdy")).ShowAsync();
        Assert.StartsWith("загрузится 1, из них с замечаниями 0, отклонится 1", form.Sum, StringComparison.Ordinal);
        await form.Say(("capped", "true")).SaveAsync(id);

        var outcome = await LoadAsync(id);
        Assert.Equal((2L, 0L), (outcome.Loaded, outcome.Rejected));
        Assert.Equal(["L1|G1|M|current|20260304|75|750000", "L2|G2|M|current|20260305|100|1000000"], await RowsAsync(Grades + " WHERE fact.date_key IN (20260304, 20260305)"));
    }

    [Fact]
    public async Task FullName_InOneCell_IsSplitForLearners_AndOtherwiseWhatALearnerIsLookedForBy()
    {
        var id = await warehouse.UploadAsync(warehouse.Analyst, "люди.csv", "Личное дело;ФИО;Рожд.\nN1;Новикова Анна Львовна;01.02.1990\nN2;Орлов Пётр;03.04.1985\n");
        var form = await (await MapPage.OpenAsync(warehouse.Analyst, id)).Say(("feed", "learners")).ShowAsync();
        form = await form.Say(("column-0", "learner_code"), ("column-1", "@name"), ("column-2", "birth_date"), ("name", "Люди")).ShowAsync();
        Assert.StartsWith("загрузится 2, из них с замечаниями 0, отклонится 0", form.Sum, StringComparison.Ordinal);
        Assert.Matches("<td class=\"\">Новикова</td>\\s*<td class=\"\">Анна</td>\\s*<td class=\"\">Львовна</td>", form.Html.Replace("<td>", "<td class=\"\">", StringComparison.Ordinal));
        await form.SaveAsync(id);

        var journal = await warehouse.UploadAsync(warehouse.Analyst, "имена.csv", "Студенты;1 сент;2 сент\nБелова Инна;+;н\n");
        form = await MapPage.OpenAsync(warehouse.Analyst, journal);
        form = await form.Say(("column-0", "@name"), ("what.group_code", "G1"), ("what.module_code", "M"), ("what.year", "2026"), ("name", "Имена")).ShowAsync();
        Assert.Contains("Вместо кода слушателя здесь имя", form.Html, StringComparison.Ordinal);
        Assert.StartsWith("загрузится 2, из них с замечаниями", form.Sum, StringComparison.Ordinal);
        await form.SaveAsync(journal);
        var saved = warehouse.Site.Services.GetRequiredService<MappingStore>().Find("Имена")!.Mapping!;
        Assert.Equal(("name", FieldSource.Learner), (saved.Tables[0].Learner!.Name, saved.Tables[0].Records[0].Fields["learner_code"].Source));
    }

    [Fact]
    public async Task Mistakes_AreRefusedWithASentence_AndNothingIsSaved()
    {
        var id = await warehouse.UploadAsync(warehouse.Analyst, "ошибки.csv", "Шифр;Группа;Модуль;Сдано;Пересдано\nL1;G1;M;5;4\n");
        var form = await (await MapPage.OpenAsync(warehouse.Analyst, id)).Say(("feed", "grades")).ShowAsync();
        form.Say(("name", "Ошибки"), ("what.control", "текущий контроль"), ("what.graded_on", "2026-04-10"));

        Assert.Equal(
            "Столбцы «Сдано» и «Пересдано» названы одним и тем же: «Оценка». Оставьте один, остальные — «не загружать».",
            await form.Say(("column-3", "grade"), ("column-4", "grade")).RefusedAsync());
        Assert.Equal("Не сказано, откуда взять обязательное поле «Оценка»: выберите для него столбец.", await form.Say(("column-3", ""), ("column-4", "")).RefusedAsync());
        Assert.StartsWith("Не сказано, чьи это строки", await form.Say(("column-0", ""), ("column-3", "grade")).RefusedAsync(), StringComparison.Ordinal);
        Assert.StartsWith("Не сказано, чему всегда равно «Вид контроля»", await form.Say(("column-0", "learner_code"), ("how.control", "always"), ("what.control", "")).RefusedAsync(), StringComparison.Ordinal);
        form.Say(("what.control", "текущий контроль"));
        Assert.StartsWith("Наибольший балл — «пять»", await form.Say(("most", "пять")).RefusedAsync(), StringComparison.Ordinal);
        Assert.StartsWith("Столбцы-данные названы наоборот", await form.Say(("most", ""), ("as", "module_code"), ("from", "4"), ("to", "3"), ("cell", "hours")).RefusedAsync(), StringComparison.Ordinal);
        Assert.StartsWith("Настройка «journal» уже есть", await form.Say(("as", ""), ("name", "journal")).RefusedAsync(), StringComparison.Ordinal);
        Assert.StartsWith("Настройку нельзя назвать «../x»", await form.Say(("name", "../x")).RefusedAsync(), StringComparison.Ordinal);
        Assert.Null(warehouse.Site.Services.GetRequiredService<MappingStore>().Find("Ошибки"));
        Assert.False(warehouse.Site.Services.GetRequiredService<MappingStore>().Find("journal")!.IsOwn);
        Assert.Null(warehouse.Store.Find(id, "аналитик")!.Files[0].Profile);
    }

    [Fact]
    public async Task Own_OfTheHeaderOfAShippedOne_IsTakenBeforeIt_AndItsSavesAreInTheAuditLog()
    {
        const string Text = "№ п/п;ФИО;Код слушателя;Оценка\n1;Ежова Инна;L1;5\n";
        var id = await warehouse.UploadAsync(warehouse.Analyst, "своя ведомость.csv", Text);
        Assert.Contains("«Ведомость»", warehouse.ReviewOf(id).Tables[0].Problem, StringComparison.Ordinal);
        var form = await MapPage.OpenAsync(warehouse.Analyst, id);
        await form.Say(("how.group_code", "always"), ("what.group_code", "G1"), ("how.module_code", "always"), ("what.module_code", "M"),
            ("how.control", "always"), ("what.control", "текущий контроль"), ("how.graded_on", "always"), ("what.graded_on", "2026-04-17"), ("name", "я ведомость")).SaveAsync(id);
        await (await MapPage.OpenAsync(warehouse.Analyst, id)).Say(("how.group_code", "ask"), ("name", "я ведомость"), ("replace", "true")).SaveAsync(id);

        var next = await warehouse.UploadAsync(warehouse.Administrator, "ещё ведомость.csv", Text.Replace("L1", "L2", StringComparison.Ordinal));
        Assert.Contains("«я ведомость»", warehouse.ReviewOf(next).Tables[0].Why + warehouse.ReviewOf(next).Tables[0].Problem, StringComparison.Ordinal);
        var entries = await warehouse.Site.Services.GetRequiredService<AuditTrail>().ListAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, Cancellation);
        Assert.Equal(["я ведомость, 1", "я ведомость, 2"], entries.Where(entry => entry.Action == "mapping" && entry.UserName == "аналитик" && entry.Object.StartsWith("я ", StringComparison.Ordinal)).Select(entry => entry.Object).Order(StringComparer.Ordinal));
    }

    /// <summary>Sends the file and loads it as the worker does.</summary>
    private async Task<LoadOutcome> LoadAsync(string id)
    {
        await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload/" + id);
        await (warehouse.Site.Services.GetRequiredService<UploadChecks>().Of(id)?.Work ?? Task.CompletedTask);
        using var sent = await UploadWarehouse.SendAsync(warehouse.Analyst, id, 0);
        var outcome = Assert.Single(warehouse.LoadDelivery(id));
        Assert.True(outcome.State == LoadState.Loaded, outcome.Failure);
        return outcome;
    }

    private async Task<string[]> RowsAsync(string sql)
    {
        await using var connection = await warehouse.Site.Services.GetRequiredService<IWarehouseEngine>().OpenMaintenanceAsync(Cancellation);
        return [.. (await connection.QueryAsync(sql)).Select(row => string.Join('|', ((IDictionary<string, object>)row).Values)).Order(StringComparer.Ordinal)];
    }
}
