using Dapper;
using Microsoft.Data.Sqlite;
using Warehouse.Sql.AsOf;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.Sqlite;

/// <summary>
/// Snapshots of earlier moments: a file each, with the facts known then and the marts built from them. It is opened as the main
/// database with the warehouse attached, so that reports read the past by the same table names.
/// </summary>
/// <param name="warehouse">The warehouse.</param>
/// <param name="catalogue">The SQL that selects the past and makes the marts.</param>
internal sealed class SqliteAsOf(SqliteFile warehouse, SqlCatalogue catalogue) : IDisposable
{
    /// <summary>Schema name of the attached warehouse: the same as on SQL Server.</summary>
    public const string Live = "dbo";

    private readonly AsOfRecipe _recipe = new("sqlite", catalogue);
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The snapshot's file for a moment; builds it if there is none.</summary>
    /// <returns>Null when nothing was loaded since: the warehouse itself is read.</returns>
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
            // One transaction: one state of the warehouse while loads commit.
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
