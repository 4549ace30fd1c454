using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Benchmarks;

/// <summary>
/// The yardstick in the product's own language: the same parser and engine, statements prepared once and bound on the
/// engine's handle, codes looked up in dictionaries. Nothing is checked, traced or summed up.
/// </summary>
internal sealed class RawStar : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dimension _learners;
    private readonly Dimension _groups;
    private readonly Dimension _modules;
    private readonly Dimension _teachers;
    private readonly sqlite3_stmt _insert;

    /// <summary>Makes an empty star.</summary>
    /// <param name="database">The file.</param>
    public RawStar(string database)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        _connection.Open();
        Execute("raw-star");
        _learners = new Dimension(this, "raw-learner");
        _groups = new Dimension(this, "raw-group");
        _modules = new Dimension(this, "raw-module");
        _teachers = new Dimension(this, "raw-teacher");
        _insert = Prepare("raw-fact");
    }

    /// <summary>Loads an attendance feed.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Rows written.</returns>
    public long Load(string path)
    {
        using var reader = new StreamReader(path);
        using var csv = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        csv.Read();
        var rows = 0L;
        while (csv.Read())
        {
            Bind(1, _groups.Key(csv[1]));
            Bind(2, Day(csv[3]));
            Bind(3, _modules.Key(csv[2]));
            Bind(4, Number(csv[4]));
            Bind(5, _learners.Key(csv[0]));
            Bind(6, _teachers.Key(csv[8]));
            Bind(7, csv[5] switch { "present" => 1, "absent" => 2, "excused" => 3, "late" => 4, _ => 5 });
            Bind(8, Number(csv[6]));
            Bind(9, Number(csv[7]));
            Bind(10, csv.RawRow);
            Step(_insert);
            rows++;
        }

        Execute("raw-end");
        return rows;
    }

    public void Dispose()
    {
        _learners.Dispose();
        _groups.Dispose();
        _modules.Dispose();
        _teachers.Dispose();
        _insert.Dispose();
        _connection.Dispose();
    }

    private void Bind(int place, long value) => _ = raw.sqlite3_bind_int64(_insert, place, value);

    private void Step(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_DONE)
        {
            throw new InvalidOperationException(raw.sqlite3_errmsg(_connection.Handle!).utf8_to_string());
        }

        _ = raw.sqlite3_reset(statement);
    }

    private sqlite3_stmt Prepare(string name) => raw.sqlite3_prepare_v2(_connection.Handle!, SqlText.Of(name), out var statement) == raw.SQLITE_OK
        ? statement
        : throw new InvalidOperationException(raw.sqlite3_errmsg(_connection.Handle!).utf8_to_string());

    private void Execute(string name)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = SqlText.Of(name);
        command.ExecuteNonQuery();
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Day(string text) =>
        (Number(text[..4]) * 10000) + (Number(text[5..7]) * 100) + Number(text[8..]);

    private sealed class Dimension(RawStar star, string name) : IDisposable
    {
        private readonly Dictionary<string, long> _keys = new(StringComparer.Ordinal);
        private readonly sqlite3_stmt _insert = star.Prepare(name);

        public long Key(string code)
        {
            if (!_keys.TryGetValue(code, out var key))
            {
                key = _keys.Count + 1;
                _ = raw.sqlite3_bind_int64(_insert, 1, key);
                _ = raw.sqlite3_bind_text(_insert, 2, code);
                star.Step(_insert);
                _keys.Add(code, key);
            }

            return key;
        }

        public void Dispose() => _insert.Dispose();
    }
}
