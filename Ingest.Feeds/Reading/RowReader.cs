using System.Text.Encodings.Web;
using System.Text.Json;
using Ingest.Feeds.Contracts;
using Ingest.Feeds.Mappings;
using Ingest.Sources;
using Warehouse.Sql.Core;
using Warehouse.Sql.Quarantine;

namespace Ingest.Feeds.Reading;

/// <summary>Reads rows of a feed: parses cells and checks rules. Codes are not resolved to keys yet.</summary>
internal sealed class RowReader
{
    // People read it.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IRawTable _table;
    private readonly MappedTable? _mapped;
    private readonly FeedMatch _match;
    private readonly Reference _reference;
    private readonly IReadOnlyList<FeedColumn> _columns;
    private readonly string?[] _lastText;
    private readonly Cell[] _lastValue;
    private readonly ServiceRows? _service;
    private readonly RowKey? _key;
    private readonly CorrectionColumns _corrections;
    private readonly SerialDays _days;
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
    /// <param name="key">Makes the keys of rejected rows; null for a feed whose rows have none.</param>
    /// <param name="isName">Whether a folded name is that of a column of any feed.</param>
    public RowReader(IRawTable table, FeedMatch match, Reference reference, RowKey? key, Func<string, bool> isName)
    {
        (_key, _corrections, _days) = (key, new CorrectionColumns(table.Header), new SerialDays(table, match));
        (_table, _match, _reference, _columns) = (table, match, reference, match.Feed.Columns);
        _mapped = table as MappedTable;
        _lastText = new string?[_columns.Count];
        _lastValue = new Cell[_columns.Count];
        _lead = Enumerable.Range(0, _columns.Count).Where(i => _columns[i].IsRequired && match.Position[i] >= 0).MinBy(i => match.Position[i]);
        _nameless = [.. table.Header.Index().Where(name => ColumnName.Folded(name.Item).Length == 0).Select(name => name.Index)];

        // Of a query's rows the profile says which are records, of a mapping's the mapping.
        _service = table is IJoinedTable or MappedTable
            ? null
            : new ServiceRows(table, reference.Words, isName, cell => Array.IndexOf(match.Position, cell) is >= 0 and var column && _columns[column].IsRequired);
    }

    /// <summary>Rows read so far that are no records.</summary>
    public long PassedOver => _service?.PassedOver ?? 0;

    /// <summary>What is to be told of the rows read.</summary>
    public IEnumerable<SourceNote> Notes() =>
    [
        .. _service?.Notes() ?? [],
        .. _days.Notes,
        .. _lost.Count == 0
            ? Array.Empty<SourceNote>()
            : [new SourceNote("nameless_columns", $"у столбцов нет названия, их значения пропущены: {string.Join(", ", _lost.Select(column => column + 1))}")],
    ];

    /// <summary>Reads the next record into the row given.</summary>
    /// <returns>False at the end of the table.</returns>
    public bool Read(FeedRow row)
    {
        bool isWhole;
        do
        {
            if (!_table.Read())
            {
                return false;
            }

            isWhole = Parse(row);
        }
        while (_service is not null && IsPassedOver(row));

        if (_corrections.IsCorrection)
        {
            row.Answers = _corrections.Answers(_table);
            row.AnsweredBy = _corrections.Mended(_table);
        }

        if (row.RejectCode is not null || _match.Feed.IsJudgedLate)
        {
            row.RawText = _table.RawText;
            row.Place = _match.PlaceOf(_table);
            row.Sent = Sent();
            row.Key = isWhole ? _key?.Of(row) : null;
        }

        return true;
    }

    /// <summary>The current row by the feed's columns as it was sent; null where it is not known which cell is which.</summary>
    public string? Sent()
    {
        if (LongRow.Is(_table, out _) || _mapped?.RowProblem is not null)
        {
            return null;
        }

        var cells = new Dictionary<string, string>(_columns.Count);
        for (var i = 0; i < _columns.Count; i++)
        {
            if (_match.Position[i] >= 0)
            {
                cells[_columns[i].Name] = Text(i);
            }
        }

        return JsonSerializer.Serialize(cells, Readable);
    }

    /// <summary>Reads the cells of the current row; what is wrong names the cell of the file where its columns are not those of the feed.</summary>
    /// <returns>Whether it is known which cell is which, and nothing else is waited for.</returns>
    private bool Parse(FeedRow row)
    {
        var isWhole = ParseCells(row);
        if (_mapped is not null && row.RejectCode is not null)
        {
            row.PlaceRejects(_mapped.PlaceOf);
        }

        return isWhole;
    }

    private bool ParseCells(FeedRow row)
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

        if (LongRow.Is(_table, out var width))
        {
            row.Reject("", RejectCode.BadText, $"в строке {width} ячеек, в заголовке {_table.Header.Count}: за последним столбцом что-то написано");
        }

        if (_mapped?.RowProblem is { } problem)
        {
            row.Reject("", RejectCode.BadText, problem);
        }

        if (row.RejectCode is not null)
        {
            return false;
        }

        // All cells, so that the sender is told of every one that is wrong and not of the first alone.
        for (var i = 0; i < _columns.Count; i++)
        {
            row.Values[i] = Read(i, row);
        }

        if (row.RejectCode is null)
        {
            _match.Feed.Complete(row, _reference);
            return true;
        }

        // The key of a row that is wrong elsewhere tells later which row corrects it.
        var reasons = row.Rejects.Count;
        Array.Clear(row.Values, _columns.Count, _match.Feed.Derived.Count);
        _match.Feed.CompleteKey(row);
        row.KeepRejects(reasons);
        return true;
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

    private string Text(int i)
    {
        var text = _match.Position[i] < 0 ? "" : _table[_match.Position[i]];
        if (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])))
        {
            text = text.Trim();
        }

        return _corrections.IsCorrection ? CorrectionColumns.Plain(text) : text;
    }

    private Cell Read(int i, FeedRow row)
    {
        var column = _columns[i];
        var text = Text(i);
        if (_mapped is not null && _match.Position[i] >= 0 && _mapped.CodeOf(_match.Position[i]) is { } wrong)
        {
            row.Reject(column.Name, wrong, text);
            return default;
        }

        if (text.Length == 0 || IsUnseen(column, text))
        {
            if (column.IsRequired)
            {
                row.Reject(column.Name, RejectCode.MissingValue, column.Title);
            }

            return column.Default;
        }

        if (text[0] == '#' && CellError.Is(text))
        {
            row.Reject(column.Name, RejectCode.ExcelError, CellError.Words(text, _table.CellName(_match.Position[i])));
            return default;
        }

        text = _days.Read(i, text);

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

    /// <summary>Whether a code is made of signs that nobody sees, such as zero-width spaces alone: the cell is empty then.</summary>
    private static bool IsUnseen(FeedColumn column, string text) => text[0] is '\u00ad' or > '\u04ff' && column.IsCode && PlainText.OfCode(text).Length == 0;
}
