namespace Ingest.Worker.Tests.Loading;

/// <summary>What every feed of facts has to do alike: removals by date, and rows that leave their group.</summary>
public class FactHistoryTests : LoadTests
{
    /// <summary>A feed, the columns of its key, the others, the cells of both, and its table.</summary>
    public static TheoryData<string, string, string, string, string, string> Facts { get; } = new()
    {
        { "plan", "programme_code,competency_code", "planned_share", "P1,C1", "0.5", "fact_plan" },
        { "enrolments", "learner_code,group_code", "enrolled_on", "L1,G1", "2025-09-01", "fact_enrolment" },
        { "grades", "learner_code,group_code,module_code,control", "graded_on,grade", "L1,G1,M1,interim", "2026-01-10,4", "fact_grade" },
        { "attendance", "learner_code,group_code,module_code,lesson_on", "mark", "L1,G1,M1,2026-01-10", "н", "fact_attendance" },
        { "awards", "learner_code,award_kind,awarded_on,order_no", "group_code", "L1,грамота,2026-01-15,", "G1", "fact_award" },
        { "documents", "document_kind,registration_no", "issued_on,learner_code,group_code", "Удостоверение,77", "2026-02-01,L1,G1", "fact_document" },
        { "carriers", "carrier_kind,unit_no,year", "group_code", "журнал,7,2026", "G1", "fact_carrier" },
        { "targets", "measure,programme_code,group_code,valid_from", "target", "качество,P1,G1,2026-01-01", "60", "fact_target" },
    };

    [Theory]
    [MemberData(nameof(Facts))]
    public void Removal_OfTheDateOfAValue_OutranksItInEitherOrder(string feed, string key, string others, string code, string value, string table)
    {
        (string Name, string[] Lines)[] files =
        [
            ("rows.csv", [$"{key},{others},corrected_on", $"{code},{value},2026-01-20"]),
            ("removals.csv", [$"feed,removed_by,reason,corrected_on,{key}", $"{feed},Петров,ошибка,2026-01-20,{code}"]),
        ];
        foreach (var order in new[] { files, [.. files.Reverse()] })
        {
            using var bench = NewBench();
            Assert.All(order, file => bench.LoadGood(file.Name, file.Lines));

            Assert.Empty(bench.Image().Rows(table));
            Assert.Equal(["0", "1"], bench.Image().Rows(table + "_revision").Select(row => row["is_removed"]).Order());
            bench.AssertVerified();
        }
    }

    [Theory]
    [MemberData(nameof(Facts))]
    public void Value_DatedAfterItsRemoval_Stands(string feed, string key, string others, string code, string value, string table)
    {
        using var bench = NewBench();
        bench.LoadGood("rows.csv", $"{key},{others},corrected_on", $"{code},{value},2026-01-21");
        bench.LoadGood("removals.csv", $"feed,removed_by,reason,corrected_on,{key}", $"{feed},Петров,ошибка,2026-01-20,{code}");

        Assert.Equal("2026-01-21", Assert.Single(bench.Image().Rows(table))["corrected_on"]);
        Assert.Equal("1", Assert.Single(bench.Image().Rows(table + "_revision"))["is_removed"]);
        bench.AssertVerified();
    }

    [Fact]
    public void Document_CorrectedToAnotherGroup_CountsInThatGroupAlone()
    {
        using var bench = WithCompletions();
        bench.LoadGood("documents.csv", "document_kind,registration_no,issued_on,learner_code,group_code", "Удостоверение,77,2026-02-01,L1,G1");
        Assert.Equal("G1", DocumentedGroup(bench));

        bench.LoadGood(
            "correction.csv",
            "document_kind,registration_no,issued_on,learner_code,group_code,corrected_on,corrected_by,correction_reason",
            "Удостоверение,77,2026-02-01,L1,G2,2026-02-10,Петров,не та группа");

        Assert.Equal("G2", DocumentedGroup(bench));
        bench.AssertVerified();
    }

    [Fact]
    public void Document_Removed_CountsNoMore()
    {
        using var bench = WithCompletions();
        bench.LoadGood("documents.csv", "document_kind,registration_no,issued_on,learner_code,group_code", "Удостоверение,77,2026-02-01,L1,G1");
        bench.LoadGood("removals.csv", "feed,removed_by,reason,document_kind,registration_no", "documents,Петров,ошибка,Удостоверение,77");

        Assert.Empty(bench.Image().Rows("mart_cohort_day"));
        bench.AssertVerified();
    }

    [Fact]
    public void Award_CorrectedToAnotherGroup_IsFoundFaultWithInThatGroupAlone()
    {
        using var bench = NewBench();
        bench.LoadGood("awards.csv", "learner_code,award_kind,awarded_on,group_code", "L1,грамота,2026-01-15,G1");
        bench.LoadGood("correction.csv", "learner_code,award_kind,awarded_on,group_code,corrected_on", "L1,грамота,2026-01-15,G2,2026-02-10");

        Assert.Equal("G2", Assert.Single(bench.Image().Rows("mart_finding"))["group_key"]);
        bench.AssertVerified();
    }

    [Fact]
    public void Award_Removed_IsFoundFaultWithNoMore()
    {
        using var bench = NewBench();
        bench.LoadGood("awards.csv", "learner_code,award_kind,awarded_on,group_code", "L1,грамота,2026-01-15,G1");
        bench.LoadGood("removals.csv", "feed,removed_by,reason,learner_code,award_kind,awarded_on", "awards,Петров,ошибка,L1,грамота,2026-01-15");

        Assert.Empty(bench.Image().Rows("mart_finding"));
        bench.AssertVerified();
    }

    [Fact]
    public void Enrolment_EnteredInAnotherGroupAndRemovedFromItsOwn_CountsInThatGroupAlone()
    {
        using var bench = NewBench();
        bench.LoadGood("enrolments.csv", "learner_code,group_code,enrolled_on", "L1,G1,2025-09-01");
        bench.LoadGood("correction.csv", "learner_code,group_code,enrolled_on,corrected_on", "L1,G2,2025-09-01,2025-10-01");
        bench.LoadGood("removals.csv", "feed,removed_by,reason,corrected_on,learner_code,group_code", "enrolments,Петров,не та группа,2025-10-01,L1,G1");

        Assert.Equal("G2", Assert.Single(bench.Image().Rows("mart_enrolment_day"))["group_key"]);
        bench.AssertVerified();
    }

    /// <summary>A learner who completed in two groups.</summary>
    private LoadBench WithCompletions()
    {
        var bench = NewBench();
        bench.LoadGood(
            "enrolments.csv",
            "learner_code,group_code,enrolled_on,started_on,completed_on",
            "L1,G1,2025-09-01,2025-09-01,2026-01-30",
            "L1,G2,2025-09-01,2025-09-01,2026-01-30");
        return bench;
    }

    private static string DocumentedGroup(LoadBench bench) =>
        Assert.Single(bench.Image().Rows("mart_cohort_day"), row => row["documented_n"] == "1")["group_key"];
}
