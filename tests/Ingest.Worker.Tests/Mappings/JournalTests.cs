using Ingest.Worker.Loading;
using Ingest.Worker.Tests.Sources;

namespace Ingest.Worker.Tests.Mappings;

/// <summary>A journal with a day a column, as people keep it.</summary>
public sealed class JournalTests : IDisposable
{
    private static readonly (string, string)[] Asked = [("group", "ПК-12"), ("module", "М1"), ("blank", "нет записи")];
    private readonly MappedBench _bench = new();

    public void Dispose() => _bench.Dispose();

    /// <summary>The shape of br21: numbers, names, days as cells of days, an absence and an illness, totals at the right.</summary>
    [Fact]
    public void Workbook_OfDaysAsColumns_IsAMarkADay()
    {
        var book = SheetBook.Of("xlsx", [["№ п/п", "ФИО", "46266", "46267", "46268", "Итого"], ["1", "Орлов Егор Ильич", "", "н", "", "1"], ["2", "Орлова Анна Юрьевна", "", "", "б", "1"]]);
        var outcome = _bench.Send(MappedBench.Said("журнал.xlsx", null, Asked, (2, "L1"), (3, "L2")), book);

        Assert.True(outcome.State == LoadState.Loaded, outcome.Failure);
        Assert.Equal(["L1|20260902|н", "L2|20260903|б"], _bench.Rows("fact_attendance", "learner_key", "date_key", "mark_key"));
        Assert.Equal((2, 2, 0, 0), (outcome.Read, outcome.Loaded, outcome.PassedOver, outcome.Rejected));
        Assert.Equal(
            ["прочитано по настройке «Журнал посещаемости», версия 1", "столбец пропущен: «Итого»", "пропущено ячеек, где записи нет: 4"],
            outcome.Notes.Select(note => note.Text));
        _bench.Load.AssertVerified();
    }

    /// <summary>One number is another day in a workbook that counts from 1904, in the header and in a cell.</summary>
    [Theory]
    [InlineData("", "20250901")]
    [InlineData("date1904='1'", "20290902")]
    public void DaysAsPlainNumbers_AreThoseOfTheBook(string properties, string expected)
    {
        var rows = "<c r='A2' t='inlineStr'><is><t>ФИО</t></is></c><c r='B2'><v>45901</v></c></row><row r='3'><c r='A3' t='inlineStr'><is><t>Орлов Егор</t></is></c><c r='B3' t='inlineStr'><is><t>н</t></is></c>";
        Assert.Equal(LoadState.Loaded, _bench.Send(MappedBench.Said("журнал.xlsx", null, Asked, (3, "L1")), SheetBook.Xlsx(rows, properties: properties, header: ["Журнал", ""])).State);
        _bench.With("явка", """
            { "title": "Явка", "version": 1, "tables": [ { "columns": { "who": "табельный", "when": "когда" }, "records": [ { "feed": "attendance",
              "fields": { "learner_code": "who", "group_code": { "value": "ПК-13" }, "module_code": { "value": "М1" }, "lesson_on": { "column": "when", "day": "dmy" }, "mark": { "value": "н" } } } ] } ] }
            """);
        var cells = "<c r='A2' t='inlineStr'><is><t>L1</t></is></c><c r='B2'><v>45901</v></c>";
        Assert.Equal(LoadState.Loaded, _bench.Send(MappedBench.Said("явка.xlsx", "явка"), SheetBook.Xlsx(cells, properties: properties, header: ["табельный", "когда"])).State);

        Assert.Equal(["ПК-12|" + expected, "ПК-13|" + expected], _bench.Rows("fact_attendance", "group_key", "date_key"));
    }

    [Fact]
    public void BlankCell_WithAnAnswer_IsThatMark()
    {
        var outcome = _bench.SendGood(
            MappedBench.Said("j.csv", null, [("group", "ПК-12"), ("module", "М1"), ("blank", "был"), ("year", "2025")], (2, "L1")), "ФИО;01.09;02.09;03.09", "Орлов Егор;;н;");

        Assert.Equal(["20250901|был", "20250902|н", "20250903|был"], _bench.Rows("fact_attendance", "date_key", "mark_key"));
        Assert.Equal((1L, 3L), (outcome.Read, outcome.Loaded));
        Assert.Contains(outcome.Notes, note => note.Text == "из 1 строк получено записей: 3");
    }

