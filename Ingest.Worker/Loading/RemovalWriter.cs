using Ingest.Worker.Contracts;
using Ingest.Worker.Contracts.Feeds;
using Warehouse.Sql.Core;
using Warehouse.Sql.Dimensions;
using Warehouse.Sql.Quarantine;

namespace Ingest.Worker.Loading;

/// <summary>Writes removals: each row becomes the last version of a fact of the feed that it names.</summary>
internal sealed class RemovalWriter : IFeedWriter
{
    private readonly ILoadSession _session;
    private readonly Removals _removals;
    private readonly KeyResolver _keys;
    private readonly Dictionary<string, Feed> _feeds = new FeedCatalogue().Feeds.Where(feed => feed.IsFact).ToDictionary(feed => feed.Name);
    private readonly Dictionary<string, (FeedWriter Writer, RowTarget Target)> _targets = [];

    public RemovalWriter(ILoadSession session, Removals removals, KeyResolver keys)
    {
        _session = session;
        _removals = removals;
        _keys = keys;
    }

    /// <inheritdoc/>
    public void Prepare(IReadOnlyList<FeedRow> rows)
    {
        // A row's codes become keys only when its feed is known.
    }

    /// <inheritdoc/>
    public bool Write(FeedRow row)
    {
        var name = Value(row, "feed").Text ?? "";
        if (!_feeds.TryGetValue(name, out var feed))
        {
            row.Reject("feed", RejectCode.UnknownCode, $"{name}; бывают {string.Join(", ", _feeds.Keys)}");
            return false;
        }

        if (KeyOf(feed, row) is { } key)
        {
            Target(feed).Execute(key);
        }

        return false;
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Merge(long firstFileKey, long loadDay)
    {
        foreach (var (writer, _) in _targets.Values)
        {
            writer.Merge(firstFileKey, loadDay);
        }

        return _targets.Keys;
    }

    public void Dispose()
    {
        foreach (var (writer, target) in _targets.Values)
        {
            target.Dispose();
            writer.Dispose();
        }
    }

    private RowTarget Target(Feed feed)
    {
        if (!_targets.TryGetValue(feed.Name, out var pair))
        {
            pair = (new FeedWriter(_session, feed, _keys), new RowTarget(_session.Prepare(feed.Statement("remove")), feed));
            _targets.Add(feed.Name, pair);
        }

        return pair.Target;
    }

    private FeedRow? KeyOf(Feed feed, FeedRow row)
    {
        var key = new FeedRow(feed.Columns.Count + feed.Derived.Count) { FileKey = row.FileKey };
        key.Begin(row.LineNo);
        for (var i = 0; i < feed.Columns.Count; i++)
        {
            var column = feed.Columns[i];
            key.Values[i] = column.Default;
            if (!feed.Key.Contains(column.Name) && column.Dimension is not Organisation)
            {
                continue;
            }

            if (Value(row, column.Name) is not { Text: { } text })
            {
                if (column.IsRequired && column.Name != "graded_on")
                {
                    row.Reject(column.Name, RejectCode.MissingValue, $"ключ таблицы {feed.Name}: {string.Join(", ", feed.Key)}");
                    return null;
                }
            }
            else if (column.Parse(text, out key.Values[i]) is { } code)
            {
                row.Reject(column.Name, code, text);
                return null;
            }
        }

        feed.CompleteKey(key);
        if (key.RejectCode is { } incomplete)
        {
            row.Reject(key.RejectColumn, incomplete, key.RejectDetail);
            return null;
        }

        Set(feed, key, "corrected_on", Value(row, "corrected_on"));
        Set(feed, key, "corrected_by", Value(row, "removed_by"));
        Set(feed, key, "correction_reason", Value(row, "reason"));
        _keys.ResolveRow(feed, key);
        return key;
    }

    private Cell Value(FeedRow row, string column)
    {
        for (var i = 0; i < _removals.Columns.Count; i++)
        {
            if (_removals.Columns[i].Name == column)
            {
                return row.Values[i];
            }
        }

        return Cell.Null;
    }

    private static void Set(Feed feed, FeedRow key, string column, Cell value) =>
        key.Values[feed.Columns.ToList().FindIndex(candidate => candidate.Name == column)] = value;
}
