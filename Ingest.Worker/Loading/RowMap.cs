using Ingest.Worker.Contracts;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>Which value of a feed's row is which cell of the table that it is loaded into, found once by the names of the table's parameters.</summary>
internal sealed class RowMap
{
    private readonly int[] _values;

    public RowMap(Feed feed, LoadedTable table)
    {
        var names = feed.Columns.Select(column => column.Parameter).Concat(feed.Derived).ToList();
        _values = [.. table.Columns.Select(column => names.IndexOf(column.Parameter))];
    }

    /// <summary>How many cells the table takes.</summary>
    public int Width => _values.Length;

    /// <summary>Lays a row's values out as the table's cells; a column that the feed does not have stays blank.</summary>
    public void Fill(FeedRow row)
    {
        var cells = row.Cells;
        for (var i = 0; i < _values.Length; i++)
        {
            if (_values[i] >= 0)
            {
                cells[i] = row.Values[_values[i]];
            }
        }
    }
}
