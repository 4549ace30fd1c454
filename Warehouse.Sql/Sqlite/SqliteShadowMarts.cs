using Dapper;
using Microsoft.Data.Sqlite;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Marts;
using Warehouse.Sql.Schema;

namespace Warehouse.Sql.Sqlite;

/// <summary>
/// Shadow marts in a temporary database with the warehouse attached. SQLite deletes its temporary file with the connection.
/// </summary>
internal static class SqliteShadowMarts
{
    // Cached pages of each of the two databases. A sort takes up to as much again, and a mart runs up to four at a time.
    private const int CacheKilobytes = 16 * 1024;

    /// <summary>Creates the empty marts and begins the read transaction.</summary>
    /// <param name="warehouse">The warehouse.</param>
    /// <param name="catalogue">The marts.</param>
    public static async Task<SqliteConnection> OpenAsync(SqliteFile warehouse, SqlCatalogue catalogue, CancellationToken cancellationToken)
    {
        // Only a URI ("file:…") can attach the warehouse read-only, and the main name has to be one to allow it.
        var connection = new SqliteConnection("Data Source=file:;Mode=ReadWriteCreate;Foreign Keys=False;Pooling=False");
        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.ExecuteAsync(
                $"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = {-CacheKilobytes}");
            foreach (var table in TableDefinitions.Of("sqlite", MartRefresh.In(catalogue).Select(mart => mart.ShortName).ToHashSet(StringComparer.Ordinal)))
            {
                await connection.ExecuteAsync(table);
            }

            await connection.ExecuteAsync($"ATTACH DATABASE @path AS {SqliteAsOf.Live}", new { path = warehouse.Uri + "?mode=ro" });
            // One transaction: one state of the warehouse while loads commit.
            await connection.ExecuteAsync($"PRAGMA {SqliteAsOf.Live}.cache_size = {-CacheKilobytes}; BEGIN TRANSACTION");
            return connection;
        }
        catch (SqliteException error)
        {
            await connection.DisposeAsync();
            throw SqliteErrors.Translate(error, warehouse.Path);
        }
    }
}
