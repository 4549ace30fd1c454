using Dapper;
using Microsoft.Data.SqlClient;

namespace Warehouse.Sql.Tests;

/// <summary>Empties a database of tests.</summary>
internal static class SqlServerBroom
{
    public static async Task SweepAsync(string connectionString)
    {
        var builder = new SqlConnectionStringBuilder(connectionString);
        Assert.True(
            builder.InitialCatalog.Contains("test", StringComparison.OrdinalIgnoreCase),
            $"The tests empty their database: the name of '{builder.InitialCatalog}' must hold 'test'.");
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();
        foreach (var (table, key) in await connection.QueryAsync<(string, string)>(
            "SELECT object_name(parent_object_id), name FROM sys.foreign_keys"))
        {
            await connection.ExecuteAsync($"ALTER TABLE [{table}] DROP CONSTRAINT [{key}]");
        }

        foreach (var table in await connection.QueryAsync<string>("SELECT name FROM sys.tables WHERE is_ms_shipped = 0"))
        {
            await connection.ExecuteAsync($"DROP TABLE [{table}]");
        }

        foreach (var scheme in await connection.QueryAsync<string>("SELECT name FROM sys.partition_schemes"))
        {
            await connection.ExecuteAsync($"DROP PARTITION SCHEME [{scheme}]");
        }

        foreach (var function in await connection.QueryAsync<string>("SELECT name FROM sys.partition_functions"))
        {
            await connection.ExecuteAsync($"DROP PARTITION FUNCTION [{function}]");
        }
    }
}
