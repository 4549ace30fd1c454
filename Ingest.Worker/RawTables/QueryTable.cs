using System.Globalization;
using Ingest.Feeds.Reading;
using Microsoft.Data.Sqlite;
using Warehouse.Sql.Catalogue;

namespace Ingest.Worker.RawTables;

/// <summary>A profile's query as a table: its columns are a feed's, two more name the raw row that each is credited to, and <c>waits_for</c> a raw table whose row has not come yet.</summary>
internal sealed class QueryTable : IJoinedTable
{
    private readonly Scratch _scratch;
    private readonly string _source;
    private readonly IReadOnlyDictionary<long, long> _fileKeys;
    private readonly SqliteCommand _command;
    private readonly SqliteDataReader _reader;
    private readonly int _file;
    private readonly int _line;
    private readonly int _waitsFor;

    /// <param name="scratch">The raw files.</param>
    /// <param name="fileKeys">The ledger's keys by the files' numbers in the scratch database.</param>
    public QueryTable(Scratch scratch, SqlFile query, IReadOnlyDictionary<long, long> fileKeys)
    {
        _scratch = scratch;
        _source = query.Value("source") ?? throw new InvalidDataException($"Query '{query.Name}' has no '-- source:' line.");
        _fileKeys = fileKeys;
        _command = scratch.Connection.CreateCommand();
        _command.CommandText = query.Text;
        _command.CommandTimeout = 0;
        _reader = _command.ExecuteReader();
        _file = _reader.GetOrdinal("source_file");
        _line = _reader.GetOrdinal("source_line");
        string[] columns = [.. Enumerable.Range(0, _reader.FieldCount).Select(_reader.GetName)];
        _waitsFor = Array.IndexOf(columns, "waits_for");
        Header = [.. columns.Where(name => name is not ("source_file" or "source_line" or "waits_for"))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Header { get; }

    /// <inheritdoc/>
    public long LineNo => _reader.GetInt64(_line);

    /// <inheritdoc/>
    public int FieldCount => Header.Count;

    /// <inheritdoc/>
    public string RawText => _scratch.RawText(_source, _reader.GetInt64(_file), LineNo);

    /// <inheritdoc/>
    public long FileKey => _fileKeys[_reader.GetInt64(_file)];

    /// <inheritdoc/>
    public string? WaitsFor => _waitsFor < 0 || _reader.IsDBNull(_waitsFor) ? null : _reader.GetString(_waitsFor);

    /// <inheritdoc/>
    public string this[int column] => _reader.GetValue(column) switch
    {
        DBNull => "",
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };

    /// <inheritdoc/>
    public bool Read() => _reader.Read();

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _command.Dispose();
    }
}
