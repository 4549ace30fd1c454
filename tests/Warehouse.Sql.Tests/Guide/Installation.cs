using Microsoft.Data.Sqlite;
using Warehouse.TestServer;

namespace Warehouse.Sql.Tests.Guide;

/// <summary>A folder as an operator has it: a warehouse, profiles, files to load. Programs run in it as processes.</summary>
internal sealed class Installation : IDisposable
{
    /// <summary>The worker as it is shipped, without <c>.dll</c>.</summary>
    public static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "Ingest.Worker");

    private readonly string _root = Directory.CreateTempSubdirectory("installation-").FullName;

    public string At(string name) => Path.Combine(_root, name);

    /// <summary>Puts a file there.</summary>
    public string Put(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
        return At(name);
    }

    /// <summary>Copies the profiles of the shipped program.</summary>
    public void PutProfiles()
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "Profiles", "default");
        foreach (var file in Directory.EnumerateFiles(shipped))
        {
            Put("Profiles/default/" + Path.GetFileName(file), File.ReadAllText(file));
        }
    }

    /// <summary>Runs a command to its end.</summary>
    /// <returns>What it wrote to its output.</returns>
    public async Task<string> RunAsync(string program, int exitCode, params string[] arguments)
    {
        using var process = new ProgramProcess(program, _root, arguments,
        [
            ("ConnectionStrings__Warehouse", At("warehouse.db")),
            ("ConnectionStrings__Crm", At("crm.db")),
            ("Ingest__Scratch", At("scratch")),
            ("Ingest__Archive", At("archive")),
            ("Ingest__Failed", At("failed")),
            ("Ingest__Profiles", Directory.Exists(At("Profiles")) ? At("Profiles") : null),
        ]);
        var (code, output, errors) = await process.EndAsync();
        Assert.True(code == exitCode, $"{code}: {output}{errors}");
        return output;
    }

    /// <summary>Changes a database of the folder.</summary>
    public void Change(string database, string sql) => Query(database, sql);

    /// <summary>Reads the warehouse: a row a line, values separated by spaces.</summary>
    public string[] Ask(string sql) => Query("warehouse.db", sql);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
    }

    private string[] Query(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={At(database)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "–" : reader.GetString(i))));
        }

        return [.. rows];
    }
}
