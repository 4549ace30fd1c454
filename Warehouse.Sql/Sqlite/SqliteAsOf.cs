using Dapper;
using Microsoft.Data.Sqlite;
using Warehouse.Sql.AsOf;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Sqlite;

/// <summary>
/// What was known at a moment, as a file of its own that holds the facts of then and the marts made of them. It is opened
/// in front of the warehouse, so that every report's statement reads the past under the names that it reads today by.
/// </summary>
/// <param name="warehouse">The warehouse.</param>
/// <param name="catalogue">The SQL that selects the past and makes the marts.</param>
internal sealed class SqliteAsOf(SqliteFile warehouse, SqlCatalogue catalogue) : IDisposable
{
    /// <summary>The warehouse's own name where a snapshot stands in front of it: that of its schema on SQL Server.</summary>
    public const string Live = "dbo";

    private readonly AsOfRecipe _recipe = new("sqlite", catalogue);
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The file for a moment, made now when it is not there yet.</summary>
    /// <returns>Null when nothing was loaded since: today's warehouse is the answer.</returns>
    public async Task<string?> SnapshotAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var known = Moment.Text(moment);
        await _one.WaitAsync(cancellationToken);
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = warehouse.Path,
                Mode = SqliteOpenMode.ReadOnly,
            }.ToString());
            await connection.OpenAsync(cancellationToken);
            var position = await connection.QuerySingleAsync<AsOfPosition>(catalogue["AsOf/position"].Text, new { known });
            if (position.LaterN == 0)
            {
                return null;
            }

            var path = Path.Combine(warehouse.AsOfFolder, _recipe.NameOf(position) + ".db");
            if (!File.Exists(path))
            {
                Directory.CreateDirectory(warehouse.AsOfFolder);
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

    private void Make(string path, string known)
    {
        var draft = path + ".draft";
        File.Delete(draft);
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = draft,
            Pooling = false,
            DefaultTimeout = 0,
        }.ToString()))
        {
            connection.Open();
            connection.Execute("PRAGMA journal_mode = OFF");
            connection.Execute("PRAGMA synchronous = OFF");
            connection.Execute("PRAGMA foreign_keys = OFF");
            foreach (var table in _recipe.Tables)
            {
                connection.Execute(table);
            }

            connection.Execute($"ATTACH DATABASE @path AS {Live}", new { path = warehouse.Path });
            // One transaction reads one state of the warehouse, whatever is loaded meanwhile.
            connection.Execute("BEGIN TRANSACTION");
            foreach (var fact in _recipe.Facts)
            {
                connection.Execute(fact, new { known });
            }

            foreach (var mart in _recipe.Marts)
            {
                connection.Execute(mart);
            }

            connection.Execute("COMMIT TRANSACTION");
        }

        File.Move(draft, path);
    }
}
