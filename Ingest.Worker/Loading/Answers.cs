using Ingest.Feeds.Contracts;
using Ingest.Feeds.Reading;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>
/// Finds which rows in quarantine the rows of one table answer: by their key, by the line of a file of the same name where a part of the key was
/// bad itself, or because a row of a correction file says so.
/// </summary>
internal sealed class Answers
{
    private readonly Load _load;
    private readonly string _feed;
    private readonly RowKey? _key;
    private readonly Dictionary<string, List<OpenReject>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<long, List<OpenReject>> _byLine = [];
    private readonly List<(OpenReject Row, RowOrigin By)> _found = [];
    private readonly List<QuarantineReply> _replies = [];

    /// <param name="name">Name of the file in the ledger.</param>
    /// <param name="key">Makes keys; null for a feed whose rows have none.</param>
    public Answers(Load load, string feed, string name, RowKey? key)
    {
        (_load, _feed, _key) = (load, feed, key);
        foreach (var row in key is null ? [] : load.Quarantine.Open(feed, load.Ledger.FirstClaimed))
        {
            if (!RowKey.IsPartial(row.RowKey))
            {
                Add(_byKey, row.RowKey, row);
            }
            else if (row.FileName == name)
            {
                Add(_byLine, row.Line, row);
            }
        }
    }

    /// <summary>Looks at a row that was read.</summary>
    /// <param name="row">The row, rejected or not.</param>
    public void See(FeedRow row)
    {
        if (row.Answers is { } reference)
        {
            // Rejected or not: it has been sent again, and if it is still wrong it stands in quarantine under its new line.
            _replies.Add(new QuarantineReply(
                reference, _feed, new RowOrigin { FileKey = row.FileKey, Line = row.LineNo }, false, row.AnsweredBy.By, null, row.AnsweredBy.Reason));
        }

        if (row.RejectCode is not null || _byKey.Count + _byLine.Count == 0)
        {
            return;
        }

        var key = _key!.Of(row);
        if (key is not null && _byKey.TryGetValue(key, out var same))
        {
            Find(same, row);
        }

        if (key is not null && _byLine.TryGetValue(row.LineNo, out var there))
        {
            Find(there.Where(open => RowKey.Agree(open.RowKey, key)), row);
        }
    }

    /// <summary>Writes down what was found.</summary>
    /// <param name="conflicts">Rows of the table that turned out to contradict each other: they answer nothing.</param>
    public void Write(IReadOnlySet<RowOrigin> conflicts)
    {
        foreach (var (row, by) in _found.Where(found => !conflicts.Contains(found.By)).DistinctBy(found => found.Row))
        {
            _load.Quarantine.Answer(row, _feed, by.FileKey);
        }

        foreach (var reply in _replies)
        {
            _load.Quarantine.Reply(reply);
        }
    }

    private void Find(IEnumerable<OpenReject> rows, FeedRow by)
    {
        var origin = new RowOrigin { FileKey = by.FileKey, Line = by.LineNo };
        _found.AddRange(rows.Select(row => (row, origin)));
    }

    private static void Add<TKey>(Dictionary<TKey, List<OpenReject>> rows, TKey key, OpenReject row)
        where TKey : notnull
    {
        if (!rows.TryGetValue(key, out var list))
        {
            rows[key] = list = [];
        }

        list.Add(row);
    }
}
