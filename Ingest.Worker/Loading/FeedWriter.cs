using Ingest.Worker.Contracts;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Loading;

/// <summary>Writes a feed's rows inside one load: resolves codes, tries facts as new, stages what is contested or a member.</summary>
internal sealed class FeedWriter : IFeedWriter
{
    private readonly ILoadSession _session;
    private readonly Feed _feed;
    private readonly KeyResolver _keys;
    private readonly RowTarget _stage;
    private readonly RowTarget? _insert;
    private readonly GroupTouch? _touch;

    public FeedWriter(ILoadSession session, Feed feed, KeyResolver keys)
    {
        _session = session;
        _feed = feed;
        _keys = keys;
        if (session.Has(feed.Statement("begin")))
        {
            session.Run(feed.Statement("begin"));
        }

        _stage = new RowTarget(session.Prepare(feed.Statement("stage")), feed);
        // An engine that takes rows in bulk has no statement that tries one: all are staged, and the merge sorts them out.
        if (feed.IsFact && session.Has(feed.Statement("insert")))
        {
            _insert = new RowTarget(session.Prepare(feed.Statement("insert")), feed);
            _touch = new GroupTouch(session.Prepare(feed.Statement("touch")), feed);
        }
    }

    /// <inheritdoc/>
    public void Prepare(IReadOnlyList<FeedRow> rows) => _keys.Prepare(_feed, rows);

    /// <inheritdoc/>
    public bool Write(FeedRow row)
    {
        _keys.ResolveRow(_feed, row);
        if (_insert is not null && _insert.Execute(row) == 1)
        {
            // The merge, which marks groups for refresh, never sees this row.
            _touch!.Execute(row);
            return true;
        }

        _stage.Execute(row);
        return false;
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Merge(long firstFileKey, long loadDay)
    {
        _session.Merge(_feed.Statement("merge"), ("load_file_key", Cell.Of(firstFileKey)), ("load_day", Cell.Of(loadDay)));
        return [_feed.Name];
    }

    public void Dispose()
    {
        _touch?.Dispose();
        _insert?.Dispose();
        _stage.Dispose();
    }
}
