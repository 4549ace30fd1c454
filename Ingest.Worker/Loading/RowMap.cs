using Ingest.Feeds.Contracts;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>Maps the values of a feed's row to the cells of its table, by the names of the table's parameters.</summary>
internal sealed class RowMap
{
    private readonly int[] _values;

    public RowMap(Feed feed, LoadedTable table)
    {
        var names = feed.Columns.Select(column => column.Parameter).Concat(feed.Derived).ToList();
        _values = [.. table.Columns.Select(column => names.IndexOf(column.Parameter))];
    }

    /// <summary>Number of cells of the table.</summary>
    public int Width => _values.Length;

    /// <summary>Copies the values of a row to the cells of the table. Columns that the feed does not have stay blank.</summary>
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
