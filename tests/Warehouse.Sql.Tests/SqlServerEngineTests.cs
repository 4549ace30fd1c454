using Microsoft.Data.SqlClient;
using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;

namespace Warehouse.Sql.Tests;

/// <summary>The contract on SQL Server, and what several workers need of it.</summary>
[Collection("SQL Server")]
public sealed class SqlServerEngineTests : EngineContract
{
    protected override Task<EngineHome> OpenAsync() => Task.Run(EngineHome.OnSqlServer);

    protected override async Task<bool> HoldsOneStateAsync() =>
        await Home.RowsAsync("SELECT snapshot_isolation_state FROM sys.databases WHERE database_id = db_id()") is ["1"];

    [Fact]
    public async Task Claim_WhileAnotherHasTheFile_IsRefused_AndGivenWhenItDies()
    {
        using var first = Home.Engine.BeginLoad(CancellationToken.None);
        Assert.True(Claim(first, "abc"));

        using (var second = Home.Engine.BeginLoad(CancellationToken.None))
        {
            Assert.False(Claim(second, "abc"));
        }

        first.Dispose();
        using var third = Home.Engine.BeginLoad(CancellationToken.None);
        Assert.True(Claim(third, "abc"));
        third.TakeTurn();
        third.Commit();
        Assert.Equal(["abc"], await Home.RowsAsync("SELECT sha256 FROM dim_load_file"));
    }

    [Fact]
    public async Task Claim_OfASilentWorker_PassesOn_AndStopsTheSilentOne()
    {
        using var silent = Home.Engine.BeginLoad(CancellationToken.None);
        Assert.True(Claim(silent, "abc"));
        await Home.RowsAsync("UPDATE dim_load_file SET lease_until = '2000-01-01T00:00:00' WHERE sha256 = 'abc'");

        using var other = Home.Engine.BeginLoad(CancellationToken.None);
        Assert.True(Claim(other, "abc"));

        Assert.Equal("lease_lost", Assert.Throws<WarehouseUnavailableException>(silent.TakeTurn).Code);
    }

    [Fact]
    public async Task Load_ThatStagesAgainInItsTurn_KeepsItsLeaseMeanwhile()
    {
        using var session = Home.Engine.BeginLoad(CancellationToken.None);
        Assert.True(Claim(session, "abc"));
        session.TakeTurn();
        session.Merge("Dimensions/teachers.merge", ("load_file_key", Cell.Of(1)), ("day", Cell.Of(20260101)));
        session.TakeTurn();
        Assert.Equal(["2"], await Home.RowsAsync("SELECT count(*) FROM load_session WHERE is_over = 0"));
        await Home.RowsAsync("UPDATE load_session SET lease_until = '2000-01-01T00:00:00'");
        session.Merge("Dimensions/teachers.merge", ("load_file_key", Cell.Of(1)), ("day", Cell.Of(20260101)));
        session.TakeTurn();
        session.Commit();
    }

    [Fact]
    public async Task SchemaLock_IsGivenUpWithItsConnection()
    {
        await Home.Migrator.MigrateAsync(TestContext.Current.CancellationToken);

        // Another program: a connection that no pool of this one has had.
        await using var other = new SqlConnection(new SqlConnectionStringBuilder(Home.Options.Connection) { Pooling = false }.ToString());
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = other.CreateCommand();
        command.CommandText = Home.Catalogue["Migrate/lock"].Text;
        command.Parameters.AddWithValue("resource", "warehouse-schema");
        command.Parameters.AddWithValue("wait_ms", 0);
        Assert.Equal(0, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    private static bool Claim(ILoadSession session, string sha256) =>
        new Ledger(session, new LoadClock(TimeProvider.System, null, acceptsStep: false)).Claim(new LedgerFile(sha256, "a.csv", 1, "default", "grades")) is not null;
}
