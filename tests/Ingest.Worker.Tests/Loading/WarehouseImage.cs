using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Warehouse.TestServer;

namespace Ingest.Worker.Tests.Loading;

/// <summary>
/// A warehouse in a form that another can be compared with: every row of every table, with natural codes in place of
/// surrogate keys. Tables and columns are read from the schema, so that a new one is compared from its first day.
/// </summary>
internal sealed class WarehouseImage
{
    private static readonly string[] Left = ["dim_date", "schema_journal"];
    private static readonly string[] LedgerColumns = ["sha256", "size", "profile", "feed", "state", "rows_read", "rows_loaded", "rows_corrected", "rows_duplicate", "rows_rejected", "rows_passed_over", "rows_not_selected", "failure_code", "sent_by", "delivery_id"];

    private static readonly (string Column, string Table, string Key, string Code)[] Keys =
    [
        ("org_key", "dim_organisation", "org_key", "org_code"),
        ("programme_key", "dim_programme", "programme_key", "programme_code"),
        ("module_key", "dim_module", "module_key", "module_code"),
        ("parent_module_key", "dim_module", "module_key", "module_code"),
        ("decided_module_key", "dim_module", "module_key", "module_code"),
        ("competency_key", "dim_competency", "competency_key", "competency_code"),
        ("given_for_key", "dim_competency", "competency_key", "competency_code"),
        ("teacher_key", "dim_teacher", "teacher_key", "teacher_code"),
        ("curator_key", "dim_teacher", "teacher_key", "teacher_code"),
        ("decided_teacher_key", "dim_teacher", "teacher_key", "teacher_code"),
        ("group_key", "dim_group", "group_key", "group_code"),
        ("learner_key", "dim_learner", "learner_key", "learner_code"),
        ("award_key", "dim_award", "award_key", "award_kind"),
        ("document_key", "dim_document", "document_key", "document_kind"),
        ("control_key", "dim_control", "control_key", "control_code"),
        ("chain_key", "dim_control", "control_key", "control_code"),
        ("decided_control_key", "dim_control", "control_key", "control_code"),
        ("scale_key", "dim_scale", "scale_key", "scale_code"),
        ("mark_key", "dim_attendance_mark", "mark_key", "raw_mark"),
        ("load_file_key", "dim_load_file", "load_file_key", "sha256"),
        ("answered_file_key", "dim_load_file", "load_file_key", "sha256"),
        ("withdrawn_file_key", "dim_load_file", "load_file_key", "sha256"),
    ];

    // What a load on a server works with; a test that means them looks at them itself.
    private static readonly string[] ServersOwn = ["stage_", "load_", "touched_"];

    private readonly Func<DbConnection> _open;
    private readonly bool _withFiles;
    private readonly Dictionary<string, Dictionary<long, string>> _codes = [];
    private readonly SortedDictionary<string, (long Rows, UInt128 Sum)> _digests = new(StringComparer.Ordinal);

    private WarehouseImage(Func<DbConnection> open, bool withFiles)
    {
        _open = open;
        _withFiles = withFiles;
        using var connection = _open();
        foreach (var (column, table, key, code) in Keys)
        {
            var codes = _codes[column] = new Dictionary<long, string> { [0] = "" };
            foreach (var row in Query(connection, table))
            {
                var organisation = column != "org_key" && row.TryGetValue("org_key", out var org) && org is not (0L or 1L) ? $"{org}:" : "";
                codes[(long)row[key]!] = organisation + Convert.ToString(row[code], CultureInfo.InvariantCulture);
            }
        }

        foreach (var table in Tables(connection))
        {
            var (rows, sum) = (0L, UInt128.Zero);
            foreach (var line in Lines(connection, table))
            {
                rows++;
                sum += BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
            }

            _digests[table] = (rows, sum);
        }
    }

    /// <summary>Takes it.</summary>
    /// <param name="path">The warehouse's file.</param>
    /// <param name="withFiles">Whether rows name their file and line, and the ledger is part of the image.</param>
    public static WarehouseImage Of(string path, bool withFiles = false) => new(() => Open(path), withFiles);

    /// <summary>Takes that of a warehouse on a server.</summary>
    /// <param name="database">The warehouse.</param>
    /// <param name="withFiles">Whether rows name their file and line, and the ledger is part of the image.</param>
    public static WarehouseImage Of(ServerDatabase database, bool withFiles = false) => new(database.Open, withFiles);

