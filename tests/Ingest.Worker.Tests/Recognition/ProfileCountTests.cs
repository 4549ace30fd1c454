using Ingest.Worker.Loading;
using Ingest.Worker.Tests.Loading;

namespace Ingest.Worker.Tests.Recognition;

/// <summary>Rows of a profile are those of the file; each record, reject and row left out of them is counted.</summary>
public sealed class ProfileCountTests : IDisposable
{
    private readonly LoadBench _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void RowsThatTheQueryLeavesOut_AreNotSelectedAndNoRepeats()
    {
        using var bench = Profile(["student", "status", "score"], "SELECT student AS learner_code, 'G1' AS group_code, 'T' AS module_code, 'final' AS control, '2026-02-10' AS graded_on, score AS grade, 'hundred' AS scale, source_file, source_line FROM sheet WHERE is_new AND status = 'done';");
        var outcome = bench.LoadGood("filt.csv", "student,status,score", "F1,done,80", "F2,Done,75", "F3,open,");

        Assert.Equal((3, 1, 0, 0, 2), (outcome.Read, outcome.Loaded, outcome.Duplicate, outcome.Rejected, outcome.NotSelected));
        Assert.Contains("повторов 0, не отобрано 2, в карантине 0", Ingest.Worker.Commands.LoadCommand.Line(outcome), StringComparison.Ordinal);
        Assert.Equal("не отобрано запросами профиля строк: 2", Assert.Single(outcome.Notes).Text);
        Assert.Equal("2", Assert.Single(bench.Image(withFiles: true).Rows("dim_load_file"))["rows_not_selected"]);
    }

    [Fact]
    public void RowsThatGiveSeveralRecords_AreCountedAsRows()
    {
        using var bench = Wide();
        var outcome = bench.LoadGood("wide.csv", "student,quiz,lab", "W1,80,-", "W2,-,-", "W3,90,70");

        Assert.Equal((3, 3, 3, 0, 0), (outcome.Read, outcome.Loaded, outcome.Rejected, outcome.Duplicate, outcome.NotSelected));
        Assert.Equal("из 3 строк получено записей: 6", Assert.Single(outcome.Notes).Text);
    }

    [Fact]
    public void ColumnMoreThanTheProfileKnows_IsPassedOverAndTold()
    {
        using var bench = Wide();
        var outcome = bench.LoadGood("wide.csv", "Student;e-mail;LAB;quiz;", "W1;x@y;80;70;");

        Assert.Equal(("wide", 2L, "столбец пропущен: «e-mail»"), (outcome.Feed, outcome.Loaded, outcome.Notes[0].Text));
        Assert.Equal(["70", "80"], bench.Image().Rows("fact_grade").Select(row => row["label"]).Order());
    }

    [Fact]
    public void RowsOfTheForm_AreNoRecordsOfAProfileEither()
    {
        using var bench = Wide();
        var outcome = bench.LoadGood("wide.csv", "Журнал;;", "student;quiz;lab", "1;2;3", "W1;80;70", "student;quiz;lab", "W2;60;50", "Итого;2;");

        Assert.Equal((5, 4, 3, 0, 0), (outcome.Read, outcome.Loaded, outcome.PassedOver, outcome.Rejected, outcome.Duplicate));
        Assert.Equal(
            ["заголовок найден в строке 2, выше него пропущено: строка 1", "пропущено служебных строк: 3 (строки 3, 5, 7)", "из 2 строк получено записей: 4"],
            outcome.Notes.Select(note => note.Text));
    }

    [Fact]
    public void RowLongerThanTheHeader_IsKeptInQuarantine()
    {
        using var bench = Wide();
        var outcome = bench.LoadGood("wide.csv", "student,quiz,lab", "W1,80,70", "W2,8,5,70", "W3,60,50,");

        Assert.Equal((3, 4, 1), (outcome.Read, outcome.Loaded, outcome.Rejected));
        var reject = Assert.Single(bench.Image().Rows("quarantine"));
        Assert.Equal(("3", "bad_text", "W2,8,5,70"), (reject["line_no"], reject["code"], reject["raw_text"]));
    }

    [Theory]
    [InlineData("student,quiz", "«lab»")]
    [InlineData("student,laba,quiz,lab2", "«lab»")]
    [InlineData("lab,quiz,ученик", "«student»")]
    public void Header_ThatAProfileAlmostHas_NamesTheProfileAndWhatIsMissing(string header, string missing)
    {
        using var bench = Wide();
        var outcome = bench.LoadOne("wide.csv", header, "1,2,3");

        Assert.Equal("unknown_header", outcome.FailureCode);
        Assert.Contains($"похож и на таблицу «sheet» формата «Проверка» (профиль wide), но в нём нет столбцов: {missing}.", outcome.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void RowThatAnotherFileMakesARecord_IsNoLongerNotSelected()
    {
        _home.Put("profiles/wide/profile.json", """{ "title": "Проверка", "tables": { "sheet": ["student", "score"], "names": ["student", "code"] } }""");
        _home.Put(
            "profiles/wide/grades.sql",
            "-- title: Баллы",
            "-- feed: grades",
            "-- source: sheet",
            "SELECT names.code AS learner_code, 'G' AS group_code, 'M' AS module_code, 'final' AS control, '2026-02-10' AS graded_on, score AS grade, 'hundred' AS scale,",
            "    sheet.source_file, sheet.source_line FROM sheet INNER JOIN names ON names.student = sheet.student WHERE sheet.is_new OR names.is_new;");
        using var bench = new LoadBench(("Ingest:Profiles", _home.Path("profiles")));
        var early = bench.LoadGood("sheet.csv", "student,score", "A1,80", "A2,90");
        Assert.Equal((2, 0, 2), (early.Read, early.Loaded, early.NotSelected));
        bench.LoadGood("names.csv", "student,code", "A1,L1");

        var file = bench.Image(withFiles: true).Rows("dim_load_file").Single(row => row["feed"] == "sheet");
        Assert.Equal(("2", "1", "0", "0", "1"), (file["rows_read"], file["rows_loaded"], file["rows_duplicate"], file["rows_rejected"], file["rows_not_selected"]));
    }

    private LoadBench Wide() => Profile(
        ["student", "quiz", "lab"],
        "SELECT student AS learner_code, 'G1' AS group_code, 'QUIZ' AS module_code, 'current' AS control, '2026-02-10' AS graded_on, quiz AS grade, 'hundred' AS scale, source_file, source_line FROM sheet WHERE is_new",
        "UNION ALL",
        "SELECT student, 'G1', 'LAB', 'current', '2026-02-10', lab, 'hundred', source_file, source_line FROM sheet WHERE is_new;");

    private LoadBench Profile(string[] columns, params string[] query)
    {
        _home.Put("profiles/wide/profile.json", $$"""{ "title": "Проверка", "tables": { "sheet": [{{string.Join(", ", columns.Select(column => $"\"{column}\""))}}] } }""");
        _home.Put("profiles/wide/grades.sql", ["-- title: Баллы", "-- feed: grades", "-- source: sheet", .. query]);
        return new LoadBench(("Ingest:Profiles", _home.Path("profiles")));
    }
}
