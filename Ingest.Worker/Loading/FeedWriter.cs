using Ingest.Worker.Contracts;
using Warehouse.Sql.Engines;

namespace Ingest.Worker.Loading;

/// <summary>Writes a feed's rows inside one load: resolves codes, tries facts as new, stages what is contested or a member.</summary>
internal sealed class FeedWriter : IFeedWriter
{
    private readonly ILoadSession _session;
    private readonly Feed _feed;
    private readonly KeyResolver _keys;
    private readonly RowTarget? _insert;
    private readonly RowTarget _stage;
    private readonly int _group;
    private readonly HashSet<long> _touched = [];

    public FeedWriter(ILoadSession session, Feed feed, KeyResolver keys)
    {
        _session = session;
        _feed = feed;
        _keys = keys;
        session.Run($"Load/{feed.Name}.begin");
        _insert = feed.IsFact ? new RowTarget(session.Prepare($"Load/{feed.Name}.insert"), feed) : null;
        _stage = new RowTarget(session.Prepare($"Load/{feed.Name}.stage"), feed);
        _group = feed.IsFact ? feed.Columns.ToList().FindIndex(column => column.Dimension == Dimension.Group) : -1;
    }

    /// <inheritdoc/>
    public bool Write(FeedRow row)
    {
        _keys.ResolveRow(_feed, row);
        if (_group >= 0)
        {
            _touched.Add(row.Values[_group].Number);
        }

        if (_insert is not null && _insert.Execute(row) == 1)
        {
            return true;
        }

        _stage.Execute(row);
        return false;
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Merge(long firstFileKey, long loadDay)
    {
        _session.Run($"Load/{_feed.Name}.merge", ("load_file_key", Cell.Of(firstFileKey)), ("load_day", Cell.Of(loadDay)));
        using var touch = _session.Prepare("Marts/touch");
        var parameter = touch.Parameter("group_key");
        foreach (var group in _touched)
        {
            touch.Bind(parameter, Cell.Of(group));
            touch.Execute();
        }

        return [_feed.Name];
    }

    public void Dispose()
    {
        _insert?.Dispose();
        _stage.Dispose();
    }
}
