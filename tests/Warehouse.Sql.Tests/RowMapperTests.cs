using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Reading;

namespace Warehouse.Sql.Tests;

/// <summary>Records made of a report's rows.</summary>
public sealed class RowMapperTests
{
    private static readonly Report Report = new(new SqlFile(
        "Reports/check", "-- column: group_code | Группа | text\n-- column: group_key | Ключ | key\n-- column: starts_on | Начало | date\n-- column: share | Доля | number"));

    [Fact]
    public void As_ColumnsInAnotherOrder_AreTakenByName()
    {
        var table = ReportTable.Of(Report, [["А-1", 7L, 20260901L, 0.5], ["Б-2", 8L, null, null]]);

        Assert.Equal([new(7, "А-1", new DateOnly(2026, 9, 1), 0.5m), new(8, "Б-2", null, null)], table.As<Row>());
    }

    [Fact]
    public void As_ValueOfAnotherType_IsConvertedWhereNothingIsLost() =>
        Assert.Equal(7, ReportTable.Of(Report, [["А-1", 7L, 20260901L, 1L]]).As<Small>()[0].GroupKey);

    [Fact]
    public void As_ValueTooLarge_Throws() =>
        Assert.Throws<OverflowException>(() => ReportTable.Of(Report, [["А-1", 1L << 40, null, null]]).As<Small>());

    [Fact]
    public void As_NullWhereTheRecordHasNone_NamesReportAndColumn()
    {
        var error = Assert.Throws<InvalidCastException>(() => ReportTable.Of(Report, [[null, 7L, null, null]]).As<Row>());

        Assert.Contains("check", error.Message, StringComparison.Ordinal);
        Assert.Contains("group_code", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void As_ColumnThatTheReportLacks_IsNamed() => Assert.Contains(
        "teacher_key", Assert.Throws<ArgumentException>(() => ReportTable.Of(Report, []).As<Other>()).Message, StringComparison.Ordinal);

    private sealed record Row(long GroupKey, string GroupCode, DateOnly? StartsOn, decimal? Share);

    private sealed record Small(int GroupKey);

    private sealed record Other(long TeacherKey);
}
