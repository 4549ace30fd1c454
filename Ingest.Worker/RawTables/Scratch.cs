using Ingest.Feeds.Contracts;
using Ingest.Feeds.Profiles;
using Ingest.Sources;
using Microsoft.Data.Sqlite;
using Warehouse.Sql.Catalogue;

namespace Ingest.Worker.RawTables;

/// <summary>
/// The raw files of a profile in a SQLite database, so that its queries can join them, including those of earlier loads.
/// Nothing in it is the only copy: it may be removed when no load runs. Its statements are in <c>Sql/Scratch</c>. Names of raw tables and
/// columns are put into them at run time, quoted, because only the profile knows them.
/// </summary>
internal sealed class Scratch : IDisposable
{
    private static readonly SqlCatalogue Statements = new("sqlite", typeof(Scratch).Assembly);

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
        Execute(Text("begin"));
        foreach (var (table, columns) in profile.Tables)
        {
            Execute(Text("table", ("{raw}", Raw(table)), ("{view}", Quoted(table)), ("{columns}", string.Join(", ", columns.Select(Quoted)))));
        }
    }

    /// <summary>The open database, for the profile's queries.</summary>
    public SqliteConnection Connection => _connection;

    /// <summary>Copies a raw file into the database, once.</summary>
    /// <param name="table">The raw table that it is of.</param>
    /// <param name="open">Opens the database.</param>
    /// <param name="isNew">Whether this load is of it; otherwise it only stands by for joins.</param>
    /// <param name="words">Words that totals begin with.</param>
    public StagedTable Stage(
        RawFile file, string table, Func<RawFile, IRawTable> open, bool isNew, Words words, CancellationToken cancellationToken)
    {
        var staged = Find(file) ?? Copy(file, table, open, words, cancellationToken);
        if (isNew)
        {
            Execute(Text("file.mark-new"), ("@id", staged.FileId));
        }

        return staged;
    }

    /// <summary>
    /// Removes a file that no load finished: it was left by a process that was killed, or belongs to a warehouse that
    /// was replaced.
    /// </summary>
    public void Forget(long fileId)
    {
        foreach (var table in _profile.Tables.Keys)
        {
            Execute(Text("rows.remove", ("{raw}", Raw(table))), ("@id", fileId));
        }

        Execute(Text("file.remove"), ("@id", fileId));
    }

    /// <summary>The files in the database: number and SHA-256 of the content.</summary>
    public IReadOnlyList<(long FileId, string Sha256)> Files()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = Text("file.list");
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
        command.CommandText = Text("row.find", ("{raw}", Raw(table)));
        command.Parameters.AddWithValue("@file", fileId);
        command.Parameters.AddWithValue("@line", line);
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? string.Join(',', Enumerable.Range(2, reader.FieldCount - 2).Select(i => reader.IsDBNull(i) ? "" : reader.GetString(i)))
            : "";
    }

    public void Dispose() => _connection.Dispose();

    private StagedTable? Find(RawFile file)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = Text("file.find");
        command.Parameters.AddWithValue("@sha256", file.Sha256);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new StagedTable(reader.GetInt64(0), reader.GetInt64(1)) : null;
    }

    private StagedTable Copy(RawFile file, string table, Func<RawFile, IRawTable> open, Words words, CancellationToken cancellationToken)
    {
        using var raw = open(file);
        using var transaction = _connection.BeginTransaction();
        var fileId = NextFile();
        var columns = _profile.Tables[table];
        var names = raw.Header.Select(ColumnName.Folded).ToList();
        int[] position = [.. columns.Select(column => names.IndexOf(ColumnName.Folded(column)))];
        var service = new ServiceRows(raw, words, _ => false, _ => false);
        var tooLong = new List<(long Line, string Text, int Width)>();
        var (first, last) = (position.Min(), "");
        using var insert = _connection.CreateCommand();
        insert.CommandText = Text("row.insert", ("{raw}", Raw(table)), ("{cells}", string.Join(", ", columns.Select((_, i) => "@c" + i))));
        insert.Parameters.AddWithValue("@file", fileId);
        var line = insert.Parameters.Add("@line", SqliteType.Integer);
        SqliteParameter[] cells = [.. columns.Select((_, i) => insert.Parameters.Add("@c" + i, SqliteType.Text))];
        var lines = 0L;
        while (raw.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (LongRow.Is(raw, out var width))
            {
                tooLong.Add((raw.LineNo, raw.RawText, width));
                continue;
            }

            // As in a file of a feed: looked at closely only where the row may be one of the form.
            var lead = raw[first];
            var isWordy = lead != last && !lead.AsSpan().ContainsAnyInRange('0', '9');
            if ((service.IsFirst || isWordy)
                && service.Takes(isRejected: position.Any(column => string.IsNullOrWhiteSpace(raw[column]))))
            {
                continue;
            }

            if (isWordy && service.IsPlain(lead))
            {
                last = lead;
            }

            line.Value = raw.LineNo;
            for (var i = 0; i < cells.Length; i++)
            {
                var text = raw[position[i]].Trim();
                cells[i].Value = text.Length == 0 ? DBNull.Value : text;
            }

            insert.ExecuteNonQuery();
            lines++;
        }

        Execute(Text("file.insert"), ("@id", fileId), ("@sha256", file.Sha256), ("@lines", lines));
        transaction.Commit();
        return new StagedTable(fileId, lines) { PassedOver = service.PassedOver, TooLong = tooLong, Notes = [.. raw.Notes, .. service.Notes()] };
    }

    private long NextFile()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = Text("file.next");
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>A statement, with names in the places that stand in braces.</summary>
    private static string Text(string name, params (string Place, string Names)[] places) =>
        places.Aggregate(Statements["Scratch/" + name].Text, (text, place) => text.Replace(place.Place, place.Names, StringComparison.Ordinal));

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

    private static string Raw(string table) => Quoted("raw_" + table);

    private static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
