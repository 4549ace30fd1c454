using Ingest.Sources;
using Microsoft.Data.Sqlite;

namespace Ingest.Worker.Profiles;

/// <summary>
/// The raw files of a profile in a SQLite database, so that its queries can join them, including those of earlier loads.
/// Nothing in it is the only copy: it may be removed when no load runs. Statements over raw tables are the only
/// ones that are composed at run time, because only the profile knows their columns; names are quoted.
/// </summary>
internal sealed class Scratch : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Profile _profile;

    public Scratch(Profile profile, string folder)
    {
        Directory.CreateDirectory(folder);
        _profile = profile;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, profile.Name + ".db"),
            Pooling = false,
        }.ToString());
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = OFF");
        Execute("CREATE TABLE IF NOT EXISTS source_file (file_id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, lines INTEGER NOT NULL)");
        Execute("CREATE TEMP TABLE new_file (file_id INTEGER PRIMARY KEY)");
        foreach (var (table, columns) in profile.Tables)
        {
            var list = string.Join(", ", columns.Select(Quoted));
            Execute($"CREATE TABLE IF NOT EXISTS {Quoted("raw_" + table)} (source_file INTEGER NOT NULL, source_line INTEGER NOT NULL, {list}, PRIMARY KEY (source_file, source_line)) WITHOUT ROWID");
            Execute($"CREATE TEMP VIEW {Quoted(table)} AS SELECT *, source_file IN (SELECT file_id FROM new_file) AS is_new FROM {Quoted("raw_" + table)}");
        }
    }

    /// <summary>The open database, for the profile's queries.</summary>
    public SqliteConnection Connection => _connection;

    /// <summary>Copies a raw file into the database, once.</summary>
    /// <param name="table">The raw table that it is of.</param>
    /// <param name="open">Opens the database.</param>
    /// <param name="isNew">Whether this load is of it; otherwise it only stands by for joins.</param>
    /// <returns>Its number in the database, and how many lines of data it has.</returns>
    public (long FileId, long Lines) Stage(
        RawFile file, string table, Func<RawFile, IRawTable> open, bool isNew, CancellationToken cancellationToken)
    {
        var (fileId, lines) = Find(file) ?? Copy(file, table, open, cancellationToken);
        if (isNew)
        {
            Execute("INSERT OR IGNORE INTO new_file VALUES (@id)", ("@id", fileId));
        }

        return (fileId, lines);
    }

    /// <summary>
    /// Removes a file that no load finished: it was left by a process that was killed, or belongs to a warehouse that
    /// was replaced.
    /// </summary>
    public void Forget(long fileId)
    {
        foreach (var table in _profile.Tables.Keys)
        {
            Execute($"DELETE FROM {Quoted("raw_" + table)} WHERE source_file = @id", ("@id", fileId));
        }

        Execute("DELETE FROM source_file WHERE file_id = @id", ("@id", fileId));
    }

    /// <summary>The files in the database: number and SHA-256 of the content.</summary>
    public IReadOnlyList<(long FileId, string Sha256)> Files()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT file_id, sha256 FROM source_file";
        using var reader = command.ExecuteReader();
        var files = new List<(long, string)>();
        while (reader.Read())
        {
            files.Add((reader.GetInt64(0), reader.GetString(1)));
        }

        return files;
    }

    /// <summary>A raw row as text, for the quarantine.</summary>
    public string RawText(string table, long fileId, long line)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {Quoted("raw_" + table)} WHERE source_file = @file AND source_line = @line";
        command.Parameters.AddWithValue("@file", fileId);
        command.Parameters.AddWithValue("@line", line);
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? string.Join(',', Enumerable.Range(2, reader.FieldCount - 2).Select(i => reader.IsDBNull(i) ? "" : reader.GetString(i)))
            : "";
    }

    public void Dispose() => _connection.Dispose();

    private (long FileId, long Lines)? Find(RawFile file)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT file_id, lines FROM source_file WHERE sha256 = @sha256";
        command.Parameters.AddWithValue("@sha256", file.Sha256);
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetInt64(1)) : null;
    }

    private (long FileId, long Lines) Copy(RawFile file, string table, Func<RawFile, IRawTable> open, CancellationToken cancellationToken)
    {
        using var raw = open(file);
        using var transaction = _connection.BeginTransaction();
        var fileId = 1 + (long)Scalar("SELECT coalesce(max(file_id), 0) FROM source_file")!;
        var columns = _profile.Tables[table];
        int[] position = [.. columns.Select(column => raw.Header.ToList().FindIndex(name => string.Equals(name, column, StringComparison.OrdinalIgnoreCase)))];
        using var insert = _connection.CreateCommand();
        insert.CommandText = $"INSERT INTO {Quoted("raw_" + table)} VALUES (@file, @line, {string.Join(", ", columns.Select((_, i) => "@c" + i))})";
        insert.Parameters.AddWithValue("@file", fileId);
        var line = insert.Parameters.Add("@line", SqliteType.Integer);
        SqliteParameter[] cells = [.. columns.Select((_, i) => insert.Parameters.Add("@c" + i, SqliteType.Text))];
        var lines = 0L;
        while (raw.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            line.Value = raw.LineNo;
            for (var i = 0; i < cells.Length; i++)
            {
                var text = raw[position[i]].Trim();
                cells[i].Value = text.Length == 0 ? DBNull.Value : text;
            }

            insert.ExecuteNonQuery();
            lines++;
        }

        Execute(
            "INSERT INTO source_file VALUES (@id, @sha256, @lines)",
            ("@id", fileId), ("@sha256", file.Sha256), ("@lines", lines));
        transaction.Commit();
        return (fileId, lines);
    }

    private object? Scalar(string text)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar();
    }

    private void Execute(string text, params (string Name, object Value)[] parameters)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }

    private static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
