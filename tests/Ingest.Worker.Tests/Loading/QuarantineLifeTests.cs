using Ingest.Worker.Loading;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Tests.Loading;

/// <summary>A row in quarantine is open until its key comes, a correction file refers back to it, or somebody closes it.</summary>
public sealed class QuarantineLifeTests : LoadTests
{
    private const string Grades = "learner_code,group_code,module_code,control,graded_on,grade,attempt";

    [Fact]
    public void RejectedRow_WhoseKeyComesLater_IsAnsweredByThatFile()
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", Grades, "L1,G1,M1,interim,2026-01-10,плохо,1", "L2,G1,M1,interim,2026-01-10,отвратительно,1", "L3,G1,M1,interim,2026-01-10,5,1");
        Assert.Equal(["2|open|", "3|open|"], States(bench));

        // Another day and another grade: the key is of the attempt.
        bench.LoadGood("b.csv", Grades, "L1,G1,M1,interim,2026-01-12,4,1", "L2,G1,M1,interim,2026-01-10,5,2");

        Assert.Equal(["2|answered|b.csv", "3|open|"], States(bench));
    }

    [Fact]
    public void RejectedRow_WhoseKeyCameBefore_StaysOpen()
    {
        using var bench = NewBench();
        bench.LoadGood("b.csv", Grades, "L1,G1,M1,interim,2026-01-12,4,1");
        bench.LoadGood("a.csv", Grades, "L1,G1,M1,interim,2026-01-10,плохо,1", "L3,G1,M1,interim,2026-01-10,5,1");

        Assert.Equal(["2|open|"], States(bench));
    }

    [Fact]
    public void RejectedRow_WhoseGoodTwinStandsInItsOwnFile_StaysOpen()
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", Grades, "L1,G1,M1,interim,2026-01-10,плохо,1", "L1,G1,M1,interim,2026-01-10,5,1");

        Assert.Equal(["2|open|"], States(bench));
    }

    [Fact]
    public void ConflictingRows_AreAnsweredByOneRow_AndDoNotAnswerOthers()
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", Grades, "L1,G1,M1,interim,2026-01-10,4,1", "L1,G1,M1,interim,2026-01-10,5,1");
        Assert.Equal(["2|open|", "3|open|"], States(bench));

        bench.LoadGood("b.csv", Grades, "L1,G1,M1,interim,2026-01-10,3,1", "L1,G1,M1,interim,2026-01-10,2,1");
        Assert.Equal(["2|open|", "2|open|", "3|open|", "3|open|"], States(bench));

        bench.LoadGood("c.csv", Grades, "L1,G1,M1,interim,2026-01-10,5,1");
        Assert.Equal(["2|answered|c.csv", "2|answered|c.csv", "3|answered|c.csv", "3|answered|c.csv"], States(bench));
    }

    /// <summary>What repeats a fact that stands changes nothing, and answers all the same.</summary>
    [Fact]
    public void RejectedRow_WhoseKeyIsRepeatedAsItStands_IsAnswered()
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", Grades, "L1,G1,M1,interim,2026-01-10,5,1");
        bench.LoadGood("b.csv", Grades, "L1,G1,M1,interim,2026-01-10,плохо,1");
        bench.LoadGood("c.csv", Grades, "L1,G1,M1,interim,2026-01-10,5,1", "L9,G1,M1,interim,2026-01-10,5,1");

        Assert.Equal(["2|answered|c.csv"], States(bench));
    }

    /// <summary>A bad key is found by the line of the same file, where the rest of the key agrees.</summary>
    [Theory]
    [InlineData("a.csv", "L1,G1,M1,current,2026-01-31,5,", "answered")]
    [InlineData("b.csv", "L1,G1,M1,current,2026-01-31,5,", "open")]
    [InlineData("a.csv", "L2,G1,M1,current,2026-01-31,5,", "open")]
    public void RejectedRow_WithABadKey_IsAnsweredAtItsLineOfAFileOfThatName(string name, string row, string state)
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", Grades, "L1,G1,M1,current,32.01.2026,5,");
        bench.LoadGood(name, Grades, row);

        Assert.Equal(state, Assert.Single(bench.Image().Rows("quarantine"))["state"]);
    }

    [Fact]
    public void Dimension_WhoseCodeComesLater_IsAnswered()
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", "group_code,programme_code,starts_on,ends_on", "G1,P1,2026-03-01,2026-02-01", "G2,P1,2026-03-01,2026-02-01");
        bench.LoadGood("b.csv", "group_code,programme_code,starts_on,ends_on", "G1,P1,2026-03-01,2026-04-01");

        Assert.Equal(["2|answered|b.csv", "3|open|"], States(bench));
    }

    [Fact]
    public void Row_WithSeveralBadCells_HasAnEntryForEach_AndIsOneRow()
    {
        using var bench = NewBench();
        var outcome = bench.LoadGood("a.csv", Grades, "L1,G1,M1,экзамен?,32.01.2026,5,сто");

        Assert.Equal((1, 0), (outcome.Rejected, outcome.Loaded));
        Assert.Equal(
            ["1|control|unknown_code", "2|graded_on|bad_date", "3|attempt|bad_number"],
            bench.Image().Rows("quarantine").Select(row => $"{row["cell_no"]}|{row["column_name"]}|{row["code"]}"));
        Assert.Contains("\"graded_on\":\"32.01.2026\"", bench.Image().Rows("quarantine")[0]["cells"], StringComparison.Ordinal);
    }

    /// <summary>A correction file goes in as it was given out: its own columns are no columns of the feed.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CorrectionFile_AnswersTheRowsItNames_InAnyOrder(bool isFirst)
    {
        using var bench = NewBench();
        var bad = bench.Put("a.csv", Grades, "L1,G1,M1,current,32.01.2026,5,", "L2,G1,M1,current,2026-01-10,плохо,");
        var id = RejectReference.Of(Sha(bad), 2);
        var good = bench.Put(
            "Исправления.csv",
            "Строка карантина;Что не так;Код слушателя;Код группы;Код модуля;Вид контроля;Дата оценки;Оценка;Попытка",
            $"{id};Дата оценки: неверная дата;L7;G1;M1;current;31.01.2026;5;");

        Assert.All(bench.Load(isFirst ? good : bad), outcome => Assert.Equal(LoadState.Loaded, outcome.State));
        var answer = Assert.Single(bench.Load(isFirst ? bad : good));

        Assert.Equal(LoadState.Loaded, answer.State);
        Assert.Equal(["2|answered|Исправления.csv", "3|open|"], States(bench));
        Assert.Equal("20260131", Assert.Single(bench.Image().Rows("fact_grade"))["date_key"]);
    }

    /// <summary>What is still wrong stands under its new line, once.</summary>
    [Fact]
    public void CorrectionFile_ThatIsStillWrong_TakesThePlaceOfTheRowItNames()
    {
        using var bench = NewBench();
        var id = RejectReference.Of(Sha(bench.Put("a.csv", Grades, "L1,G1,M1,current,32.01.2026,5,")), 2);
        bench.Load(bench.Path("a.csv"));
        bench.LoadGood("b.csv", Grades + ",quarantine_row,problem", $"L1,G1,M1,current,33.01.2026,5,,{id},что-то");

        Assert.Equal(["2|answered|b.csv", "2|open|"], States(bench));
    }

    /// <summary>The apostrophe that keeps a spreadsheet program from a formula is no part of the cell.</summary>
    [Fact]
    public void CorrectionFile_WithAnApostropheBeforeASign_HasTheSignAlone()
    {
        using var bench = NewBench();
        bench.LoadGood(
            "a.csv", "learner_code;group_code;module_code;lesson_on;mark;quarantine_row", "L1;G1;M1;10.01.2026;'+;000000000000-2", "'L2;G1;M1;10.01.2026;+;000000000000-3");

        Assert.Equal(["'L2|present", "L1|present"], bench.Image().Rows("fact_attendance").Select(row => $"{row["learner_key"]}|present").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ClosedRow_IsClosedInAnyOrder_AndKeepsWhoAndWhy(bool isFirst)
    {
        using var bench = NewBench();
        var bad = bench.Put("a.csv", Grades, "L1,G1,M1,interim,2026-01-10,плохо,1", "L2,G1,M1,interim,2026-01-10,плохо,1");
        var closing = bench.Put(
            "closings.csv", "closed_row,feed,closed_by,closed_on,reason", $"{RejectReference.Of(Sha(bad), 2)},grades,методист,2026-02-01T10:00:00,Такого слушателя нет");
        foreach (var path in isFirst ? new[] { closing, bad } : [bad, closing])
        {
            Assert.Equal(LoadState.Loaded, Assert.Single(bench.Load(path)).State);
        }

        Assert.Equal(["2|closed|closings.csv", "3|open|"], States(bench));
        var reply = Assert.Single(bench.Image().Rows("quarantine_reply"));
        Assert.Equal(("методист", "Такого слушателя нет", "1"), (reply["told_by"], reply["reason"], reply["is_closing"]));
    }

    [Fact]
    public void Closing_OfNoRow_IsRejected()
    {
        using var bench = NewBench();
        bench.LoadGood("closings.csv", "closed_row,feed,closed_by,closed_on,reason", "семнадцатая,grades,методист,,Не нужна", "0123456789ab-5,,методист,,Не нужна");

        Assert.Equal(
            ["closed_row|unknown_code", "feed|missing_value"], bench.Image().Rows("quarantine").Select(row => $"{row["column_name"]}|{row["code"]}"));
    }

    private static string[] States(LoadBench bench)
    {
        var image = bench.Image(withFiles: true);
        var names = image.Rows("dim_load_file").ToDictionary(row => row["sha256"], row => Sha(bench, row["sha256"]));
        return [.. image.Rows("quarantine").Where(row => row["cell_no"] == "1")
            .Select(row => $"{row["line_no"]}|{row["state"]}|{(row["answered_file_key"].Length == 0 ? "" : names[row["answered_file_key"]])}")
            .Order(StringComparer.Ordinal)];
    }

    private static string Sha(LoadBench bench, string sha256) =>
        Directory.GetFiles(bench.Path("."), "*.csv").Where(path => Sha(path) == sha256).Select(Path.GetFileName).Single()!;

    private static string Sha(string path) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));
}