    /// <summary>How many rows a table has; a dimension's member "not given" is not counted.</summary>
    public long Count(string table) => Rows(table).Count;

    /// <summary>The rows of a table: texts by column, null as "".</summary>
    public List<Dictionary<string, string>> Rows(string table)
    {
        using var connection = _open();
        return [.. Named(connection, table, withLines: true).Where(row => !IsNotGiven(table, row))];
    }

    /// <summary>What is in one and not in the other; empty when they are the same.</summary>
    public IReadOnlyList<string> DifferencesFrom(WarehouseImage other)
    {
        var found = new List<string>();
        foreach (var table in _digests.Keys.Union(other._digests.Keys))
        {
            var (mine, theirs) = (_digests.GetValueOrDefault(table), other._digests.GetValueOrDefault(table));
            if (mine == theirs)
            {
                continue;
            }

            found.Add(string.Create(CultureInfo.InvariantCulture, $"{table}: {mine.Rows} rows here, {theirs.Rows} there"));
            using var here = _open();
            using var there = other._open();
            var left = Lines(here, table).CountBy(line => line).ToDictionary();
            var right = other.Lines(there, table).CountBy(line => line).ToDictionary();
            found.AddRange(left.Where(line => right.GetValueOrDefault(line.Key) < line.Value).Take(5).Select(line => "  here  " + line.Key));
            found.AddRange(right.Where(line => left.GetValueOrDefault(line.Key) < line.Value).Take(5).Select(line => "  there " + line.Key));
        }

        return found;
    }

    /// <summary>Fails with the differences when there are some.</summary>
    public void AssertSame(WarehouseImage other)
    {
        var differences = DifferencesFrom(other);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static bool IsNotGiven(string table, Dictionary<string, string> row) =>
        table.StartsWith("dim_", StringComparison.Ordinal) && row.Values.First().Length == 0;

    private static List<string> Tables(DbConnection connection) =>
        [.. (connection is SqliteConnection
            ? Query(connection, "sqlite_schema").Where(row => (string)row["type"]! == "table").Select(row => (string)row["name"]!)
            : Query(connection, "sys.tables").Select(row => (string)row["name"]!))
            .Where(name => !name.StartsWith("sqlite_", StringComparison.Ordinal) && !Left.Contains(name)
                && !ServersOwn.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))];

    /// <summary>Every column of a table by its name; the one statement of the tests' own, because any table may be asked.</summary>
    private static IEnumerable<Dictionary<string, object?>> Query(DbConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new Dictionary<string, object?>(reader.FieldCount);
            for (var i = 0; i < reader.FieldCount; i++)
            {
                row[reader.GetName(i)] = reader.GetValue(i) switch
                {
                    DBNull => null,
                    int number => (long)number,
                    var value => value,
                };
            }

            yield return row;
        }
    }

    private IEnumerable<string> Lines(DbConnection connection, string table) => table is "dim_load_file" or "file_note" && !_withFiles
        ? []
        : Named(connection, table, _withFiles).Select(row => string.Join(" | ", row.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => cell.Key + "=" + cell.Value)));

    private IEnumerable<Dictionary<string, string>> Named(DbConnection connection, string table, bool withLines)
    {
        foreach (var row in Query(connection, table))
        {
            var named = new Dictionary<string, string>(row.Count);
            foreach (var (column, value) in row)
            {
                if (table == "dim_load_file" ? !LedgerColumns.Contains(column) : !withLines && column is ("load_file_key" or "line_no"))
                {
                    continue;
                }

                var isKey = _codes.TryGetValue(column, out var codes);
                if (!isKey && column.EndsWith("_key", StringComparison.Ordinal) && !column.EndsWith("date_key", StringComparison.Ordinal) && column != "month_key")
                {
                    throw new InvalidOperationException($"Column '{column}' of '{table}' is a key that the image does not know the code of.");
                }

                named[column] = value is null ? "" : isKey
                    ? codes!.GetValueOrDefault((long)value) ?? "?" + value
                    : Convert.ToString(value, CultureInfo.InvariantCulture)!;
            }

            yield return named;
        }
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
