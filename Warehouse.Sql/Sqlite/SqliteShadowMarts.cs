using Dapper;
using Microsoft.Data.Sqlite;
using Warehouse.Sql.Marts;

namespace Warehouse.Sql.Sqlite;

/// <summary>
/// A temporary database of marts in front of the warehouse. SQLite keeps it in a file of its temporary folder, which is gone with the connection.
/// </summary>
internal static class SqliteShadowMarts
{
    // Pages of each of the two databases that stay in memory. A sort takes up to as much again, and a mart has up to four at a time.
    private const int CacheKilobytes = 16 * 1024;

    /// <summary>Makes the empty marts and begins to read.</summary>
    /// <param name="warehouse">Path of the warehouse.</param>
    public static async Task<SqliteConnection> OpenAsync(string warehouse, CancellationToken cancellationToken)
    {
        // A name that begins with «file:» lets the warehouse be attached by a URI, which alone can say that it is only read.
        var connection = new SqliteConnection("Data Source=file:;Mode=ReadWriteCreate;Foreign Keys=False;Pooling=False");
        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.ExecuteAsync(
                $"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = {-CacheKilobytes}");
            foreach (var script in MartTables.For("sqlite"))
            {
                await connection.ExecuteAsync(script);
            }

            var path = new Uri(Path.GetFullPath(warehouse)).AbsoluteUri;
            await connection.ExecuteAsync($"ATTACH DATABASE @path AS {SqliteAsOf.Live}", new { path = path + "?mode=ro" });
            // One transaction reads one state of the warehouse, whatever is loaded meanwhile.
            await connection.ExecuteAsync($"PRAGMA {SqliteAsOf.Live}.cache_size = {-CacheKilobytes}; BEGIN TRANSACTION");
            return connection;
        }
        catch (SqliteException error)
        {
            await connection.DisposeAsync();
            throw SqliteErrors.Translate(error, warehouse);
        }
    }
}
