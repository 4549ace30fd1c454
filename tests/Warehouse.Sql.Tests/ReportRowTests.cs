using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Reading;

namespace Warehouse.Sql.Tests;

/// <summary>Values of a report's rows by column.</summary>
public sealed class ReportRowTests
{
    private static readonly ReportTable Table = ReportTable.Of(
        ReportOf("-- column: group_key | Ключ | key\n-- column: name | Группа | text"), [[7L, "А-1"], [8L, null]]);

    [Fact]
    public void Value_ByNameAndByColumn_IsTheSame()
    {
        Assert.Equal(["А-1", null], Table.Rows.Select(row => row["name"]));
        Assert.Equal(["А-1", null], Table.Rows.Select(row => row[Table.Columns["name"]]));
    }

    [Fact]
    public void Value_ByAColumnOfAnotherReport_IsTakenByItsName()
    {
        var other = ReportOf("-- column: name | Группа | text\n-- column: group_key | Ключ | key\n-- column: share | Доля | share");

        Assert.Equal("А-1", Table.Rows[0][other.Columns["name"]]);
        Assert.Equal(7L, Table.Rows[0][other.Columns["group_key"]]);
        Assert.Throws<ArgumentException>(() => Table.Rows[0][other.Columns["share"]]);
    }

    [Fact]
    public void Value_OfAColumnThatTheReportLacks_NamesItAndThoseThereAre()
    {
        var error = Assert.Throws<ArgumentException>(() => Table.Rows[0]["share"]);

        Assert.Contains("'share'", error.Message, StringComparison.Ordinal);
        Assert.Contains("group_key, name", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_OfARowWithTooFewValues_IsRefused() =>
        Assert.Throws<ArgumentException>(() => ReportTable.Of(Table.Report, [[7L, "А-1"], [8L]]));

    private static Report ReportOf(string header) => new(new SqlFile("Reports/check", header));
}
