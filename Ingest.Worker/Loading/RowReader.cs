using Ingest.Sources;
using Ingest.Worker.Contracts;
using Warehouse.Sql.Core;
using Warehouse.Sql.Quarantine;

namespace Ingest.Worker.Loading;

/// <summary>Reads rows of a feed: parses cells and checks rules. Codes are not resolved to keys yet.</summary>
/// <param name="table">The table, before its first row.</param>
/// <param name="match">The feed matched with its header.</param>
/// <param name="reference">Scales and marks.</param>
internal sealed class RowReader(IRawTable table, FeedMatch match, Reference reference)
{
    private readonly IReadOnlyList<FeedColumn> _columns = match.Feed.Columns;
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

        for (var i = 0; i < _columns.Count && row.RejectCode is null; i++)
        {
            row.Values[i] = Read(i, row);
        }

        if (row.RejectCode is null)
        {
            match.Feed.Complete(row, reference);
        }

        if (row.RejectCode is not null || match.Feed.IsJudgedLate)
        {
            row.RawText = table.RawText;
            row.Place = match.PlaceOf(table);
        }

        return true;
    }

    private Cell Read(int i, FeedRow row)
    {
        var column = _columns[i];
        var text = match.Position[i] < 0 ? "" : table[match.Position[i]];
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