    [Fact]
    public void TitlesTotalsAndSignature_AreNoRecords_AndTheGroupStandsAbove()
    {
        var outcome = _bench.SendGood(
            MappedBench.Said("j.csv", null, [("module", "М1"), ("blank", "нет записи")], (5, "L1"), (6, "L2")),
            "Журнал посещаемости;;;;",
            "Группа: ПК-7;;;;",
            "2025/2026 учебный год;;;;",
            "№;Ф. И. О. слушателя;29.12;12.01, 2 пара;12.01 (1 пара)",
            "1;Орлов Егор Ильич;н;б;+",
            "2;Котова Мария;;-;у",
            "Всего отсутствовало;;1;1;",
            "Преподаватель ___________;;;;",
            "Куратор;;;;");

        Assert.Equal(
            ["L1|ПК-7|20251229|1|н", "L1|ПК-7|20260112|1|+", "L1|ПК-7|20260112|2|б", "L2|ПК-7|20260112|1|у"],
            _bench.Rows("fact_attendance", "learner_key", "group_key", "date_key", "lesson_no", "mark_key"));
        Assert.Equal((5, 4, 3, 0), (outcome.Read, outcome.Loaded, outcome.PassedOver, outcome.Rejected));
        Assert.Equal(
            [
                "прочитано по настройке «Журнал посещаемости», версия 1",
                "заголовок найден в строке 4, выше него пропущено: строки 1–3",
                "пропущено служебных строк: 1 (строка 7)",
                "пропущено: строки под таблицей, их 2 (строки 8–9)",
                "из 2 строк получено записей: 4",
                "пропущено ячеек, где записи нет: 2",
            ],
            outcome.Notes.Select(note => note.Text));
    }

    [Fact]
    public void HeaderOfTwoRows_MonthOverDays_IsJoined()
    {
        var outcome = _bench.SendGood(
            MappedBench.Said("j.csv", null, [.. Asked, ("year", "2025/2026")], (3, "L1")),
            "№;ФИО;Декабрь;;Январь;;Итого",
            ";;29;30;12;12;",
            "1;Орлов Егор;н;н;н;б;4");

        Assert.Equal(["20251229|1|н", "20251230|1|н", "20260112|1|н", "20260112|2|б"], _bench.Rows("fact_attendance", "date_key", "lesson_no", "mark_key"));
        Assert.Equal((1L, 4L), (outcome.Read, outcome.Loaded));
        Assert.Contains(outcome.Notes, note => note.Text == "столбец пропущен: «Итого»");
    }

    [Fact]
    public void SecondBlockOnTheSheet_IsReadUnderItsOwnHeader()
    {
        var outcome = _bench.SendGood(
            MappedBench.Said("j.csv", null, [.. Asked, ("year", "2025")], (2, "L1"), (5, "L1")),
            "ФИО;01.09;02.09",
            "Орлов Егор;н;",
            "Итого;1;",
            "ФИО;08.09;09.09",
            "Орлов Егор;;б");

        Assert.Equal(["20250901|н", "20250909|б"], _bench.Rows("fact_attendance", "date_key", "mark_key"));
        Assert.Equal((4, 2, 2), (outcome.Read, outcome.Loaded, outcome.PassedOver));
    }

