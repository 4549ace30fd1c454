using Ingest.Worker.Loading;
using Ingest.Worker.Tests.Sources;

namespace Ingest.Worker.Tests.Mappings;

/// <summary>What a mapping of an installation's own can say, and which file it reads.</summary>
public sealed class MappingOptionTests : IDisposable
{
    private const string Grades = "\"group_code\": { \"value\": \"Г1\" }, \"module_code\": { \"value\": \"М1\" }, \"control\": { \"value\": \"final\" }, \"graded_on\": { \"value\": \"2026-02-10\" }";

    private readonly MappedBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("\"above\": \"cap\"", "A|70", "B|100", "C|66.67")]
    [InlineData("\"none\": [\"-\"]", "A|70", "C|66.67")]
    public void ShareOfPoints_IsANumberOfAHundred_AndExtraCreditIsCappedOrRejected(string option, params string[] right)
    {
        _bench.With("баллы", Mapping(
            "\"code\": \"Шифр\", \"points\": \"Набрано\", \"most\": \"Из\"",
            "\"learner_code\": \"code\", " + Grades + ", \"scale\": { \"value\": \"hundred\" }, \"grade\": { \"column\": \"points\", \"share_of\": \"most\", " + option + " }"));
        var outcome = _bench.Load.LoadGood("б.csv", "Шифр;Набрано;Из", "A;7;10", "B;11;10", "C;2;3", "D;x;10", "E;5;0");

        Assert.Equal(right, _bench.Rows("fact_grade", "learner_key", "label"));
        Assert.Equal(5 - right.Length, outcome.Rejected);
        var rejects = _bench.Load.Image().Rows("quarantine").Select(row => $"{row["code"]}|{row["detail"]}").ToList();
        Assert.Contains("bad_number|x; столбец «Набрано»", rejects);
        Assert.Contains("bad_number|5: наибольшее — «0», а нужно число больше нуля; столбец «Набрано»", rejects);
        Assert.Equal(right.Length == 2, rejects.Contains("out_of_range|11 из 10; столбец «Набрано»"));
    }

    [Theory]
    [InlineData("dmy", "03/04/2026", "20260403")]
    [InlineData("mdy", "03/04/2026", "20260304")]
    [InlineData("ymd", "26-03-04", "20260304")]
    [InlineData("mdy", "2026-03-04", "20260304")]
    [InlineData("dmy", "4 марта", "20250304")]
    [InlineData("dmy", "04.03 10:30", "20250304")]
    [InlineData("dmy", "4", "")]
    [InlineData("dmy", "31.02.2026", "")]
    [InlineData("dmy", "вчера", "")]
    public void Day_OfAKnownOrder_IsReadAsThat(string order, string text, string right)
    {
        _bench.With("дни", Mapping(
            "\"code\": \"Шифр\", \"day\": \"Когда\"",
            "\"learner_code\": \"code\", " + Grades.Replace("{ \"value\": \"2026-02-10\" }", $"{{ \"column\": \"day\", \"day\": \"{order}\", \"year\": 2025 }}", StringComparison.Ordinal) + ", \"grade\": { \"value\": \"5\" }"));
        _bench.Load.LoadGood("д.csv", "Шифр;Когда", $"A;{text}");

        Assert.Equal(right.Length == 0 ? [] : [right], _bench.Rows("fact_grade", "date_key"));
    }

    [Fact]
    public void WordsDefaultsPatternsAndConditions_DoWhatTheySay()
    {
        _bench.With("слова", Mapping(
            "\"code\": \"Шифр\", \"grade\": \"Итог работы\", \"state\": \"Состояние\"",
            "\"learner_code\": { \"column\": \"code\", \"pattern\": \"^сл-([0-9]+)$\" }, " + Grades
            + ", \"grade\": { \"column\": \"grade\", \"words\": { \"Молодец\": \"5\", \"так себе\": \"3\" }, \"none\": [\"снят*\"], \"empty\": [\"?\"], \"default\": \"2\" }",
            "\"where\": { \"state\": [\"сдал\", \"\"] }, "));
        var outcome = _bench.Load.LoadGood(
            "с.csv", "Шифр;Итог работы;Состояние", "сл-1;МОЛОДЕЦ;сдал", "сл-2;так  себе;", "сл-3;4;болел", "сл-4;снята с экзамена;сдал", "сл-5;?;Сдал", "6;5;сдал");

        Assert.Equal(["1|5", "2|3", "5|2"], _bench.Rows("fact_grade", "learner_key", "label"));
        Assert.Equal((6, 3, 1, 2, 0), (outcome.Read, outcome.Loaded, outcome.Rejected, outcome.NotSelected, outcome.PassedOver));
        Assert.Equal("bad_text|6: не похоже на «^сл-([0-9]+)$»; столбец «Шифр»", _bench.Load.Image().Rows("quarantine").Select(row => $"{row["code"]}|{row["detail"]}").Single());
        Assert.Contains(outcome.Notes, note => note.Text == "не отобрано настройкой строк: 2");
    }

    [Fact]
    public void RowLongerThanItsHeader_IsOneReject_AndARowWithoutACode_IsPassedOver()
    {
        _bench.With("длина", Mapping("\"code\": \"Шифр\", \"grade\": \"Итог работы\"", "\"learner_code\": \"code\", " + Grades + ", \"grade\": \"grade\"", table: "\"needs\": [\"code\"], "));
        var outcome = _bench.Load.LoadGood("д.csv", "Шифр;Итог работы", "A;5", "B;4;5", ";3", "C;3;");

        Assert.Equal(["A|5", "C|3"], _bench.Rows("fact_grade", "learner_key", "label"));
        Assert.Equal((4, 2, 1, 1), (outcome.Read, outcome.Loaded, outcome.Rejected, outcome.PassedOver));
        Assert.Equal("3|bad_text|B;4;5|", _bench.Load.Image().Rows("quarantine").Select(row => $"{row["line_no"]}|{row["code"]}|{row["raw_text"]}|{row["cells"]}").Single());
    }

    /// <summary>Two tables of a sheet, each with its own records, and lines of JSON under the same names.</summary>
    [Fact]
    public void SeveralTablesOfASheet_AndJsonLines_AreRead()
    {
        const string Two = """
            { "title": "Две таблицы", "tables": [
              { "columns": { "code": "Шифр", "grade": "Итог работы" }, "end": ["Конец"],
                "records": [ { "feed": "grades", "fields": { "learner_code": "code", "group_code": { "value": "Г1" }, "module_code": { "value": "М1" }, "control": { "value": "final" }, "graded_on": { "value": "2026-02-10" }, "grade": "grade" } } ] },
              { "columns": { "code": "Шифр слушателя", "name": "Кто" },
                "records": [ { "feed": "learners", "fields": { "learner_code": "code", "last_name": { "column": "name", "take": "last_name" }, "first_name": { "column": "name", "take": "first_name" }, "middle_name": { "column": "name", "take": "middle_name" } } } ] } ] }
            """;
        _bench.With("две", Two);
        var outcome = _bench.Load.LoadGood("т.csv", "Шифр;Итог работы", "A;5", "Конец;", "Ещё что-то;", "Шифр слушателя;Кто", "A;Орлов Е.И.", "B;Котова Мария Юрьевна Оглы");

        Assert.Equal((6, 3, 3, 0), (outcome.Read, outcome.Loaded, outcome.PassedOver, outcome.Rejected));
        Assert.Equal(["A|5"], _bench.Rows("fact_grade", "learner_key", "label"));
        Assert.Equal(["A|Орлов|Е.|И.", "B|Котова|Мария|Юрьевна Оглы"], _bench.Rows("learner_person", "learner_key", "last_name", "first_name", "middle_name"));

        _bench.Load.LoadGood("т.jsonl", "{\"Шифр\": \"C\", \"Итог работы\": \"4\"}");
        Assert.Equal(["A|5", "C|4"], _bench.Rows("fact_grade", "learner_key", "label"));
    }

    [Fact]
    public void FeedsOwnHeader_WinsOverAMappingThatExplainsNoMore_AndLosesToOneThatExplainsMore()
    {
        _bench.With("модули", Module("\"code\": \"Код модуля\", \"programme\": \"Код программы\", \"name\": \"Название\""));
        Assert.Equal("modules", _bench.Load.LoadGood("м.csv", "Код программы;Код модуля;Название", "П1;М1;Право").Feed);

        // As many columns and one that neither knows.
        Assert.Equal("modules", _bench.Load.LoadGood("м4.csv", "Код программы;Код модуля;Название;Кафедра", "П1;М4;Химия;К1").Feed);

        _bench.With("модули", Module("\"code\": \"Код модуля\", \"programme\": \"Код программы\", \"name\": \"Название\", \"chair\": \"Кафедра\""));
        var mapped = _bench.Load.LoadGood("м2.csv", "Код программы;Код модуля;Название;Кафедра", "П1;М2;Этика;К1");
        Assert.Equal("модули", mapped.Feed);
        Assert.Equal("модули|modules", _bench.Load.Image(withFiles: true).Rows("dim_load_file").Where(row => row["profile"] == "модули").Select(row => $"{row["profile"]}|{row["feed"]}").Single());

        var chosen = _bench.Send(MappedBench.Said("м3.csv", "default"), "Код программы;Код модуля;Название;Кафедра", "П1;М3;Логика;К1");
        Assert.Equal("modules", chosen.Feed);
    }

    /// <summary>Columns that are data and match a pattern are explained too.</summary>
    [Fact]
    public void MappingThatExplainsMoreColumns_WinsOverTheFirstByName()
    {
        _bench.With("а", Mapping("\"code\": \"Шифр\", \"name\": \"Кличка\"", "\"learner_code\": \"code\", " + Grades + ", \"grade\": { \"value\": \"5\" }"));
        _bench.With("б", Mapping("\"code\": \"Шифр\"", "\"learner_code\": \"code\", " + Grades.Replace("{ \"value\": \"М1\" }", "{ \"header\": true }", StringComparison.Ordinal) + ", \"grade\": { \"cell\": true }", "\"across\": { \"pattern\": \"^Т[0-9]$\" }, "));

        Assert.Equal("б", _bench.Load.LoadGood("т.csv", "Шифр;Кличка;Т1;Т2;Т3", "A;x;5;4;").Feed);
        Assert.Equal(["Т1|5", "Т2|4"], _bench.Rows("fact_grade", "module_key", "label"));
    }

    [Fact]
    public void BrokenMapping_FailsItsFilesOnly_AndIsNamed()
    {
        _bench.With("сломана", "{ \"title\": \"Сломана\", \"tables\": 1 }");
        _bench.With("баллы", Mapping("\"code\": \"Шифр\", \"grade\": \"Итог работы\"", "\"learner_code\": \"code\", " + Grades + ", \"grade\": \"grade\""));

        Assert.Equal(LoadState.Loaded, _bench.Load.LoadOne("хорошо.csv", "Шифр;Итог работы", "A;5").State);
        var forced = _bench.Send(MappedBench.Said("п.csv", "сломана"), "Что;Угодно", "1;2");
        Assert.Equal("bad_mapping", forced.FailureCode);
        Assert.Contains("прислан с настройкой «сломана», а в ней ошибка. Настройка «сломана/mapping.json», строка 1: нужен список таблиц", forced.Failure, StringComparison.Ordinal);
        var unknown = _bench.Load.LoadOne("н.csv", "Что;Угодно", "1;2");
        Assert.Equal("unknown_header", unknown.FailureCode);
        Assert.Contains("Настройка «сломана/mapping.json», строка 1", unknown.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void MappingThatDoesNotFit_SaysWhatIsMissing_WhetherChosenOrNot()
    {
        _bench.With("баллы", Mapping("\"code\": \"Шифр\", \"grade\": \"Итог работы\", \"a\": \"Аудитория\"", "\"learner_code\": \"code\", " + Grades + ", \"grade\": \"grade\""));

        var chosen = _bench.Send(MappedBench.Said("п.csv", "баллы"), "Шифр;Итог", "1;2");
        Assert.Contains("прислан с настройкой «Своя», но в нём нет столбцов: «Итог работы», «Аудитория».", chosen.Failure, StringComparison.Ordinal);
        var near = _bench.Load.LoadOne("н.csv", "Шифр;Итог работы", "1;2");
        Assert.Contains("Файл похож и на то, что читает настройка «Своя», но в нём нет столбцов: «Аудитория».", near.Failure, StringComparison.Ordinal);
        var gone = _bench.Send(MappedBench.Said("г.csv", "нет такой"), "Шифр;Итог", "1;2");
        Assert.Equal("unknown_profile", gone.FailureCode);
    }

    [Fact]
    public void ChosenMapping_ReadsOnlyWhatItIsChosenFor()
    {
        _bench.With("баллы", Mapping("\"code\": \"Шифр\", \"grade\": \"Итог работы\"", "\"learner_code\": \"code\", " + Grades + ", \"grade\": \"grade\"").Replace("\"title\"", "\"chosen\": true, \"title\"", StringComparison.Ordinal));

        Assert.Equal("unknown_header", _bench.Load.LoadOne("н.csv", "Шифр;Итог работы", "A;5").FailureCode);
        Assert.Equal(LoadState.Loaded, _bench.Send(MappedBench.Said("п.csv", "баллы"), "Шифр;Итог работы", "B;5").State);
    }

    /// <summary>An error of the sheet is told as one, and a serial number in a column of days is a day.</summary>
    [Fact]
    public void CellsOfASheet_KeepTheirErrorsAndDays()
    {
        _bench.With("лист", Mapping(
            "\"code\": \"Шифр\", \"grade\": \"Итог работы\", \"day\": \"Когда\"",
            "\"learner_code\": \"code\", " + Grades.Replace("{ \"value\": \"2026-02-10\" }", "{ \"column\": \"day\", \"day\": \"dmy\" }", StringComparison.Ordinal) + ", \"grade\": { \"column\": \"grade\", \"words\": { \"#N/A\": \"5\" } }"));
        var outcome = _bench.Send(MappedBench.Said("л.xlsx"), SheetBook.Of("xlsx", [["Шифр", "Итог работы", "Когда"], ["A", "#N/A", "46053"], ["B", "4", "46053"]]));

        Assert.Equal((2, 1, 1), (outcome.Read, outcome.Loaded, outcome.Rejected));
        Assert.Equal(["B|20260131"], _bench.Rows("fact_grade", "learner_key", "date_key"));
        Assert.Equal("excel_error|ошибка Excel #N/A, ячейка B2; столбец «Итог работы», ячейка B2", _bench.Load.Image().Rows("quarantine").Select(row => $"{row["code"]}|{row["detail"]}").Single());
    }

    private static string Mapping(string columns, string fields, string record = "", string table = "") =>
        $"{{ \"title\": \"Своя\", \"tables\": [ {{ {table}\"columns\": {{ {columns} }}, \"records\": [ {{ \"feed\": \"grades\", {record}\"fields\": {{ {fields} }} }} ] }} ] }}";

    private static string Module(string columns) =>
        $"{{ \"title\": \"Модули\", \"tables\": [ {{ \"columns\": {{ {columns} }}, \"records\": [ {{ \"feed\": \"modules\", \"fields\": {{ \"programme_code\": \"programme\", \"module_code\": \"code\", \"name\": \"name\" }} }} ] }} ] }}";
}
