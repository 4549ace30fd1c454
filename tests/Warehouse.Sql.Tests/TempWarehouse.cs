using System.Text.RegularExpressions;
using Ingest.Worker;
using Ingest.Worker.Loading;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Marts;
using Warehouse.Sql.Reading;
using Warehouse.Sql.Schema;
using Warehouse.Sql.Sqlite;
using Warehouse.TestServer;

namespace Warehouse.Sql.Tests;

/// <summary>An embedded warehouse in a folder of its own, with what loads into it and reads from it.</summary>
public sealed class TempWarehouse : IDisposable
{
    public TempWarehouse(params IEnumerable<string> sqlFolders)
    {
        Directory.CreateDirectory(Folder);
        Options = new WarehouseOptions { Connection = Path.Combine(Folder, "warehouse.db"), LockTimeoutSeconds = 5 };
        Catalogue = new SqlCatalogue("sqlite", sqlFolders);
        Engine = new SqliteEngine(Options, Catalogue);
        Migrator = new Migrator(Engine, Catalogue, Clock);
        Migrator.MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
        Marts = new MartRefresh(Catalogue);
        Reader = new ReportReader(Engine, Catalogue);
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "warehouse-" + Guid.NewGuid().ToString("N"));

    public WarehouseOptions Options { get; }

    public SqlCatalogue Catalogue { get; }

    public SqliteEngine Engine { get; }

    public Migrator Migrator { get; }

    public MartRefresh Marts { get; }

    public ReportReader Reader { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public IReadOnlyList<LoadOutcome> Load(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return [.. BatchLoaders.Over(Engine, Catalogue, Folder, Clock).Load([path], null, CancellationToken.None)];
    }

    public IReadOnlyList<string?[]> Rows(string text)
    {
        using var connection = Engine.OpenReadAsync(CancellationToken.None).GetAwaiter().GetResult();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        using var reader = command.ExecuteReader();
        var rows = new List<string?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))]);
        }

        return rows;
    }

    public object? Ask(string text)
    {
        using var connection = Engine.OpenReadAsync(CancellationToken.None).GetAwaiter().GetResult();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar();
    }

    public void Change(string text)
    {
        using var connection = new SqliteConnection($"Data Source={Options.Connection};Pooling=False;Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    /// <summary>How the engine would go about a statement.</summary>
    /// <param name="before">What to run first on the connection.</param>
    /// <param name="statement">One statement.</param>
    public IReadOnlyList<string> Plan(string before, string statement)
    {
        using var connection = new SqliteConnection($"Data Source={Options.Connection};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = before;
        command.ExecuteNonQuery();
        command.CommandText = "EXPLAIN QUERY PLAN " + statement;
        foreach (var name in Regex.Matches(statement, @"@\w+").Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            command.Parameters.AddWithValue(name, DBNull.Value);
        }

        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }

    public void Dispose()
    {
        Reader.Dispose();
        SqliteConnection.ClearAllPools();
        Engine.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
