using Dapper;
using Microsoft.Data.SqlClient;

namespace Warehouse.Sql.Tests;

/// <summary>Makes and empties the database of tests.</summary>
internal static class SqlServerBroom
{
    // What is the same in every test stays: days, kinds of control, marks and scales.
    private static readonly string[] Kept = ["schema_journal", "dim_date", "dim_control", "load_turn", "dim_scale", "scale_value", "dim_attendance_mark"];
    private static readonly Lock One = new();
    private static bool _isMade;

    /// <summary>Whether the schema is to be made: once a run. Later the rows alone are taken out.</summary>
    public static async Task<bool> SweepAsync(string connectionString, bool isWhole)
    {
        var builder = new SqlConnectionStringBuilder(connectionString);
        var name = builder.InitialCatalog;
        Assert.True(name.Contains("test", StringComparison.OrdinalIgnoreCase), $"The tests empty their database: the name of '{name}' must hold 'test'.");
        lock (One)
        {
            if (_isMade)
            {
                name = "";
            }

            _isMade = true;
        }

        if (name.Length == 0)
        {
            await EmptyAsync(connectionString);
            return false;
        }

        SqlConnection.ClearAllPools();
        builder.InitialCatalog = "master";
        builder.Pooling = false;
        await using var master = new SqlConnection(builder.ToString());
        await master.OpenAsync();
        await master.ExecuteAsync($"DROP DATABASE IF EXISTS [{name}]");
        // A server for which the options are off may not know the collation either.
        await master.ExecuteAsync($"CREATE DATABASE [{name}]" + (isWhole ? " COLLATE Latin1_General_100_BIN2_UTF8" : ""));
        return true;
    }

    private static async Task EmptyAsync(string connectionString)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();
        var tables = (await connection.QueryAsync<string>("SELECT name FROM sys.tables WHERE is_ms_shipped = 0 AND schema_id = schema_id('dbo')")).Except(Kept);
        foreach (var table in tables.OrderBy(Rank).ThenBy(table => table, StringComparer.Ordinal))
        {
            await connection.ExecuteAsync(table switch
            {
                "dim_organisation" => "DELETE FROM dim_organisation WHERE org_key <> 1",
                "dim_programme" or "dim_module" or "dim_competency" or "dim_teacher" or "dim_group" => $"DELETE FROM {table} WHERE {table[4..]}_key <> 0",
                _ => $"DELETE FROM [{table}]",
            });
        }
    }

    /// <summary>What others point at goes last.</summary>
    private static int Rank(string table) => table switch
    {
        "dim_organisation" => 9,
        "dim_programme" or "dim_teacher" => 8,
        "dim_group" or "dim_learner" or "dim_module" or "dim_competency" or "dim_scale" or "dim_load_file" => table == "dim_group" ? 6 : 7,
        _ when table.StartsWith("dim_", StringComparison.Ordinal) && !table.EndsWith("_history", StringComparison.Ordinal) => 5,
        _ => 1,
    };
}
