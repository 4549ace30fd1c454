using Ingest.Worker.Loading;
using Ingest.Worker.Sample;
using Warehouse.Sql.Engines;

namespace Warehouse.Sql.Tests;

/// <summary>The contract on SQL Server, and what several workers need of it.</summary>
[Collection("SQL Server")]
public sealed class SqlServerEngineTests : EngineContract
{
    protected override Task<EngineHome> OpenAsync() => EngineHome.OnSqlServerAsync();

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
    public async Task Sample_OnBothEngines_GivesTheSameRows()
    {
        var folder = Path.Combine(Home.Folder, "sample");
        new SampleOrganisation(new SampleOptions(200, 1, 7, new DateOnly(2026, 11, 21))).Write(folder);
        using var embedded = await EngineHome.OnSqliteAsync();
        foreach (var home in new[] { embedded, Home })
        {
            Assert.All(home.LoadPath(Path.Combine(folder, "feeds")), outcome => Assert.Equal(LoadState.Loaded, outcome.State));
        }

        foreach (var table in await embedded.RowsAsync(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('schema_journal', 'dim_date', 'dim_load_file')"))
        {
            Assert.Equal(await SortedAsync(embedded, table), await SortedAsync(Home, table));
        }

        Assert.All(await Home.Verification.RunAsync(CancellationToken.None), check => Assert.Equal(0, check.Differences));
        Assert.Equal(["0"], await Home.RowsAsync("SELECT count(*) FROM load_session"));
        foreach (var stage in new TransactSqlSchema().Tables.Keys.Where(table => table.StartsWith("stage_", StringComparison.Ordinal)))
        {
            Assert.Equal([$"{stage} 0"], await Home.RowsAsync($"SELECT concat('{stage} ', count(*)) FROM {stage}"));
        }
    }

    /// <summary>All rows of a table, each column told by its name, files by theirs: numbers of files have gaps on a server.</summary>
    private static async Task<IReadOnlyList<string>> SortedAsync(EngineHome home, string table)
    {
        var columns = new TransactSqlSchema().Tables[table].Keys.Order(StringComparer.Ordinal).ToList();
        var hasFile = columns.Remove("load_file_key");
        var rows = await home.RowsAsync(hasFile
            ? $"SELECT source.name, {string.Join(", ", columns.Select(column => "t." + column))} FROM {table} AS t LEFT JOIN dim_load_file AS source ON source.load_file_key = t.load_file_key"
            : $"SELECT {string.Join(", ", columns)} FROM {table}");
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    private static bool Claim(ILoadSession session, string sha256)
    {
        using var claim = session.Prepare("Load/file.claim");
        foreach (var (name, value) in new[] { ("sha256", sha256), ("name", "a.csv"), ("profile", "default"), ("feed", "grades"), ("started_at", "2026-01-01") })
        {
            claim.Bind(claim.Parameter(name), Cell.Of(value));
        }

        claim.Bind(claim.Parameter("size"), Cell.Of(1));
        return claim.Read();
    }
}
