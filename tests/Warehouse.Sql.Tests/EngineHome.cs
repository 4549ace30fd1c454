using System.Globalization;
using Ingest.Worker;
using Ingest.Worker.Loading;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Marts;
using Warehouse.Sql.Reading;
using Warehouse.Sql.Schema;
using Warehouse.Sql.Sqlite;
using Warehouse.Sql.SqlServer;
using Warehouse.TestServer;

namespace Warehouse.Sql.Tests;

/// <summary>An empty warehouse on an engine, with what loads into it and reads from it.</summary>
public sealed class EngineHome : IDisposable
{
    private ServerDatabase? _database;

    private EngineHome(WarehouseOptions options, SqlCatalogue catalogue, IWarehouseEngine engine)
    {
        Directory.CreateDirectory(Folder);
        Options = options;
        Catalogue = catalogue;
        Engine = engine;
        Migrator = new Migrator(engine, catalogue, Clock);
        Marts = new MartRefresh(catalogue);
        Reader = new ReportReader(engine, catalogue);
        Verification = new Verification(engine, catalogue);
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "engine-" + Guid.NewGuid().ToString("N"));

    public WarehouseOptions Options { get; }

    public SqlCatalogue Catalogue { get; }

    public IWarehouseEngine Engine { get; }

    public Migrator Migrator { get; }

    public MartRefresh Marts { get; }

    public ReportReader Reader { get; }

    public Verification Verification { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public static async Task<EngineHome> OnSqliteAsync()
    {
        var options = new WarehouseOptions { Connection = Path.Combine(Path.GetTempPath(), $"engine-{Guid.NewGuid():N}.db") };
        var catalogue = new SqlCatalogue("sqlite");
        var home = new EngineHome(options, catalogue, new SqliteEngine(options, catalogue));
        await home.Migrator.MigrateAsync(CancellationToken.None);
        return home;
    }

    /// <summary>An empty database of the server that the environment names; skips the test where none is named.</summary>
    public static EngineHome OnSqlServer()
    {
        var database = ServerDatabase.Take();
        var (engine, catalogue) = ServerDatabase.Over(database.Connection);
        return new EngineHome(ServerDatabase.Options(database.Connection), catalogue, engine) { _database = database };
    }

    /// <summary>Another node's view of the same server.</summary>
    /// <param name="change">Changes its options.</param>
    public EngineHome Beside(Action<WarehouseOptions>? change = null)
    {
        var options = ServerDatabase.Options(Options.Connection);
        change?.Invoke(options);
        return new EngineHome(options, Catalogue, new SqlServerEngine(options, Catalogue));
    }

    public IReadOnlyList<LoadOutcome> Load(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return LoadPath(path);
    }

    public IReadOnlyList<LoadOutcome> LoadPath(string path)
    {
        return [.. BatchLoaders.Over(Engine, Catalogue, Folder, Clock).Load([path], null, CancellationToken.None)];
    }

    /// <summary>Rows of a query as text, cells joined by bars.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string text, DateTimeOffset? asOf = null)
    {
        await using var reading = asOf is { } moment
            ? await Engine.OpenAsOfAsync(moment, CancellationToken.None)
            : new WarehouseReading(await Engine.OpenReadAsync(CancellationToken.None));
        await using var command = reading.Connection.CreateCommand();
        command.CommandText = reading.Text(text);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    public void Dispose()
    {
        Reader.Dispose();
        if (Engine is SqliteEngine sqlite)
        {
            SqliteConnection.ClearAllPools();
            sqlite.Dispose();
            foreach (var path in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(Options.Connection) + "*"))
            {
                File.Delete(path);
            }
        }

        _database?.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
