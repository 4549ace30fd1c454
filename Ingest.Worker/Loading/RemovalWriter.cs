using Ingest.Feeds.Contracts;
using Ingest.Feeds.Contracts.Feeds;
using Ingest.Feeds.Reading;
using Warehouse.Sql.Core;
using Warehouse.Sql.Dimensions;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Quarantine;

namespace Ingest.Worker.Loading;

/// <summary>Writes removals: each row becomes the last version of a fact of the feed that it names.</summary>
/// <param name="removals">The contract of removals.</param>
/// <param name="feeds">The contracts of facts.</param>
internal sealed class RemovalWriter(Load load, Removals removals, FeedCatalogue feeds, Reference reference) : IRowWriter
{
    private readonly Dictionary<string, Feed> _feeds = feeds.Feeds.Where(feed => feed.IsFact).ToDictionary(feed => feed.Name);
    private readonly Dictionary<string, RemovedRows> _targets = [];

    /// <inheritdoc/>
    public IReadOnlyCollection<TableWriter> Tables => [.. _targets.Values.Select(target => target.Table)];

    /// <summary>Which fact a row removes: everything that it says but who, when and why.</summary>
    public RowKey Key { get; } = new(
        removals, removals.Columns.Where(column => column.Name is not ("removed_by" or "reason" or "corrected_on")).Select(column => column.Parameter));

    /// <inheritdoc/>
    public FeedRow NewRow() => new(removals.Columns.Count, 0);

    /// <inheritdoc/>
    public void Prepare(IReadOnlyList<FeedRow> rows)
    {
        // Codes can be resolved only once the feed of the row is known.
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

        var target = Target(feed);
        if (ReadKey(feed, row, target.Row))
        {
            target.Map.Fill(target.Row);
            target.Table.Remove(target.Row);
        }

        return false;
    }

    public void Dispose()
    {
        foreach (var target in _targets.Values)
        {
            target.Table.Dispose();
        }
    }

    private RemovedRows Target(Feed feed)
    {
        if (!_targets.TryGetValue(feed.Name, out var target))
        {
            var table = load.Write(feed.Name);
            var map = new RowMap(feed, table.Table);
            target = new RemovedRows(table, map, new FeedRow(feed.Columns.Count + feed.Derived.Count, map.Width));
            _targets.Add(feed.Name, target);
        }

        return target;
    }

    private bool ReadKey(Feed feed, FeedRow row, FeedRow key)
    {
        key.FileKey = row.FileKey;
        key.Begin(row.LineNo);
        Array.Clear(key.Values);
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
                    return false;
                }
            }
            else if (reference.Parse(column, text, out key.Values[i]) is { } code)
            {
                row.Reject(column.Name, code, reference.Describe(column, code, text));
                return false;
            }
        }

        feed.CompleteKey(key);
        if (key.Rejects is [var incomplete, ..])
        {
            row.Reject(incomplete.Column, incomplete.Code, incomplete.Detail);
            return false;
        }

        Set(feed, key, "corrected_on", Value(row, "corrected_on"));
        Set(feed, key, "corrected_by", Value(row, "removed_by"));
        Set(feed, key, "correction_reason", Value(row, "reason"));
        return true;
    }

    private Cell Value(FeedRow row, string column)
    {
        for (var i = 0; i < removals.Columns.Count; i++)
        {
            if (removals.Columns[i].Name == column)
            {
                return row.Values[i];
            }
        }

        return Cell.Null;
    }

    private static void Set(Feed feed, FeedRow key, string column, Cell value) =>
        key.Values[feed.Columns.ToList().FindIndex(candidate => candidate.Name == column)] = value;

    /// <summary>The writer of one feed's removals and its reusable row.</summary>
    private sealed record RemovedRows(TableWriter Table, RowMap Map, FeedRow Row);
}
