using System.Text;
using Microsoft.Data.Sqlite;

namespace Reports.Web.Tests.Atomic;

/// <summary>The file of a site's store, which can be made to break off, or to stand still, at any row that is written.</summary>
/// <param name="path">The file.</param>
internal sealed class BrokenStore(string path)
{
    private const string Mine = "test_";

    // No rows would be enough to wait for: the product of eight lists of tables.
    private const string Endless =
        "SELECT count(*) FROM sqlite_schema a, sqlite_schema b, sqlite_schema c, sqlite_schema d, sqlite_schema e, sqlite_schema f, sqlite_schema g, sqlite_schema h";

    /// <summary>Refuses the row after the given number of rows.</summary>
    /// <param name="rows">Rows that are written first.</param>
    /// <param name="table">Counts rows of this table alone; null counts those of all.</param>
    public void BreakAfter(int rows, string? table = null) => Arm(rows, table, "SELECT raise(ABORT, 'broken by the test')");

    /// <summary>Stands still in the row after the given number of rows, and never ends.</summary>
    /// <param name="rows">Rows that are written first.</param>
    /// <param name="table">Counts rows of this table alone; null counts those of all.</param>
    public void StallAfter(int rows, string? table = null) => Arm(rows, table, Endless);

    /// <summary>Whole again.</summary>
    public void Mend()
    {
        using var connection = Open();
        foreach (var name in Names(connection, "trigger", isMine: true))
        {
            Run(connection, $"DROP TRIGGER {name}");
        }

        Run(connection, $"DROP TABLE IF EXISTS {Mine}rows");
    }

    /// <summary>Waits until somebody holds the store's writer for a second, which is longer than any transaction of the site lasts.</summary>
    public async Task HeldAsync()
    {
        using var connection = Open();
        connection.DefaultTimeout = 1;
        while (!await Task.Run(() => IsBusy(connection), TestContext.Current.CancellationToken))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Every row of every table; without the moments at which sessions were last used.</summary>
    public string Image()
    {
        using var connection = Open();
        var image = new StringBuilder();
        foreach (var table in Names(connection, "table", isMine: false))
        {
            using var command = Command(connection, $"SELECT * FROM {table}");
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                image.Append(table);
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    image.Append('|').Append(reader.GetName(i) == "seen_at" ? "" : reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes[..16]) : reader.GetValue(i));
                }

                image.Append('\n');
            }
        }

        return image.ToString();
    }

    private void Arm(int rows, string? table, string what)
    {
        Mend();
        using var connection = Open();
        Run(connection, $"CREATE TABLE {Mine}rows (n INTEGER NOT NULL)");
        Run(connection, $"INSERT INTO {Mine}rows VALUES ({rows})");
        foreach (var name in Names(connection, "table", isMine: false).Where(name => table is null || name == table))
        {
            foreach (var change in new[] { "INSERT", "UPDATE", "DELETE" })
            {
                Run(connection, $"CREATE TRIGGER {Mine}{name}_{change} BEFORE {change} ON {name} BEGIN UPDATE {Mine}rows SET n = n - 1; {what} WHERE (SELECT n FROM {Mine}rows) < 0; END");
            }
        }
    }

    private static bool IsBusy(SqliteConnection connection)
    {
        try
        {
            Run(connection, "BEGIN IMMEDIATE");
            Run(connection, "ROLLBACK");
            return false;
        }
        catch (SqliteException error) when (error.SqliteErrorCode == 5)
        {
            return true;
        }
    }

    private static List<string> Names(SqliteConnection connection, string type, bool isMine)
    {
        using var command = Command(connection, $"SELECT name FROM sqlite_schema WHERE type = '{type}' AND name NOT LIKE 'sqlite%' ORDER BY name");
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names.FindAll(name => name.StartsWith(Mine, StringComparison.Ordinal) == isMine);
    }

    private static void Run(SqliteConnection connection, string statement)
    {
        using var command = Command(connection, statement);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string statement)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand in this file.
        command.CommandText = statement;
#pragma warning restore CA2100
        return command;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
