using System.Text.RegularExpressions;
using Warehouse.Sql.Core;
using Warehouse.Sql.Marts;

namespace Warehouse.Sql.Tests;

/// <summary>Marts are compared with the facts, and made anew from them.</summary>
public sealed class VerificationTests(VerificationTests.Organisation organisation) : IClassFixture<VerificationTests.Organisation>
{
    private readonly TempWarehouse _warehouse = organisation.Warehouse;

    public static TheoryData<string> Marts => [.. MartRefresh.In(new Catalogue.SqlCatalogue("sqlite")).Select(mart => mart.ShortName)];

    [Fact]
    public async Task Verify_AfterLoads_FindsNothing()
    {
        var checks = await RunAsync();

        Assert.Equal([.. Marts.Select(row => row.Data), "foreign_keys"], checks.Select(check => check.Name));
        Assert.All(checks, check => Assert.Equal((0, 0), (check.Differences, check.First.Count)));
    }

    [Theory]
    [MemberData(nameof(Marts))]
    public async Task Verify_RowDeleted_SaysThatItFollowsFromTheFactsOnly(string mart)
    {
        var row = Row(mart);

        var check = await AfterAsync(mart, $"DELETE FROM {mart} WHERE {row.Condition}");

        Assert.Equal(1, check.Differences);
        Assert.Equal(new DifferingRow(false, row.Text), Assert.Single(check.First));
    }

    [Theory]
    [MemberData(nameof(Marts))]
    public async Task Verify_RowAdded_SaysThatItIsStoredOnly(string mart)
    {
        var row = Row(mart);
        var other = string.Join(", ", Columns(mart).Select(column => column == "group_key" ? "999" : column));

        var check = await AfterAsync(mart, $"INSERT INTO {mart} SELECT {other} FROM {mart} WHERE {row.Condition}");

        Assert.Equal(1, check.Differences);
        Assert.Equal(new DifferingRow(true, Regex.Replace(row.Text, @"\bgroup_key=\d+", "group_key=999")), Assert.Single(check.First));
    }

    [Fact]
    public async Task Verify_RowOfAMartWithoutAKey_StoredTwice_IsOneTooMany()
    {
        var row = Row("mart_completion");

        var check = await AfterAsync("mart_completion", $"INSERT INTO mart_completion SELECT * FROM mart_completion WHERE {row.Condition}");

        Assert.Equal(1, check.Differences);
        Assert.Equal(new DifferingRow(true, row.Text), Assert.Single(check.First));
    }

    [Theory]
    [MemberData(nameof(Marts))]
    public async Task Verify_AnyColumnChanged_SaysBothRows(string mart)
    {
        foreach (var column in Columns(mart))
        {
            var changed = $"iif(typeof({column}) = 'text', concat({column}, '?'), coalesce({column}, 0) + 1000000)";
            foreach (var (where, value) in new[] { ("1", changed), ($"{column} IS NULL", "0"), ($"{column} IS NOT NULL", "NULL") })
            {
                if (Find(mart, where) is { } row && (value != "NULL" || IsNullable(mart, column)))
                {
                    var check = await AfterAsync(mart, $"UPDATE {mart} SET {column} = {value} WHERE {row.Condition}");

                    Assert.True(check.Differences == 2, $"{column} = {value} WHERE {where}: {check.Differences}");
                    Assert.Contains(new DifferingRow(false, row.Text), check.First);
                }
            }
        }
    }

    [Fact]
    public async Task Verify_ManyRowsDiffer_CountsAll_AndShowsTheFirst()
    {
        var check = await AfterAsync("mart_learner_month", "UPDATE mart_learner_month SET marks_n = marks_n + 1");

        Assert.Equal(2 * (long)_warehouse.Ask("SELECT count(*) FROM mart_learner_month")!, check.Differences);
        Assert.Equal([false, true, false, true], check.First.Select(row => row.IsStored));
    }

    [Fact]
    public async Task Verify_FactThatPointsNowhere_IsCounted()
    {
        _warehouse.Change("UPDATE fact_attendance SET org_key = org_key + 98 WHERE line_no = 3");
        try
        {
            Assert.Equal(1, (await RunAsync()).Single(check => check.Name == "foreign_keys").Differences);
        }
        finally
        {
            _warehouse.Change("UPDATE fact_attendance SET org_key = org_key - 98 WHERE line_no = 3");
        }
    }

    [Fact]
    public async Task Verify_StatementThatWritesIntoTheWarehouse_IsRefused()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_warehouse.Folder, "sql", "Marts"));
        File.WriteAllText(
            Path.Combine(folder.FullName, "mart_outcome.sql"), "-- title: Не своя таблица\n-- columns: group_key\nDELETE FROM quarantine;\n");
        var verification = new Verification(_warehouse.Engine, new Catalogue.SqlCatalogue("sqlite", folder.Parent!.FullName));

        var refused = await Assert.ThrowsAsync<Core.WarehouseUnavailableException>(() => verification.RunAsync(TestContext.Current.CancellationToken));

        Assert.Equal("read_only", refused.Code);
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
    public void EveryMart_NamesTheColumnsOfItsTable() => Assert.All(
        _warehouse.Marts.Marts,
        mart => Assert.Equal(string.Join(", ", Columns(mart.ShortName)), mart.Value("columns")));

    private Task<IReadOnlyList<Check>> RunAsync() =>
        new Verification(_warehouse.Engine, _warehouse.Catalogue).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>What is found in a mart after a change; all else agrees, and the mart is as it was afterwards.</summary>
    private async Task<Check> AfterAsync(string mart, string change)
    {
        _warehouse.Change($"CREATE TABLE kept AS SELECT * FROM {mart}; {change}");
        try
        {
            var checks = await RunAsync();
            Assert.All(checks.Where(check => check.Name != mart), check => Assert.Equal(0, check.Differences));
            return checks.Single(check => check.Name == mart);
        }
        finally
        {
            _warehouse.Change($"DELETE FROM {mart}; INSERT INTO {mart} SELECT * FROM kept; DROP TABLE kept");
        }
    }

    private (string Condition, string Text) Row(string mart) => Find(mart, "1") ?? throw new InvalidOperationException($"No row in {mart}.");

    /// <summary>The first row for which something holds: what finds it again, and how a check writes it.</summary>
    private (string Condition, string Text)? Find(string mart, string where)
    {
        var columns = Columns(mart);
        var row = _warehouse.Rows($"SELECT {string.Join(", ", columns.Select(column => $"quote({column})"))} FROM {mart} WHERE {where} LIMIT 1").SingleOrDefault();
        return row is null
            ? null
            : (string.Join(" AND ", columns.Zip(row, (column, value) => $"{column} IS {value}")),
                string.Join(' ', columns.Zip(row, (column, value) => $"{column}={value!.Trim('\'')}")));
    }

    private List<string> Columns(string mart) => [.. _warehouse.Rows($"SELECT name FROM pragma_table_info('{mart}')").Select(row => row[0]!)];

    private bool IsNullable(string mart, string column) =>
        (long)_warehouse.Ask($"SELECT \"notnull\" FROM pragma_table_info('{mart}') WHERE name = '{column}'")! == 0;

    public sealed class Organisation : IDisposable
    {
        public Organisation() => SmallOrganisation.LoadInto(Warehouse);

        public TempWarehouse Warehouse { get; } = new();

        public void Dispose() => Warehouse.Dispose();
    }
}
