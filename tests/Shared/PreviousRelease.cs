using Microsoft.Data.Sqlite;

namespace Warehouse.TestServer;

/// <summary>Databases that the previous release made, kept as text in <c>tests/Fixtures</c>.</summary>
internal static class PreviousRelease
{
    /// <summary>Makes a file of what a text holds.</summary>
    /// <param name="name">File in <c>tests/Fixtures</c>.</param>
    /// <param name="path">The database to make.</param>
    public static void Restore(string name, string path) =>
        Run(path, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name)));

    /// <summary>Runs statements in a file.</summary>
    public static void Run(string path, string statements)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand in tests.
        command.CommandText = statements;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Every row of every table, without the journal of the schema: a line a row, under the names of the columns.</summary>
    public static IReadOnlyList<string> Rows(string path)
    {
        using var connection = Open(path);
        var lines = new List<string>();
        foreach (var table in Names(connection))
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are those of the file's tables.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                lines.Add(table + ": " + string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)}={reader.GetValue(i)}")));
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static List<string> Names(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_journal'";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=False");
        connection.Open();
        return connection;
    }
}
