using Ingest.Worker.Loading;

namespace Ingest.Worker.Tests.Loading;

/// <summary>What becomes of a fact that files tell several times.</summary>
public class HistoryTests : LoadTests
{
    private const string Header = "learner_code,group_code,module_code,control,graded_on,grade,corrected_on,corrected_by,correction_reason";
    private const string Original = "L1,G1,M1,interim,2026-01-10,3,,,";
    private const string First = "L1,G1,M1,interim,2026-01-10,4,2026-01-20,Петров,апелляция";
    private const string Second = "L1,G1,M1,interim,2026-01-10,5,2026-01-25,Сидоров,ошибка ввода";
    private const string RemovalHeader = "feed,removed_by,reason,corrected_on,learner_code,group_code,module_code,control";

    public static TheoryData<int, int, int> Orders { get; } = new()
    {
        { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Corrections_InAnyOrderOfLoads_GiveTheSameHistory(int first, int second, int third)
    {
        string[] rows = [Original, First, Second];
        using var bench = NewBench();
        foreach (var place in new[] { first, second, third })
        {
            bench.LoadGood($"grades-{place}.csv", Header, rows[place]);
        }

        var image = bench.Image();
        Assert.Equal(["5"], Labels(image, "fact_grade"));
        Assert.Equal(["3", "4"], Labels(image, "fact_grade_revision").Order());
        var four = Assert.Single(image.Rows("fact_grade_revision"), row => row["label"] == "4");
        Assert.Equal(("Петров", "апелляция", "2026-01-20"), (four["corrected_by"], four["correction_reason"], four["corrected_on"]));
        bench.AssertVerified();
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Corrections_InAnyOrderOfRowsOfOneFile_GiveTheSameHistory(int first, int second, int third)
    {
        string[] rows = [Original, First, Second];
        using var bench = NewBench();
        var outcome = bench.LoadGood("grades.csv", Header, rows[first], rows[second], rows[third]);

        Assert.Equal((3, 1, 2, 0, 0), (outcome.Read, outcome.Loaded, outcome.Corrected, outcome.Duplicate, outcome.Rejected));
        Assert.Equal(["5"], Labels(bench.Image(), "fact_grade"));
        Assert.Equal(["3", "4"], Labels(bench.Image(), "fact_grade_revision").Order());
        bench.AssertVerified();
    }

    [Fact]
    public void Original_ReplayedAfterItsCorrection_ChangesNothing()
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", Header, Original);
        bench.LoadGood("b.csv", Header, First);
        var before = bench.Image(withFiles: false);

        var outcome = bench.LoadGood("again.csv", Header, Original, First);

        Assert.Equal((2, 0, 0, 2), (outcome.Read, outcome.Loaded, outcome.Corrected, outcome.Duplicate));
        bench.Image().AssertSame(before);
    }

    [Fact]
    public void ValueWithoutDate_ChangedAndChangedBack_IsTheLatestAndKeepsBoth()
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", Header, "L1,G1,M1,interim,2026-01-10,3,,,");
        var second = bench.LoadGood("b.csv", Header, "L1,G1,M1,interim,2026-01-10,4,,,");
        var third = bench.LoadGood("c.csv", Header, "L1,G1,M1,interim,2026-01-10,3,,,", "L2,G1,M1,interim,2026-01-10,5,,,");

        Assert.Equal((0, 1), (second.Loaded, second.Corrected));
        Assert.Equal((1, 1), (third.Loaded, third.Corrected));
        Assert.Equal(["3", "5"], Labels(bench.Image(), "fact_grade").Order());
        Assert.Equal(["3", "4"], Labels(bench.Image(), "fact_grade_revision").Order());
        bench.AssertVerified();
    }

    [Fact]
    public void SameRow_TwiceInAFile_IsADuplicate()
    {
        using var bench = NewBench();
        var outcome = bench.LoadGood("a.csv", Header, Original, Original, Original);

        Assert.Equal((3, 1, 0, 2, 0), (outcome.Read, outcome.Loaded, outcome.Corrected, outcome.Duplicate, outcome.Rejected));
        Assert.Empty(bench.Image().Rows("quarantine"));
        Assert.Empty(bench.Image().Rows("fact_grade_revision"));
    }

    [Theory]
    [InlineData(new[] { 3, 4, 5 })]
    [InlineData(new[] { 5, 4, 3 })]
    [InlineData(new[] { 4, 3, 3 })]
    [InlineData(new[] { 3, 3, 4 })]
    public void Rows_ThatContradictEachOtherInAFile_AllStandInQuarantine(int[] grades)
    {
        using var bench = NewBench();
        string[] rows = [.. grades.Select(grade => $"L1,G1,M1,interim,2026-01-10,{grade},,,")];
        var outcome = bench.LoadGood("a.csv", [Header, "L2,G1,M1,interim,2026-01-10,5,,,", .. rows]);

        var distinct = grades.Distinct().Count();
        Assert.Equal((4, 1, 0, 3 - distinct, distinct), (outcome.Read, outcome.Loaded, outcome.Corrected, outcome.Duplicate, outcome.Rejected));
        var image = bench.Image();
        Assert.Equal("L2", Assert.Single(image.Rows("fact_grade"))["learner_key"]);
        Assert.Equal(rows.Distinct().Order(), image.Rows("quarantine").Select(row => row["raw_text"].TrimEnd()).Order());
        Assert.All(image.Rows("quarantine"), row => Assert.Equal("conflicting_in_file", row["code"]));
        bench.AssertVerified();
    }

    [Fact]
    public void Contradiction_AboutAKnownFact_LeavesItAsItIs()
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", Header, Original);
        var before = bench.Image().Rows("fact_grade");

        var outcome = bench.LoadGood("b.csv", Header, Original, "L1,G1,M1,interim,2026-01-10,5,,,");

        Assert.Equal((0, 0, 2), (outcome.Loaded, outcome.Corrected, outcome.Rejected));
        Assert.Equal(before.Single(), bench.Image().Rows("fact_grade").Single());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Removal_BeforeOrAfterItsRow_TakesItOut(bool removalFirst)
    {
        using var bench = NewBench();
        (string Name, string[] Lines)[] files =
        [
            ("grades.csv", [Header, Original, "L2,G1,M1,interim,2026-01-10,5,,,"]),
            ("removals.csv", [RemovalHeader, "grades,Петров,не тот слушатель,,L1,G1,M1,interim"]),
        ];
        foreach (var (name, lines) in removalFirst ? files.Reverse() : files)
        {
            var outcome = bench.LoadGood(name, lines);
            Assert.Equal(0, outcome.Rejected);
        }

        var image = bench.Image();
        Assert.Equal("L2", Assert.Single(image.Rows("fact_grade"))["learner_key"]);
        var removed = Assert.Single(image.Rows("fact_grade_revision"), row => row["is_removed"] == "1");
        Assert.Equal(("Петров", "не тот слушатель"), (removed["corrected_by"], removed["correction_reason"]));
        Assert.Equal("3", Assert.Single(image.Rows("fact_grade_revision"), row => row["is_removed"] == "0")["label"]);
        bench.AssertVerified();
    }

    [Fact]
    public void Row_EnteredAgainAfterItsRemoval_Stands()
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", Header, Original);
        bench.LoadGood("removals.csv", RemovalHeader, "grades,Петров,ошибка,2026-01-15,L1,G1,M1,interim");
        Assert.Empty(bench.Image().Rows("fact_grade"));

        bench.LoadGood("b.csv", Header, First);

        Assert.Equal(["4"], Labels(bench.Image(), "fact_grade"));
        Assert.Equal(2, bench.Image().Count("fact_grade_revision"));
        bench.AssertVerified();
    }

