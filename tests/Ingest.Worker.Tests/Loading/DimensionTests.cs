namespace Ingest.Worker.Tests.Loading;

/// <summary>Members of dimensions that files tell in any order.</summary>
public class DimensionTests : LoadTests
{
    private const string Header = "learner_code,last_name,first_name,region,valid_from";
    private const string Early = "L1,Иванова,Анна,Омск,2020-01-01";
    private const string Late = "L1,Петрова,Анна,Томск,2024-01-01";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Versions_InAnyOrder_EndWhereTheNextBegins(bool earlyFirst)
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", Header, earlyFirst ? Early : Late);
        bench.LoadGood("b.csv", Header, earlyFirst ? Late : Early);

        Assert.Equal(
            [("Омск", "20200101", "20240101"), ("Томск", "20240101", "99991231")],
            bench.Image().Rows("dim_learner_history").Select(row => (row["region"], row["valid_from"], row["valid_to"])).Order());
        Assert.Equal("Томск", Assert.Single(bench.Image().Rows("dim_learner"))["region"]);
        Assert.Equal("Петрова", Assert.Single(bench.Image().Rows("learner_person"))["last_name"]);
    }

    [Fact]
    public void EarlierVersion_ToldAgain_StaysClosed()
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", Header, Early, Late);
        var outcome = bench.LoadGood("b.csv", Header, Early, "L2,Сидоров,Пётр,Омск,2020-01-01");

        Assert.Equal((1, 0), (outcome.Loaded, outcome.Corrected));
        Assert.Equal(
            ["20240101", "99991231"],
            bench.Image().Rows("dim_learner_history").Where(row => row["learner_key"] == "L1").Select(row => row["valid_to"]).Order());
    }

    [Theory]
    [InlineData("dim_programme_module", "programme_code,module_code,name,parent_module_code,hours", "P1,M1,Раздел,M0,12", "P1,M1,Раздел 1,,", "parent_module_key", "M0", "hours", "12")]
    [InlineData("dim_group", "group_code,programme_code,starts_on,ends_on,form,curator_code", "G1,P1,2025-09-01,2026-06-01,очная,T1", "G1,P1,2025-09-01,2026-06-02,,", "curator_key", "T1", "form", "очная")]
    [InlineData("dim_teacher", "teacher_code,last_name,first_name,hired_on,degree", "T1,Ким,Анна,2010-01-01,к.т.н.", "T1,Ли,Анна,,", "hired_on", "20100101", "degree", "к.т.н.")]
    public void Blank_OfALaterFile_WipesNothing(
        string table, string header, string first, string later, string column, string value, string other, string otherValue)
    {
        using var bench = NewBench();
        bench.LoadGood("a.csv", header, first);

        Assert.Equal(1, bench.LoadGood("b.csv", header, later).Corrected);

        var row = Assert.Single(bench.Image().Rows(table), row => row["load_file_key"] != "0" && row["line_no"] == "2");
        Assert.Equal((value, otherValue), (row[column], row[other]));
    }

    [Fact]
    public void InferredMember_ThatItsFeedFillsInLater_IsOneMember()
    {
        using var bench = NewBench();
        bench.LoadGood("e.csv", "learner_code,group_code,enrolled_on", "L1,G1,2026-01-01");
        Assert.Equal("1", Assert.Single(bench.Image().Rows("dim_learner"))["is_inferred"]);

        bench.LoadGood("l.csv", Header, Late);

        var learner = Assert.Single(bench.Image().Rows("dim_learner"));
        Assert.Equal(("0", "Томск"), (learner["is_inferred"], learner["region"]));
        bench.AssertVerified();
    }

    [Fact]
    public void Plan_ComingLast_RefreshesTheOutcomesOfItsProgramme()
    {
        using var bench = NewBench();
        bench.LoadGood("g.csv", "group_code,programme_code,starts_on,ends_on", "G1,P1,2025-09-01,2026-06-01");
        bench.LoadGood("w.csv", "programme_code,module_code,competency_code,weight", "P1,M1,C1,1");
        bench.LoadGood("e.csv", "learner_code,group_code,enrolled_on,started_on", "L1,G1,2025-09-01,2025-09-01");
        bench.LoadGood("m.csv", "learner_code,group_code,module_code,control,graded_on,grade", "L1,G1,M1,final,2026-01-10,4");
        bench.LoadGood("p.csv", "programme_code,competency_code,planned_share", "P1,C1,0.7");

        var outcome = Assert.Single(bench.Image().Rows("mart_outcome"), row => row["competency_key"] == "C1");
        Assert.Equal(("800000", "700000", "1"), (outcome["attained"], outcome["planned"], outcome["is_reached"]));
        bench.AssertVerified();
    }
}
