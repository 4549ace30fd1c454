using Dapper;
using Warehouse.Sql.AsOf;

namespace Warehouse.Sql.Tests;

/// <summary>The contract on SQL Server, and what several nodes and workers need of it.</summary>
[Collection("SQL Server")]
public sealed class SqlServerAsOfTests : AsOfContract
{
    private const string Header = "learner_code,group_code,module_code,control,graded_on,grade\n";

    private readonly List<EngineHome> _others = [];

    public override async ValueTask DisposeAsync()
    {
        _others.ForEach(home => home.Dispose());
        if (Home is not null)
        {
            foreach (var schema in await SchemasAsync())
            {
                await RunAsync(Home.Catalogue["AsOf/Server/drop"].Text, schema);
            }
        }

        await base.DisposeAsync();
    }

    protected override bool LosesLetters => !Home.Options.SqlServer.Columnstore;

    protected override async Task<EngineHome> OpenAsync()
    {
        var home = await Task.Run(EngineHome.OnSqlServer);
        // What a run left that was broken off: the database stays.
        foreach (var schema in await home.RowsAsync(home.Catalogue["AsOf/Server/list"].Text))
        {
            await using var connection = await home.Engine.OpenReadAsync(CancellationToken.None);
            await connection.ExecuteAsync(home.Catalogue["AsOf/Server/drop"].Text, new { schema_name = schema });
        }

        return home;
    }

    [Fact]
    public async Task Snapshot_WhileALoadHasItsTurn_IsMadeWithoutItAndLeavesItAlone()
    {
        Grades(4);
        using var session = Home.Engine.BeginLoad(CancellationToken.None);
        session.TakeTurn();
        session.Run("Marts/touch-all");
        session.Run("Loading/counts.clear");

        var made = await LabelAsync(March.AddDays(1)).WaitAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(["2"], made);
        Assert.NotEmpty(session.Query<long>("Marts/touched"));
        session.Commit();
        Assert.Equal(["2", "3"], await LabelAsync(March.AddDays(2)));
    }

    [Fact]
    public async Task Snapshot_AskedForByManyNodesAtOnce_IsMadeOnce()
    {
        Grades(3);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Other().RowsAsync("SELECT label FROM fact_grade", March.AddDays(1)))));

        Assert.All(answers, rows => Assert.Equal(["2"], rows));
        Assert.Single(await SchemasAsync());
    }

    [Fact]
    public async Task Snapshot_HalfMade_IsNotRead_AndMadeAnew()
    {
        Grades(3);
        await LabelAsync(March.AddDays(1));
        var schema = Assert.Single(await SchemasAsync());
        await RunAsync($"DROP TABLE {schema}.made; DELETE FROM {schema}.fact_grade; DROP TABLE {schema}.mart_outcome;", schema);

        Assert.Equal(["2"], await LabelAsync(March.AddDays(1)));
        Assert.Single(await SchemasAsync());
    }

    [Fact]
    public async Task Snapshots_BeyondTheKept_AreDropped_ButNotUnderAReader()
    {
        Grades(6);
        var home = Other(kept: 2);
        await using (var reading = await home.Engine.OpenAsOfAsync(March.AddDays(1), CancellationToken.None))
        {
            for (var day = 2; day <= 4; day++)
            {
                await home.RowsAsync("SELECT count(*) FROM fact_grade", March.AddDays(day));
            }

            Assert.Equal(3, (await SchemasAsync()).Count);
            Assert.Equal("2", await reading.Connection.ExecuteScalarAsync<string>(reading.Text("SELECT max(label) FROM fact_grade")));
        }

        await home.RowsAsync("SELECT count(*) FROM fact_grade", March.AddDays(5));

        Assert.Equal(2, (await SchemasAsync()).Count);
        Assert.Equal(["2"], await home.RowsAsync("SELECT label FROM fact_grade", March.AddDays(1)));
    }

    [Fact]
    public async Task Snapshot_NameOfTheRecipe_IsTheSchemas()
    {
        Grades(2);
        await LabelAsync(March.AddDays(1));

        Assert.StartsWith("asof_1_", Assert.Single(await SchemasAsync()), StringComparison.Ordinal);
        Assert.Contains("touched_group", new AsOfRecipe("sqlserver", Home.Catalogue).Names);
    }

    /// <summary>A load a day, each with one grade.</summary>
    private void Grades(int days)
    {
        for (var day = 1; day <= days; day++)
        {
            LoadOn(March.AddDays(day).AddHours(-1), $"{day}.csv", Header + $"L{day},G1,M1,final,2026-02-20,{((day - 1) % 4) + 2}\n");
        }
    }

    /// <summary>Another node's view of the same server.</summary>
    private EngineHome Other(int? kept = null)
    {
        var home = Home.Beside(options => options.SqlServer.AsOfKept = kept ?? options.SqlServer.AsOfKept);
        lock (_others)
        {
            _others.Add(home);
        }

        return home;
    }

    private async Task<IReadOnlyList<string>> SchemasAsync() => await Home.RowsAsync(Home.Catalogue["AsOf/Server/list"].Text);

    private async Task RunAsync(string text, string schema)
    {
        await using var connection = await Home.Engine.OpenReadAsync(CancellationToken.None);
        await connection.ExecuteAsync(text, new { schema_name = schema });
    }
}