    [Fact]
    public void Removal_ByTheFurtherNamesOfItsKeys_IsTaken()
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", Header, Original);
        bench.LoadGood("removals.csv", "Таблица,Кто удалил,Причина,Код слушателя,Группа,Модуль,Контроль", "grades,Петров,ошибка,L1,G1,M1,interim");

        Assert.Empty(bench.Image().Rows("fact_grade"));
        Assert.Equal("Петров", Assert.Single(bench.Image().Rows("fact_grade_revision"), row => row["is_removed"] == "1")["corrected_by"]);
    }

    [Fact]
    public void Removal_OfACurrentGradeWithoutItsDate_IsRejected()
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", Header, "L1,G1,M1,current,2026-01-10,3,,,");
        var outcome = bench.LoadGood("removals.csv", RemovalHeader, "grades,Петров,ошибка,,L1,G1,M1,current");

        Assert.Equal(1, outcome.Rejected);
        var row = Assert.Single(bench.Image().Rows("quarantine"));
        Assert.Equal(("graded_on", "missing_value"), (row["column_name"], row["code"]));
        Assert.Single(bench.Image().Rows("fact_grade"));
    }

    [Fact]
    public void Counts_OfEveryOutcome_AddUpToWhatWasRead()
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", Header, Original, "L3,G1,M1,interim,2026-01-10,3,,,");
        var outcome = bench.LoadGood(
            "b.csv",
            Header,
            "L3,G1,M1,interim,2026-01-10,3,,,",
            First,
            "L2,G1,M1,interim,2026-01-10,5,,,",
            "L2,G1,M1,interim,2026-01-10,5,,,",
            "L4,G1,M1,interim,2026-01-10,5,,,",
            "L4,G1,M1,interim,2026-01-10,4,,,",
            "L5,G1,M1,interim,2026-02-31,4,,,");

        Assert.Equal(LoadState.Loaded, outcome.State);
        Assert.Equal((7, 1, 1, 2, 3), (outcome.Read, outcome.Loaded, outcome.Corrected, outcome.Duplicate, outcome.Rejected));
        var ledger = Assert.Single(bench.Image(withFiles: true).Rows("dim_load_file"), row => row["rows_read"] == "7");
        Assert.Equal(("1", "1", "2", "3"), (ledger["rows_loaded"], ledger["rows_corrected"], ledger["rows_duplicate"], ledger["rows_rejected"]));
    }

    private static IEnumerable<string> Labels(WarehouseImage image, string table) => image.Rows(table).Select(row => row["label"]);
}
