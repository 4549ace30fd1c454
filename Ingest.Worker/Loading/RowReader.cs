using Ingest.Sources;
using Ingest.Worker.Contracts;
using Warehouse.Sql.Core;
using Warehouse.Sql.Quarantine;

namespace Ingest.Worker.Loading;

/// <summary>Reads rows of a feed: parses cells and checks rules. Codes are not resolved to keys yet.</summary>
internal sealed class RowReader
{
    private readonly IRawTable _table;
    private readonly FeedMatch _match;
    private readonly Reference _reference;
    private readonly IReadOnlyList<FeedColumn> _columns;
    private readonly string?[] _lastText;
    private readonly Cell[] _lastValue;
    private readonly ServiceRows? _service;
    private readonly int[] _nameless;
    private readonly SortedSet<int> _lost = [];

    // The required column that stands first: what a row begins with.
    private readonly int _lead;

    private long _lastLine;
    private string _lastWord = "";
    private bool _isInDoubt;
    private bool _hasWordyCode;
    private bool _hasRows;

    /// <param name="table">The table, before its first row.</param>
    /// <param name="match">The feed matched with its header.</param>
    /// <param name="reference">Scales, marks and words.</param>
    /// <param name="isName">Whether a folded name is that of a column of any feed.</param>
    public RowReader(IRawTable table, FeedMatch match, Reference reference, Func<string, bool> isName)
    {
        (_table, _match, _reference, _columns) = (table, match, reference, match.Feed.Columns);
        _lastText = new string?[_columns.Count];
        _lastValue = new Cell[_columns.Count];
        _lead = Enumerable.Range(0, _columns.Count).Where(i => _columns[i].IsRequired && match.Position[i] >= 0).MinBy(i => match.Position[i]);
        _nameless = [.. table.Header.Index().Where(name => ColumnName.Folded(name.Item).Length == 0).Select(name => name.Index)];

        // Of a query's rows the profile says which are records.
        _service = table is IJoinedTable
            ? null
            : new ServiceRows(table, reference.Words, isName, cell => Array.IndexOf(match.Position, cell) is >= 0 and var column && _columns[column].IsRequired);
    }

    /// <summary>Rows read so far that are no records.</summary>
    public long PassedOver => _service?.PassedOver ?? 0;

    /// <summary>What is to be told of the rows read.</summary>
    public IEnumerable<SourceNote> Notes() =>
    [
        .. _service?.Notes() ?? [],
        .. _lost.Count == 0
            ? Array.Empty<SourceNote>()
            : [new SourceNote("nameless_columns", $"у столбцов нет названия, их значения пропущены: {string.Join(", ", _lost.Select(column => column + 1))}")],
    ];

    /// <summary>Reads the next record into the row given.</summary>
    /// <returns>False at the end of the table.</returns>
    public bool Read(FeedRow row)
    {
        do
        {
            if (!_table.Read())
            {
                return false;
            }

            Parse(row);
        }
        while (_service is not null && IsPassedOver(row));

        if (row.RejectCode is not null || _match.Feed.IsJudgedLate)
        {
            row.RawText = _table.RawText;
            row.Place = _match.PlaceOf(_table);
        }

        return true;
    }

    private void Parse(FeedRow row)
    {
        row.Begin(_table.LineNo);
        if (_table is IJoinedTable joined)
        {
            row.FileKey = joined.FileKey;
            if (joined.WaitsFor is { } companion)
            {
                row.Reject("", RejectCode.Waiting, companion);
            }
        }

        if (_table.FieldCount > _table.Header.Count && LongRow.Width(_table) is var width && width > _table.Header.Count)
        {
            row.Reject("", RejectCode.BadText, $"в строке {width} ячеек, в заголовке {_table.Header.Count}: за последним столбцом что-то написано");
        }

        for (var i = 0; i < _columns.Count && row.RejectCode is null; i++)
        {
            row.Values[i] = Read(i, row);
        }

        if (row.RejectCode is null)
        {
            _match.Feed.Complete(row, _reference);
        }
    }

    /// <summary>
    /// Whether the row is no record. Looked at closely only where it may be one of the form: under the header, where it could not be a record, or begins with a
    /// word in place of a code, which has digits nearly always.
    /// </summary>
    private bool IsPassedOver(FeedRow row)
    {
        foreach (var column in _nameless)
        {
            if (!string.IsNullOrWhiteSpace(_table[column]))
            {
                _lost.Add(column);
            }
        }

        var isWordy = row.RejectCode is null && row.Values[_lead].Text is { } lead && !lead.AsSpan().ContainsAnyInRange('0', '9');
        var isLooked = isWordy && string.Equals(row.Values[_lead].Text, _lastWord, StringComparison.Ordinal);
        if ((!isWordy || isLooked) && row.RejectCode is null && !_service!.IsFirst && !_service.IsInOther && !_isInDoubt)
        {
            (_lastLine, _hasRows) = (row.LineNo, true);
            return false;
        }

        if (_service!.Takes(isRejected: row.RejectCode is not null))
        {
            _isInDoubt &= !_service.IsFirst;
            return true;
        }

        Doubt(row, isWordy);
        _lastWord = isWordy && _service.IsPlain(row.Values[_lead].Text!) ? row.Values[_lead].Text! : "";
        (_lastLine, _hasRows, _hasWordyCode) = (row.LineNo, true, _hasWordyCode || isWordy);
        return false;
    }

    /// <summary>
    /// Below a blank line, where every code until then had digits, a word in place of the code is the header of another table and not a record: from there on
    /// rows go into quarantine, where the sender sees them.
    /// </summary>
    private void Doubt(FeedRow row, bool isWordy)
    {
        _isInDoubt |= isWordy && _hasRows && !_hasWordyCode && _columns[_lead].IsCode && row.LineNo > _lastLine + 1;
        if (_isInDoubt)
        {
            row.Reject("", RejectCode.OtherTable, "выше пустая строка, а вместо кода слово: похоже на другую таблицу");
        }
    }

    private Cell Read(int i, FeedRow row)
    {
        var column = _columns[i];
        var text = _match.Position[i] < 0 ? "" : _table[_match.Position[i]];
        if (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])))
        {
            text = text.Trim();
        }

        if (text.Length == 0)
        {
            if (column.IsRequired)
            {
                row.Reject(column.Name, RejectCode.MissingValue, column.Title);
            }

            return column.Default;
        }

        // Adjacent rows share most of their cells: a day, a mark, a group.
        if (string.Equals(text, _lastText[i], StringComparison.Ordinal))
        {
            return _lastValue[i];
        }

        if (_reference.Parse(column, text, out var value) is { } code)
        {
            row.Reject(column.Name, code, _reference.Describe(column, code, text));
            return default;
        }

        (_lastText[i], _lastValue[i]) = (text, value);
        return value;
    }
}
