using Warehouse.Sql.Marts;

namespace Warehouse.Sql.Tests;

/// <summary>Marts are compared with the facts, and made anew from them.</summary>
public sealed class VerificationTests : IDisposable
{
    private readonly TempWarehouse _warehouse = new();

    public VerificationTests() => _warehouse.Load(
        "attendance.csv",
        "learner_code,group_code,module_code,lesson_on,mark,hours,hours_scheduled,teacher_code\n"
        + "L1,G1,M1,2026-01-12,present,2,2,T1\nL2,G1,M1,2026-01-12,absent,0,2,T2\nL1,G2,M1,2026-02-12,late,1.5,2,T1\n");

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public async Task Verify_AfterALoad_FindsNothing() => Assert.All(await RunAsync(), check => Assert.Equal(0, check.Differences));

    [Theory]
    [InlineData("UPDATE mart_attendance_day SET attended = attended + 1 WHERE group_key = 1", "mart_attendance_day", 2)]
    [InlineData("DELETE FROM mart_learner_month WHERE month_key = 202602", "mart_learner_month", 1)]
    [InlineData("UPDATE fact_attendance SET teacher_key = 99 WHERE line_no = 2", "foreign_keys", 1)]
    public async Task Verify_SomethingChangedBehindItsBack_NamesWhatDiffers(string change, string name, long least)
    {
        _warehouse.Change(change);

        var differing = (await RunAsync()).Where(check => check.Differences > 0).ToList();

        Assert.Contains(differing, check => check.Name == name && check.Differences >= least);
    }

    [Fact]
    public async Task Rebuild_AfterDamage_MakesTheMartsAgreeAgain()
    {
        _warehouse.Change("DELETE FROM mart_attendance_day; UPDATE mart_learner_month SET marks_n = 0");
        using (var session = _warehouse.Engine.BeginLoad(CancellationToken.None))
        {
            _warehouse.Marts.Rebuild(session);
            session.Commit();
        }

        Assert.All(await RunAsync(), check => Assert.Equal(0, check.Differences));
    }

    [Fact]
    public void Attendance_LessonOfTwoTeachers_IsAddedUpForEach() => Assert.Equal(
        "T1:200/200;T2:0/200",
        _warehouse.Ask(
            "SELECT group_concat(concat(teacher_code, ':', attended, '/', scheduled), ';' ORDER BY teacher_code) "
            + "FROM mart_attendance_day JOIN dim_teacher USING (teacher_key) WHERE date_key = 20260112"));

    private async Task<IReadOnlyList<Check>> RunAsync() =>
        await new Verification(_warehouse.Engine, _warehouse.Marts).RunAsync(TestContext.Current.CancellationToken);
}
