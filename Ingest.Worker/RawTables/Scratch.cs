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
    private readonly Words _words;

    /// <param name="profile">The format.</param>
    /// <param name="folder">Folder of the databases.</param>
    /// <param name="words">The words that queries may look up, and that totals begin with.</param>
    public Scratch(Profile profile, string folder, Words words)
    {
        Directory.CreateDirectory(folder);
        (_profile, _words) = (profile, words);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, profile.Name + ".db"),
            Pooling = false,
        }.ToString());
        _connection.Open();
        _connection.CreateFunction<string, string?, string?>("word", words.ValueOf, isDeterministic: true);
        Execute(Text("begin"));
        foreach (var table in profile.Tables.Values)
        {
            Execute(Text("table", ("{raw}", Raw(table.Name)), ("{columns}", string.Join(", ", table.Columns.Select(Quoted)))));
            Execute(profile.Versions is { } versions && table.Columns.Contains(versions.Key) && table.Columns.Contains(versions.Changed)
                ? Text("view.versions", ("{raw}", Raw(table.Name)), ("{view}", Quoted(table.Name)), ("{key}", Quoted(versions.Key)), ("{changed}", Quoted(versions.Changed)))
                : Text("view", ("{raw}", Raw(table.Name)), ("{view}", Quoted(table.Name))));
        }
    }

    /// <summary>The open database, for the profile's queries.</summary>
    public SqliteConnection Connection => _connection;

    /// <summary>Copies a raw file into the database, once.</summary>
    /// <param name="table">The raw table that it is of.</param>
    /// <param name="open">Opens the database.</param>
    /// <param name="isNew">Whether this load is of it; otherwise it only stands by for joins.</param>
    public StagedTable Stage(RawFile file, string table, Func<RawFile, IRawTable> open, bool isNew, CancellationToken cancellationToken)
    {
        var staged = Find(file) ?? Copy(file, table, open, cancellationToken);
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

    /// <summary>Lays down the profile's steps, once all files are there.</summary>
    public void Prepare(CancellationToken cancellationToken)
    {
        foreach (var step in _profile.Steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = step.Name[(step.Name.IndexOf('_', StringComparison.Ordinal) + 1)..];
            Execute(Text("step", ("{step}", Quoted(name)), ("{query}", step.Text)));
            Execute(Text("step.index", ("{index}", Quoted("ix_" + name)), ("{step}", Quoted(name)), ("{column}", Quoted(FirstColumn(name)))));
        }
    }

    /// <summary>What the profile's checks say of the files of this load.</summary>
    public ILookup<long, SourceNote> Checked()
    {
        var notes = new List<(long FileId, SourceNote Note)>();
        foreach (var check in _profile.Checks)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = check.Text;
            using var reader = command.ExecuteReader();
            var (file, note) = (reader.GetOrdinal("source_file"), reader.GetOrdinal("note"));
            while (reader.Read())
            {
                notes.Add((reader.GetInt64(file), new SourceNote(check.Name, reader.GetString(note))));
            }
        }

        return notes.ToLookup(told => told.FileId, told => told.Note);
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

    private StagedTable Copy(RawFile file, string table, Func<RawFile, IRawTable> open, CancellationToken cancellationToken)
    {
        using var raw = open(file);
        using var transaction = _connection.BeginTransaction();
        var fileId = NextFile();
        var columns = _profile.Tables[table].Columns;
        var names = raw.Header.Select(ColumnName.Folded).ToList();
        int[] position = [.. columns.Select(column => names.IndexOf(ColumnName.Folded(column)))];
        var service = new ServiceRows(raw, _words, _ => false, _ => false);
        var tooLong = new List<(long Line, string Text, int Width)>();
        var (first, last) = (position.Where(column => column >= 0).Min(), "");
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
                && service.Takes(isRejected: position.Any(column => column >= 0 && string.IsNullOrWhiteSpace(raw[column]))))
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
                var text = position[i] < 0 ? "" : raw[position[i]].Trim();
                cells[i].Value = text.Length == 0 ? DBNull.Value : text;
            }

            insert.ExecuteNonQuery();
            lines++;
        }

        Execute(Text("file.insert"), ("@id", fileId), ("@sha256", file.Sha256), ("@lines", lines));
        transaction.Commit();
        return new StagedTable(fileId, lines) { PassedOver = service.PassedOver, TooLong = tooLong, Notes = [.. raw.Notes, .. service.Notes()] };
    }

    private string FirstColumn(string step)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = Text("step.look", ("{step}", Quoted(step)));
        using var reader = command.ExecuteReader();
        return reader.GetName(0);
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
