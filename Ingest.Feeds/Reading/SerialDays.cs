using Ingest.Feeds.Contracts;
using Ingest.Sources;

namespace Ingest.Feeds.Reading;

/// <summary>
/// Days that a worksheet keeps as plain numbers: nothing but the column tells that 32907 is a day, and nothing but the workbook from which day
/// it is counted.
/// </summary>
internal sealed class SerialDays
{
    private readonly IRawTable _table;
    private readonly FeedMatch _match;
    private readonly bool[] _isDay;
    private readonly (long Cells, string First)[] _read;

    /// <param name="table">The table.</param>
    /// <param name="match">The feed matched with its header.</param>
    public SerialDays(IRawTable table, FeedMatch match)
    {
        (_table, _match) = (table, match);
        _isDay = [.. match.Feed.Columns.Select((column, i) => match.Position[i] >= 0 && column.IsDated)];
        _read = new (long, string)[_isDay.Length];
    }

    /// <summary>How many there were, by column.</summary>
    public IEnumerable<SourceNote> Notes => _match.Feed.Columns
        .Select((column, i) => (column.Title, Read: _read[i]))
        .Where(one => one.Read.Cells > 0)
        .Select(one => SourceNotes.DaysOfNumbers(one.Title, one.Read.Cells, one.Read.First));

    /// <summary>The text of a cell, which is a day where the column is one and the cell a number.</summary>
    /// <param name="column">Position in the feed.</param>
    /// <param name="text">The cell's text.</param>
    public string Read(int column, string text)
    {
        if (!_isDay[column] || _table.DayOf(_match.Position[column]) is not { } day)
        {
            return text;
        }

        var (cells, first) = _read[column];
        _read[column] = (cells + 1, cells > 0 ? first : _table.CellName(_match.Position[column]) ?? "");
        return day;
    }
}