    /// <summary>An unknown mark is a row in quarantine that names the file's own column, and the others of its row go in.</summary>
    [Fact]
    public void UnknownMark_IsRejectedWithItsColumn_AndTheCorrectionLoadsBack()
    {
        var outcome = _bench.Send(
            MappedBench.Said("j.xlsx", null, Asked, (2, "L1")),
            SheetBook.Of("xlsx", [["ФИО", "01.09.2025", "02.09.2025", "03.09.2025"], ["Орлов Егор", "зз", "н", "хх"]]));

        Assert.Equal((1, 1, 2), (outcome.Read, outcome.Loaded, outcome.Rejected));
        var rejects = _bench.Load.Image(withFiles: true).Rows("quarantine");
        Assert.Equal(["1|mark", "2|mark"], rejects.Select(row => $"{row["row_no"]}|{row["column_name"]}").Order(StringComparer.Ordinal));
        Assert.EndsWith("; столбец «03.09.2025», ячейка D2", rejects.Single(row => row["row_no"] == "2")["detail"], StringComparison.Ordinal);
        Assert.All(rejects, row => Assert.Equal(("2", "ПК-12", "open"), (row["line_no"], row["named_group_code"], row["state"])));

        _bench.Load.LoadGood(
            "правка.csv", "learner_code,group_code,module_code,lesson_on,lesson_no,mark,quarantine_row", $"L1,ПК-12,М1,2025-09-03,1,б,{Reference(rejects, "2")}");

        Assert.Equal(["20250902|н", "20250903|б"], _bench.Rows("fact_attendance", "date_key", "mark_key"));
        Assert.Equal(["1|open", "2|answered"], _bench.Load.Image(withFiles: true).Rows("quarantine").Select(row => $"{row["row_no"]}|{row["state"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FileOfTheInbox_WithoutAnswers_IsSentToThePage()
    {
        var outcome = _bench.Load.LoadOne("журнал.csv", "ФИО;01.09;02.09", "Орлов Егор;н;");

        Assert.Equal((LoadState.Failed, "needs_answers"), (outcome.State, outcome.FailureCode));
        Assert.Equal(
            "Файл «журнал.csv» читается по настройке «Журнал посещаемости», но в нём самом нет всего, что нужно записям: «Группа», «Модуль (дисциплина)», "
            + "«Год или учебный год (2025/2026): в заголовках столбцов его нет», «Что значит пустая ячейка: «был» или «нет записи»», коды слушателей (люди названы по имени). Загрузите его на странице «Загрузить»: она спросит об этом.",
            outcome.Failure);
    }

    [Fact]
    public void PersonWhoWasNotSaid_IsARejectedRow()
    {
        var outcome = _bench.SendGood(MappedBench.Said("j.csv", null, Asked, (2, "L1")), "ФИО;01.09.2025", "Орлов Егор;н", "Котова Мария;н");

        Assert.Equal((2, 1, 1), (outcome.Read, outcome.Loaded, outcome.Rejected));
        var reject = Assert.Single(_bench.Load.Image().Rows("quarantine"));
        Assert.Equal(("learner_code", "missing_value", "слушатель этой строки не указан на странице «Загрузить»"), (reject["column_name"], reject["code"], reject["detail"]));
    }

    /// <summary>Of two columns of one lesson that say different things neither is taken, and the other days of those rows stay.</summary>
    [Fact]
    public void Contradiction_RejectsItsOwnCells_AndNoOthersOfTheRow()
    {
        _bench.SendGood(MappedBench.Said("old.csv", null, Asked, (2, "L1")), "ФИО;01.09.2025;02.09.2025", "Орлов Егор;н;н");
        var outcome = _bench.SendGood(
            MappedBench.Said("new.csv", null, Asked, (2, "L1"), (3, "L1")), "ФИО;01.09.2025;02.09.2025", "Орлов Егор;б;б", "Орлов Егор;;у");

        Assert.Equal(["20250901|б", "20250902|н"], _bench.Rows("fact_attendance", "date_key", "mark_key"));
        Assert.Equal((2, 0, 1, 2), (outcome.Read, outcome.Loaded, outcome.Counts.Corrected, outcome.Rejected));
        Assert.Equal(["2|б", "3|у"], _bench.Load.Image().Rows("quarantine").Select(row => $"{row["line_no"]}|{System.Text.Json.JsonDocument.Parse(row["cells"]).RootElement.GetProperty("mark").GetString()}").Order(StringComparer.Ordinal));
        _bench.Load.AssertVerified();
    }

    private static string Reference(List<Dictionary<string, string>> rejects, string rowNo)
    {
        var row = rejects.Single(reject => reject["row_no"] == rowNo);
        return $"{row["load_file_key"][..12]}-{row["line_no"]}-{row["row_no"]}";
    }
}
