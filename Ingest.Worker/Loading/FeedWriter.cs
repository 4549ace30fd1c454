using Ingest.Worker.Contracts;
using Warehouse.Sql.Core;

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
    private readonly int _programme;
    private readonly HashSet<long> _touched = [];
    private readonly HashSet<long> _touchedProgrammes = [];

    public FeedWriter(ILoadSession session, Feed feed, KeyResolver keys)
    {
        _session = session;
        _feed = feed;
        _keys = keys;
        if (session.Has($"Load/{feed.Name}.begin"))
        {
            session.Run($"Load/{feed.Name}.begin");
        }

        // An engine that takes rows in bulk has no statement that tries one: all are staged, and the merge sorts them out.
        _insert = feed.IsFact && session.Has($"Load/{feed.Name}.insert") ? new RowTarget(session.Prepare($"Load/{feed.Name}.insert"), feed) : null;
        _stage = new RowTarget(session.Prepare($"Load/{feed.Name}.stage"), feed);
        _group = Position(Dimension.Group);
        _programme = Position(Dimension.Programme);
    }

    /// <inheritdoc/>
    public void Prepare(IReadOnlyList<FeedRow> rows) => _keys.Prepare(_feed, rows);

    /// <inheritdoc/>
    public bool Write(FeedRow row)
    {
        _keys.ResolveRow(_feed, row);
        Touch(row);
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
        if (_insert is not null)
        {
            // Rows that went in by themselves passed the merge by, and with it the groups that it touches.
            TouchAll("Marts/touch", "group_key", _touched);
            TouchAll("Marts/touch-programme", "programme_key", _touchedProgrammes);
        }

        return [_feed.Name];
    }

    /// <summary>Notes what the row bears on: its group, or all groups of its programme. Its codes are keys by now.</summary>
    public void Touch(FeedRow row)
    {
        if (_group >= 0)
        {
            _touched.Add(row.Values[_group].Number);
        }

        if (_programme >= 0)
        {
            _touchedProgrammes.Add(row.Values[_programme].Number);
        }
    }

    public void Dispose()
    {
        _insert?.Dispose();
        _stage.Dispose();
    }

    private int Position(Dimension dimension) =>
        _feed.IsFact ? _feed.Columns.ToList().FindIndex(column => column.Dimension == dimension) : -1;

    private void TouchAll(string statement, string parameter, HashSet<long> keys)
    {
        using var touch = _session.Prepare(statement);
        var position = touch.Parameter(parameter);
        foreach (var key in keys)
        {
            touch.Bind(position, Cell.Of(key));
            touch.Execute();
        }
    }
}
