namespace Warehouse.Sql.Tests;

/// <summary>What was known at a moment: loads after it and corrections since are left out.</summary>
public sealed class AsOfTests : IDisposable
{
    private const string Header = "learner_code,group_code,module_code,control,graded_on,grade,corrected_on,corrected_by\n";
    private static readonly DateTimeOffset March = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TempWarehouse _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void Grade_CorrectedLater_IsReadAsItWasThen()
    {
        LoadOn(March, "grades.csv", Header + "L1,G1,M1,final,2026-02-20,3,,\n");
        LoadOn(March.AddDays(10), "corrections.csv", Header + "L1,G1,M1,final,2026-02-20,5,2026-03-09,T1\n");

        Assert.Equal("5", Label(null));
        Assert.Equal("3", Label(March.AddDays(1)));
        Assert.Equal("5", Label(March.AddDays(11)));
    }

    [Fact]
    public void Grade_CorrectionLoadedBeforeItsOriginal_IsKnownFromItsOwnLoadOn()
    {
        LoadOn(March, "corrections.csv", Header + "L1,G1,M1,final,2026-02-20,5,2026-03-09,T1\n");
        LoadOn(March.AddDays(10), "grades.csv", Header + "L1,G1,M1,final,2026-02-20,3,,\n");

        Assert.Equal("5", Label(March.AddDays(1)));
        Assert.Equal("5", Label(null));
    }

    [Fact]
    public void Mart_AsOfAMoment_HoldsWhatTheFactsOfThenGive()
    {
        LoadOn(March, "grades.csv", Header + "L1,G1,M1,final,2026-02-20,3,,\nL2,G1,M1,final,2026-02-20,5,,\n");
        LoadOn(March.AddDays(10), "more.csv", Header + "L1,G1,M1,final,2026-02-20,5,2026-03-09,T1\nL3,G1,M1,final,2026-02-20,2,,\n");

        Assert.Equal("1/0/1/0", Buckets(March.AddDays(1)));
        Assert.Equal("2/0/0/1", Buckets(null));
    }

    [Fact]
    public void Removal_AfterTheMoment_LeavesTheFactReadableThen()
    {
        LoadOn(March, "grades.csv", Header + "L1,G1,M1,final,2026-02-20,3,,\n");
        LoadOn(
            March.AddDays(10),
            "removals.csv",
            "feed,learner_code,group_code,module_code,control,removed_by,reason\ngrades,L1,G1,M1,final,T1,ошибка ввода\n");

        Assert.Equal("3", Label(March.AddDays(1)));
        Assert.Null(Label(null));
        Assert.Equal("0/0/1/0", Buckets(March.AddDays(1)));
        Assert.Equal("///", Buckets(null));
    }

    [Fact]
    public void Moment_BeforeTheFirstLoad_KnowsNothing()
    {
        LoadOn(March, "grades.csv", Header + "L1,G1,M1,final,2026-02-20,3,,\n");

        Assert.Null(Label(March.AddDays(-1)));
    }

    private void LoadOn(DateTimeOffset moment, string name, string text)
    {
        _warehouse.Clock.Now = moment;
        Assert.All(_warehouse.Load(name, text), outcome => Assert.Equal(0, outcome.Rejected));
    }

    private object? Label(DateTimeOffset? asOf) => _warehouse.Ask("SELECT label FROM fact_grade", asOf);

    private object? Buckets(DateTimeOffset? asOf) =>
        _warehouse.Ask("SELECT concat(sum(n5), '/', sum(n4), '/', sum(n3), '/', sum(n2)) FROM mart_grade_day", asOf);
}
