using Ingest.Feeds.Contracts;
using Ingest.Feeds.Reading;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>Writes the rows of a feed that has a table of its own.</summary>
internal sealed class FeedRowWriter : IRowWriter
{
    private readonly Feed _feed;
    private readonly TableWriter _table;
    private readonly RowMap _map;

    public FeedRowWriter(Load load, Feed feed)
    {
        _feed = feed;
        _table = load.Write(feed.Name);
        _map = new RowMap(feed, _table.Table);
        Key = RowKey.Of(feed, _table.Table);
    }

    /// <inheritdoc/>
    public RowKey Key { get; }

    /// <inheritdoc/>
    public IReadOnlyCollection<TableWriter> Tables => [_table];

    /// <inheritdoc/>
    public FeedRow NewRow() => new(_feed.Columns.Count + _feed.Derived.Count, _map.Width);

    /// <inheritdoc/>
    public void Prepare(IReadOnlyList<FeedRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.RejectCode is null)
            {
                _map.Fill(row);
            }
        }

        _table.Prepare(rows.Where(row => row.RejectCode is null));
    }

    /// <inheritdoc/>
    public bool Write(FeedRow row) => _table.Write(row);

    public void Dispose() => _table.Dispose();
}
