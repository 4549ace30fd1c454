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
}
