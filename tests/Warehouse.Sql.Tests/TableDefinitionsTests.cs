using Warehouse.Sql.Schema;

namespace Warehouse.Sql.Tests;

public sealed class TableDefinitionsTests
{
    [Fact]
    public void Statements_OfAScript_EndAtSemicolonsOutsideLiteralsAndComments() => Assert.Equal(
        [
            "CREATE TABLE a (\n    x TEXT DEFAULT ';', -- one; two\n    \"y;\" TEXT\n);",
            "INSERT INTO a VALUES ('it''s; here');",
        ],
        TableDefinitions.Statements(
            "-- title: A; B\n\nCREATE TABLE a (\n    x TEXT DEFAULT ';', -- one; two\n    \"y;\" TEXT\n);\n\n/* not this; */ INSERT INTO a VALUES ('it''s; here');\n"));

    [Theory]
    [InlineData("sqlite")]
    [InlineData("sqlserver")]
    public void Tables_OfTheScripts_HaveTheirIndexes_AndNoOthers(string dialect) => Assert.Equal(
        ["CREATE TABLE mart_cohort_day (", "CREATE INDEX ix_mart_cohort_group ON mart_cohort_day (group_key);"],
        TableDefinitions.Of(dialect, new HashSet<string> { "mart_cohort_day" }).Select(statement => statement.Split('\n')[0].TrimEnd('\r')));

    [Theory]
    [InlineData("CREATE TABLE a (x INT NOT NULL REFERENCES b, y INT)", "CREATE TABLE a (x INT NOT NULL, y INT)")]
    [InlineData("CREATE TABLE a (x INT CONSTRAINT fk_a REFERENCES dbo.b (x) ON DELETE CASCADE ON UPDATE NO ACTION, y INT)", "CREATE TABLE a (x INT, y INT)")]
    [InlineData("CREATE TABLE a (x INT, y INT, CONSTRAINT fk_a FOREIGN KEY (x, y)\n    REFERENCES b (x, y))", "CREATE TABLE a (x INT, y INT)")]
    [InlineData("CREATE TABLE a (x TEXT DEFAULT ' REFERENCES b' /* REFERENCES b */) -- REFERENCES b", "CREATE TABLE a (x TEXT DEFAULT ' REFERENCES b' /* REFERENCES b */) -- REFERENCES b")]
    public void Definition_WithoutForeignKeys_HasAllElse(string statement, string expected) =>
        Assert.Equal(expected, TableDefinitions.WithoutForeignKeys(statement));
}
