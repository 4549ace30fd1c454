using System.Text.Encodings.Web;
using System.Text.Json;
using Ingest.Sources;
using Ingest.Worker.Contracts;
using Warehouse.Sql.Core;
using Warehouse.Sql.Quarantine;

namespace Ingest.Worker.Loading;

/// <summary>Reads rows of a feed: parses cells and checks rules. Codes are not resolved to keys yet.</summary>
/// <param name="table">The table, before its first row.</param>
/// <param name="match">The feed matched with its header.</param>
/// <param name="reference">Scales and marks.</param>
/// <param name="key">Makes the keys of rejected rows; null for a feed whose rows have none.</param>
internal sealed class RowReader(IRawTable table, FeedMatch match, Reference reference, RowKey? key)
{
    // People read it.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IReadOnlyList<FeedColumn> _columns = match.Feed.Columns;
    private readonly CorrectionColumns _corrections = new(table.Header);
    private readonly SerialDays _days = new(table, match);
    private readonly string?[] _lastText = new string?[match.Feed.Columns.Count];
    private readonly Cell[] _lastValue = new Cell[match.Feed.Columns.Count];

    /// <summary>What was made of the rows that their sender may not expect; whole after the last one.</summary>
    public IEnumerable<string> Notes => table.Notes.Concat(_days.Notes);

    /// <summary>Reads the next row into the one given.</summary>
    /// <returns>False at the end of the table.</returns>
    public bool Read(FeedRow row)
    {
        if (!table.Read())
        {
            return false;
        }

        row.Begin(table.LineNo);
        if (table is IJoinedTable joined)
        {
            row.FileKey = joined.FileKey;
            if (joined.WaitsFor is { } companion)
            {
                row.Reject("", RejectCode.Waiting, companion);
            }
        }

        if (table.FieldCount > table.Header.Count)
        {
            row.Reject("", RejectCode.BadText, $"в строке {table.FieldCount} ячеек, в заголовке {table.Header.Count}");
        }

        var isWhole = row.RejectCode is null;
        if (isWhole)
        {
            Parse(row);
        }

        if (_corrections.IsCorrection)
        {
            row.Answers = _corrections.Answers(table);
            row.AnsweredBy = _corrections.Mended(table);
        }

        if (row.RejectCode is not null || match.Feed.IsJudgedLate)
        {
            row.RawText = table.RawText;
            row.Place = match.PlaceOf(table);
            row.Sent = Sent();
            row.Key = isWhole ? key?.Of(row) : null;
        }

        return true;
    }

    /// <summary>The current row by the feed's columns as it was sent; null where it is not known which cell is which.</summary>
    public string? Sent()
    {
        if (table.FieldCount > table.Header.Count)
        {
            return null;
        }

        var cells = new Dictionary<string, string>(_columns.Count);
        for (var i = 0; i < _columns.Count; i++)
        {
            if (match.Position[i] >= 0)
            {
                cells[_columns[i].Name] = Text(i);
            }
        }

        return JsonSerializer.Serialize(cells, Readable);
    }

    private void Parse(FeedRow row)
    {
        // All cells, so that the sender is told of every one that is wrong and not of the first alone.
        for (var i = 0; i < _columns.Count; i++)
        {
            row.Values[i] = Read(i, row);
        }

        if (row.RejectCode is null)
        {
            match.Feed.Complete(row, reference);
            return;
        }

        // The key of a row that is wrong elsewhere tells later which row corrects it.
        var reasons = row.Rejects.Count;
        Array.Clear(row.Values, _columns.Count, match.Feed.Derived.Count);
        match.Feed.CompleteKey(row);
        row.KeepRejects(reasons);
    }

    private string Text(int i)
    {
        var text = match.Position[i] < 0 ? "" : table[match.Position[i]];
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
        if (text.Length == 0)
        {
            if (column.IsRequired)
            {
                row.Reject(column.Name, RejectCode.MissingValue, column.Title);
            }

            return column.Default;
        }

        if (text[0] == '#' && CellError.Is(text))
        {
            row.Reject(column.Name, RejectCode.ExcelError, CellError.Words(text, table.CellName(match.Position[i])));
            return default;
        }

        text = _days.Read(i, text);

        // Adjacent rows share most of their cells: a day, a mark, a group.
        if (string.Equals(text, _lastText[i], StringComparison.Ordinal))
        {
            return _lastValue[i];
        }

        if (column.Parse(text, out var value) is { } code)
        {
            row.Reject(column.Name, code, text);
            return default;
        }

        (_lastText[i], _lastValue[i]) = (text, value);
        return value;
    }
}
