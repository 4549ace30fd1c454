using Ingest.Feeds.Contracts;
using Ingest.Sources;

namespace Ingest.Feeds.Mappings;

/// <summary>
/// The records of one feed that a mapping makes of a file: a table of the feed's columns. The line and the raw text of each record are those of the row that it
/// comes from; a row may give several records, or none.
/// </summary>
public sealed class MappedTable : IRawTable
{
    private readonly MappedRows _rows;
    private readonly Dictionary<MappedRecord, FieldReader[]> _readers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<MappedRecord, (string Column, HashSet<string> Words)[]> _where = new(ReferenceEqualityComparer.Instance);
    private readonly FieldText[] _cells;
    private int _record = int.MaxValue;
    private int _column;

    internal MappedTable(MappedRows rows, MappedFile file, Feed feed)
    {
        (_rows, Feed) = (rows, feed);
        var records = file.Mapping.Tables.SelectMany(table => table.Records).Where(record => record.Feed == feed.Name).ToList();
        Header = [.. feed.Columns.Select(column => column.Name).Where(name => records.Exists(record => record.Fields.ContainsKey(name)))];
        _cells = new FieldText[Header.Count];
        foreach (var record in records)
        {
            _readers[record] = [.. Header.Select(name => new FieldReader(record.Fields.GetValueOrDefault(name) ?? new MappedField(FieldSource.Value), file))];
            _where[record] = [.. record.Where.Select(where => (where.Key, where.Value.Select(WordList.Folded).ToHashSet(StringComparer.Ordinal)))];
        }
    }

    /// <summary>The feed.</summary>
    public Feed Feed { get; }

    /// <summary>English names of the feed's columns that the mapping fills.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <inheritdoc/>
    public long LineNo => _rows.Row.LineNo;

    /// <inheritdoc/>
    public int FieldCount => Header.Count;

    /// <inheritdoc/>
    public string RawText => _rows.Row.RawText;

    /// <summary>Rows of the file that may give records, as far as it was read.</summary>
    public long Rows => _rows.Rows;

    /// <summary>Rows of the file that are none: of the form, below a table, without what every record has.</summary>
    public long PassedOver => _rows.PassedOver;

    /// <summary>Cells that say that there is no record.</summary>
    public long CellsLeft { get; private set; }

    /// <summary>Shares above the whole that were taken for the whole.</summary>
    public long Capped { get; private set; }

    /// <summary>What is to be told of the file, whole at the end.</summary>
    public IReadOnlyList<SourceNote> Notes => [.. _rows.Notes()];

    /// <summary>Why the current row as a whole gives no record that can be understood; null where it does.</summary>
    public string? RowProblem { get; private set; }

    /// <inheritdoc/>
    public string this[int column] => _cells[column].Text ?? "";

    /// <summary>Why a cell of the current record is wrong, a reject code; null where it may be right.</summary>
    /// <param name="column">Position in <see cref="Header"/>.</param>
    public string? CodeOf(int column) => _cells[column].Code;

    /// <summary>Where a cell of the current record comes from, as the file names it; null where it comes from no column.</summary>
    /// <param name="name">English name of the feed's column.</param>
    public string? PlaceOf(string name)
    {
        var at = Header.TakeWhile(column => column != name).Count();
        return at == Header.Count || _cells[at].Column < 0
            ? null
            : $"столбец {ColumnName.Quoted(HeaderOf(_cells[at].Column))}{(CellName(at) is { } cell ? ", ячейка " + cell : "")}";
    }

    /// <inheritdoc/>
    public string? CellName(int column) => _cells[column].Column < 0 ? null : _rows.Row.CellName(_cells[column].Column);

    /// <inheritdoc/>
    public string? DayOf(int column) => _cells[column].IsPlain ? _rows.Row.DayOf(_cells[column].Column) : null;

    /// <inheritdoc/>
    public bool Read()
    {
        while (true)
        {
            var records = _record == int.MaxValue ? [] : _rows.Fit.Sheet.Records;
            for (; _record < records.Count; _record++)
            {
                if (records[_record].Feed == Feed.Name && Next(records[_record]))
                {
                    return true;
                }

                _column = 0;
            }

            if (!_rows.Read())
            {
                return false;
            }

            (_record, _column, RowProblem) = (0, 0, null);
            if (_rows.TooWide > 0)
            {
                // Told once, with the first feed of the table: it is not known which cell is which.
                _record = int.MaxValue;
                if (_rows.Fit.Sheet.Records[0].Feed == Feed.Name)
                {
                    Array.Fill(_cells, new FieldText(""));
                    RowProblem = $"в строке {_rows.TooWide} ячеек, в заголовке {_rows.Fit.Header.Count}: за последним столбцом что-то написано";
                    return true;
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _rows.Dispose();

    private string HeaderOf(int column) => column < _rows.Fit.Header.Count ? _rows.Fit.Header[column] : "";

    /// <summary>Makes the next record of the current row, if there is one more.</summary>
    private bool Next(MappedRecord record)
    {
        var across = _rows.Fit.Across[_record];
        var count = across?.Count ?? 1;
        if (_column == 0 && !IsSelected(record))
        {
            return false;
        }

        while (_column < count)
        {
            if (Fill(record, across?[_column++]))
            {
                _column += across is null ? 1 : 0;
                return true;
            }

            _column += across is null ? 1 : 0;
        }

        return false;
    }

    private bool IsSelected(MappedRecord record)
    {
        foreach (var (name, words) in _where[record])
        {
            var text = _rows.Fit.Columns.TryGetValue(name, out var column) ? _rows.Row[column].Trim() : "";
            if (!words.Contains(text.Length == 0 ? "" : WordList.Folded(text)))
            {
                return false;
            }
        }

        return true;
    }

    private bool Fill(MappedRecord record, AcrossColumn? across)
    {
        var readers = _readers[record];
        var capped = 0;
        for (var i = 0; i < readers.Length; i++)
        {
            _cells[i] = readers[i].Read(_rows, across);
            if (_cells[i].IsNone)
            {
                CellsLeft++;
                return false;
            }

            capped += _cells[i].IsCapped ? 1 : 0;
        }

        Capped += capped;
        return true;
    }
}
