using System.Globalization;
using Microsoft.Data.Sqlite;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Marts;

namespace Warehouse.Sql.Engines.Sqlite;

/// <summary>
/// What was known at a moment, as a file of its own that holds the facts of then and the marts made of them. It is opened
/// in front of the warehouse, so that every report's statement reads the past under the names that it reads today by.
/// A moment is told by the last load finished before it: one file serves all moments between two loads, and never goes stale.
/// </summary>
/// <param name="options">Where the warehouse is.</param>
/// <param name="catalogue">The SQL that selects the past and makes the marts.</param>
internal sealed class SqliteAsOf(WarehouseOptions options, SqlCatalogue catalogue) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The file for a moment, made now when it is not there yet.</summary>
    /// <returns>Null when nothing was loaded since: today's warehouse is the answer.</returns>
    public async Task<string?> SnapshotAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        var known = Moment.Text(moment);
        await _one.WaitAsync(cancellation);
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = options.Connection,
                Mode = SqliteOpenMode.ReadOnly,
            }.ToString());
            await connection.OpenAsync(cancellation);
            var (last, later) = Position(connection, known);
            if (later == 0)
            {
                return null;
            }

            var folder = options.Connection + ".asof";
            var path = Path.Combine(folder, last.ToString(CultureInfo.InvariantCulture) + ".db");
            if (!File.Exists(path))
            {
                Directory.CreateDirectory(folder);
                Make(path, known);
            }

            return path;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private (long Last, long Later) Position(SqliteConnection connection, string known)
    {
        using var command = connection.CreateCommand();
        command.CommandText = catalogue["AsOf/position"].Text;
        command.Parameters.AddWithValue("@known", known);
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetInt64(1)) : (0, 0);
    }

    private void Make(string path, string known)
    {
        var draft = path + ".draft";
        File.Delete(draft);
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = draft, Pooling = false }.ToString()))
        {
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = OFF");
            Execute(connection, "PRAGMA synchronous = OFF");
            Execute(connection, "PRAGMA foreign_keys = OFF");
            foreach (var script in Schema.SchemaScripts.For("sqlite").Where(script => script.Name.EndsWith("facts", StringComparison.Ordinal)
                || script.Name.EndsWith("marts", StringComparison.Ordinal)))
            {
                Execute(connection, script.Text);
            }

            Execute(connection, "ATTACH DATABASE @path AS live", ("@path", options.Connection));
            // One transaction reads one state of the warehouse, whatever is loaded meanwhile.
            Execute(connection, "BEGIN");
            foreach (var step in catalogue.In("AsOf").Where(file => file.ShortName != "position"))
            {
                Execute(connection, step.Text, ("@known", known));
            }

            Execute(connection, catalogue["Marts/touch-all"].Text);
            foreach (var mart in MartRefresh.In(catalogue))
            {
                Execute(connection, mart.Text);
            }

            Execute(connection, "COMMIT");
        }

        File.Move(draft, path);
    }

    private static void Execute(SqliteConnection connection, string text, params (string Name, string Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = 0;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
