using Microsoft.Extensions.Options;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;

namespace Warehouse.Sql.Tests;

/// <summary>What a mart makes of rows that the others do not have.</summary>
public sealed class MartTests : IDisposable
{
    private readonly TempWarehouse _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void Attendance_LessonOfTwoTeachers_IsAddedUpForEach()
    {
        _warehouse.Load(
            "attendance.csv",
            "learner_code,group_code,module_code,lesson_on,mark,hours,hours_scheduled,teacher_code\n"
            + "L1,G1,M1,2026-01-12,present,2,2,T1\nL2,G1,M1,2026-01-12,absent,0,2,T2\nL1,G2,M1,2026-02-12,late,1.5,2,T1\n");

        Assert.Equal(
            "T1:200/200;T2:0/200",
            _warehouse.Ask(
                "SELECT group_concat(concat(teacher_code, ':', attended, '/', scheduled), ';' ORDER BY teacher_code) "
                + "FROM mart_attendance_day JOIN dim_teacher USING (teacher_key) WHERE date_key = 20260112"));
    }

    // A warehouse without a grade or a completion: what the schema change of findings empties is seen to be missing there too.
    [Fact]
    public async Task EnrolmentsEmptied_InAWarehouseOfEnrolmentsAlone_AreFilledAgain()
    {
        _warehouse.Load("enrolments.csv", "learner_code,group_code,enrolled_on\nL1,G1,2026-01-10\n");
        var loads = new Loads(_warehouse.Engine, _warehouse.Catalogue, _warehouse.Marts, Options.Create(new WarehouseOptions()), _warehouse.Clock);
        Assert.False(await loads.FillMartsAsync(TestContext.Current.CancellationToken));
        _warehouse.Change("DELETE FROM mart_enrolment_day");

        Assert.True(await loads.FillMartsAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1L, _warehouse.Ask("SELECT enrolled_n FROM mart_enrolment_day"));
    }

    // Enrolled on 10 January, out on 20 January, each in another way; L5 came late, L6 is not enrolled.
    [Theory]
    [InlineData("L1", "2026-01-09", "outside, found")]
    [InlineData("L1", "2026-01-10", "")]
    [InlineData("L1", "2026-01-20", "")]
    [InlineData("L1", "2026-01-21", "outside")]
    [InlineData("L2", "2026-01-21", "outside")]
    [InlineData("L3", "2026-01-21", "")]
    [InlineData("L3", "2026-01-31", "outside")]
    [InlineData("L4", "2026-01-31", "")]
    [InlineData("L5", "2026-01-24", "outside, found")]
    [InlineData("L5", "2026-01-25", "")]
    [InlineData("L6", "2026-01-01", "")]
    [InlineData("L6", "2026-02-28", "")]
    public void Mark_OfADay_IsOutsideTheEnrolment_AndFoundWhenBeforeIt(string learner, string day, string expected)
    {
        _warehouse.Load(
            "enrolments.csv",
            "learner_code,group_code,enrolled_on,started_on,completed_on,left_on\n"
            + "L1,G1,2026-01-10,2026-01-10,2026-01-20,\nL2,G1,2026-01-10,2026-01-10,,2026-01-20\n"
            + "L3,G1,2026-01-10,2026-01-10,2026-01-30,2026-01-20\nL4,G1,2026-01-10,2026-01-10,,\nL5,G1,2026-01-25,2026-01-25,,\n"
            + "L6,G2,2026-01-10,2026-01-10,2026-01-20,\n");
        _warehouse.Load("attendance.csv", $"learner_code,group_code,module_code,lesson_on,mark,hours_scheduled\n{learner},G1,M1,{day},+,2\n");

        var outside = _warehouse.Ask("SELECT coalesce(sum(outside_n), 0) FROM mart_attendance_left_out");
        var found = _warehouse.Ask("SELECT count(*) FROM mart_finding WHERE code = 'attendance_before_enrolment'");

        Assert.Equal(expected, $"{((long)outside! == 1 ? "outside" : "")}{((long)found! == 1 ? ", found" : "")}");
    }
}
