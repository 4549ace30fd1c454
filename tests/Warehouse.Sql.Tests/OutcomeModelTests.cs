namespace Warehouse.Sql.Tests;

/// <summary>What a competency is judged by, counted by hand.</summary>
public sealed class OutcomeModelTests : IDisposable
{
    // M1 gives K twice as much as M2. L1: the module 5, current 3 and 4 in M2, final 3. L2: current grades alone, 5 and 4, and a pass in M2.
    private const string Grades =
        "learner_code,group_code,module_code,control,graded_on,grade,scale,attempt\n"
        + "L1,G,M1,interim,2026-03-10,5,five,1\nL1,G,M2,current,2026-03-11,3,five,\nL1,G,M2,current,2026-03-12,4,five,\nL1,G,M3,final,2026-05-19,3,five,1\n"
        + "L2,G,M1,current,2026-03-10,5,five,\nL2,G,M1,current,2026-03-11,4,five,\nL2,G,M2,current,2026-03-11,зачтено,pass_fail,\n";

    private readonly TempWarehouse _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    // modules: (2 x 1.0) / 2 = 1, and L2 has nothing. final: M3 gives no competency anything, so it is of K: 0.6.
    // all: L1 (2 x 1.0 + 1 x 0.7) / 3 = 0.9; L2 0.9 by M1 alone, the pass has no share.
    [Theory]
    [InlineData("", "L1 1000000 1")]
    [InlineData("modules", "L1 1000000 1")]
    [InlineData("по модулям", "L1 1000000 1")]
    [InlineData("final", "L1 600000 0")]
    [InlineData("модули и текущий контроль", "L1 900000 1, L2 900000 1")]
    public void Competency_OfTheSameMarks_IsJudgedAsTheProgrammeSays(string judgedBy, string expected)
    {
        Load(judgedBy);

        Assert.Equal(expected, Results());
    }

    [Fact]
    public void Change_OfTheRule_RebuildsTheGroupsOfTheProgramme_AndVerifyAgrees()
    {
        Load("");
        Assert.Equal("L1 1000000 1", Results());

        _warehouse.Load("programmes-2.csv", "programme_code,name,kind,judged_by\nP,Охрана труда,ПК,final\n");

        Assert.Equal("L1 600000 0", Results());
        Assert.All(Verified(), check => Assert.Equal((check.Name, 0L), (check.Name, check.Differences)));
    }

    // The group started on 1 February: a rule of March is of later groups, one of January of this one.
    [Theory]
    [InlineData("2026-03-01", "L1 1000000 1")]
    [InlineData("2026-01-01", "L1 600000 0")]
    [InlineData("2026-02-01", "L1 600000 0")]
    public void Rule_IsThatOfTheDayWhenTheGroupStarted(string from, string expected)
    {
        Load("modules", "2025-01-01");

        _warehouse.Load("programmes-2.csv", $"programme_code,name,kind,judged_by,valid_from\nP,Охрана труда,ПК,final,{from}\n");

        Assert.Equal(expected, Results());
    }

    [Fact]
    public void Final_OfAModuleWithWeights_IsOfItsCompetenciesAlone()
    {
        Load("final");
        _warehouse.Load("module_competencies-2.csv", "programme_code,module_code,competency_code,weight\nP,M3,X,1\n");

        Assert.Equal("", Results());
        Assert.Equal("L1 X 600000", _warehouse.Ask(
            "SELECT group_concat(concat(learner_code, ' ', competency_code, ' ', attained), ', ') FROM mart_outcome JOIN dim_learner USING (learner_key) JOIN dim_competency USING (competency_key)"));
    }

    [Fact]
    public void Competency_ThatComesLater_IsJudgedByTheFinalAssessmentOfTheProgramme()
    {
        Load("final");

        _warehouse.Load("competencies-2.csv", "programme_code,competency_code,name\nP,K2,Отвечает\n");

        Assert.Equal("K 600000, K2 600000", _warehouse.Ask(
            "SELECT group_concat(concat(competency_code, ' ', attained), ', ' ORDER BY competency_code) FROM mart_outcome JOIN dim_competency USING (competency_key)"));
        Assert.All(Verified(), check => Assert.Equal((check.Name, 0L), (check.Name, check.Differences)));
    }

    // Threshold 0.75. Missed: M1 0.6 falls short by 0.15 x 2, M2 0.4 by 0.35 x 1: M2 decided. Reached: M1 0.8 is over by 0.05 x 2, M2 1.0 by 0.25 x 1: M2.
    // Passes: of a missed result the fail decided. A pass beside a mark decides nothing.
    [Theory]
    [InlineData("M1,interim,3,five|M2,interim,2,five", "M2 0")]
    [InlineData("M1,interim,4,five|M2,interim,5,five", "M2 1")]
    [InlineData("M1,interim,5,five|M2,interim,2,five", "M1 1")]
    [InlineData("M1,interim,зачтено,pass_fail|M2,interim,не зачтено,pass_fail", "M2 0")]
    [InlineData("M1,interim,зачтено,pass_fail|M2,interim,зачтено,pass_fail", "M1 1")]
    [InlineData("M1,interim,не зачтено,pass_fail|M2,interim,4,five", "M2 1")]
    public void Result_IsDecidedByWhatTookItFurthest(string marks, string expected)
    {
        LoadReferences("modules", "");
        _warehouse.Load("grades.csv", "learner_code,group_code,module_code,control,graded_on,grade,scale,attempt\n" + string.Concat(marks.Split('|').Select(mark =>
            mark.Split(',') is [var module, var control, var grade, var scale] ? $"L1,G,{module},{control},2026-03-10,{grade},{scale},1\n" : "")));

        Assert.Equal(expected, _warehouse.Ask(
            "SELECT concat(module_code, ' ', is_reached) FROM mart_outcome AS result JOIN dim_module ON dim_module.module_key = result.decided_module_key WHERE competency_key <> 0"));
    }

    private string Results() => (string?)_warehouse.Ask(
        "SELECT coalesce(group_concat(concat(learner_code, ' ', attained, ' ', is_reached), ', ' ORDER BY learner_code), '') "
        + "FROM mart_outcome JOIN dim_learner USING (learner_key) JOIN dim_competency USING (competency_key) WHERE competency_code = 'K'") ?? "";

    private List<Marts.Check> Verified() =>
        [.. new Marts.Verification(_warehouse.Engine, _warehouse.Catalogue).RunAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult()];

    private void Load(string judgedBy, string validFrom = "")
    {
        LoadReferences(judgedBy, validFrom);
        _warehouse.Load("grades.csv", Grades);
    }

    private void LoadReferences(string judgedBy, string validFrom)
    {
        _warehouse.Load("programmes.csv", $"programme_code,name,kind,judged_by,valid_from\nP,Охрана труда,ПК,{judgedBy},{validFrom}\n");
        _warehouse.Load("competencies.csv", "programme_code,competency_code,name\nP,K,Оценивает\n");
        _warehouse.Load("module_competencies.csv", "programme_code,module_code,competency_code,weight\nP,M1,K,2\nP,M2,K,1\n");
        _warehouse.Load("plan.csv", "programme_code,competency_code,planned_share,planned_learners\nP,K,0.75,0.9\n");
        _warehouse.Load("groups.csv", "group_code,programme_code,starts_on,ends_on\nG,P,2026-02-01,2026-05-20\n");
    }
}
