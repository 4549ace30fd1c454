using Warehouse.Sql.Core;
using Warehouse.Sql.SqlServer;

namespace Warehouse.Sql.Tests;

/// <summary>What a staging statement tells a bulk copy.</summary>
public sealed class BulkShapeTests
{
    [Fact]
    public void Read_ParametersAndAConstant_TellsColumnsAndValues()
    {
        var shape = BulkShape.Read("-- title: Строка\nINSERT INTO stage_grades (attempt, label, is_removed)\nVALUES (@attempt_no, @label, 1);\n");

        Assert.NotNull(shape);
        Assert.Equal("stage_grades", shape.Table);
        Assert.Equal(["attempt", "label", "is_removed"], shape.Columns);
        Assert.Equal(["attempt_no", "label", ""], shape.Parameters);
        Assert.Equal(Cell.Of(1), shape.Constants[2]);
    }

    [Theory]
    [InlineData("INSERT INTO fact_grade (a) VALUES (@a);")]
    [InlineData("INSERT INTO stage_grades (a) SELECT @a;")]
    [InlineData("INSERT INTO stage_grades (a) VALUES (@a); DELETE FROM stage_grades;")]
    public void Read_AnythingElse_IsNoBulkCopy(string text) => Assert.Null(BulkShape.Read(text));

    [Fact]
    public void Read_FewerValuesThanColumns_IsRefused() =>
        Assert.Throws<FormatException>(() => BulkShape.Read("INSERT INTO stage_a (a, b) VALUES (@a);"));

    [Theory]
    [InlineData("edition-rule-add", "app.edition_rule", 5)]
    [InlineData("edition-value-add", "app.edition_value", 17)]
    [InlineData("edition-table-add", "app.edition_table", 5)]
    [InlineData("edition-text-add", "app.edition_text", 4)]
    public void ReadInsert_OfTheSitesStore_TellsItsTableAndAParameterForEachColumn(string file, string table, int columns)
    {
        var shape = BulkShape.ReadInsert(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "app-store", file + ".sql")))!;

        Assert.Equal((table, columns), (shape.Table, shape.Columns.Count));
        Assert.DoesNotContain("", shape.Parameters);
    }

    [Fact]
    public void Fill_Rows_StandUnderTheColumnsOfTheirParameters_WithNothingAsNull()
    {
        var shape = BulkShape.ReadInsert("INSERT INTO app.a (first, second)\nVALUES (@one, @two);")!;

        using var table = SqlServerStore.Fill(shape, [new { two = (long?)null, one = "а" }, new { two = (long?)7, one = "б" }]);

        Assert.Equal(["first", "second"], table.Columns.Cast<System.Data.DataColumn>().Select(column => column.ColumnName));
        Assert.Equal(["а", DBNull.Value, "б", 7L], table.Rows.Cast<System.Data.DataRow>().SelectMany(row => row.ItemArray));
    }

    [Fact]
    public void Names_OfACommand_AreThoseItDoesNotDeclare() =>
        Assert.Equal(
            ["code", "wait_ms"],
            SqlServerCommand.Names("-- @comment\nDECLARE @n INT = 1; WHILE @n < @code BEGIN IF @@ROWCOUNT = 0 BREAK; END; EXEC p @x = @wait_ms;")
                .Where(name => name != "x"));
}
