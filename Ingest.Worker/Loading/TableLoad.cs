using Ingest.Feeds.Contracts;
using Ingest.Feeds.Contracts.Feeds;
using Ingest.Feeds.Reading;
using Ingest.Sources;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>Loads tables of feeds within one load: one thread reads and checks rows, another writes them.</summary>
/// <param name="feeds">The contracts.</param>
/// <param name="reference">Scales and marks.</param>
/// <param name="counts">Where to count.</param>
/// <param name="progress">Receives progress.</param>
internal sealed class TableLoad(
    Load load, FeedCatalogue feeds, Reference reference, FileCounts counts, IProgress<LoadProgress>? progress)
{
    /// <summary>Loads a table.</summary>
    /// <exception cref="UnreadableSourceException">The table cannot be read to its end, or is misread as a whole.</exception>
    public void Run(TableSource source, CancellationToken cancellationToken)
    {
        var feed = source.Match.Feed;
        using var writer = Writer(feed);
        var answers = new Answers(load, feed.Name, source.Name, writer.Key);
        var rejected = new RejectedRows(load.Quarantine, feed.Name);
        var read = 0L;
        foreach (var chunk in new RowChunks(source, reference, writer.NewRow, writer.Key, feeds.ColumnNames.Contains).Read(cancellationToken))
        {
            writer.Prepare(chunk);
            foreach (var row in chunk)
            {
                Write(row, feed, writer, rejected);
                answers.See(row);
            }

            var before = read;
            read += chunk.Count;
            progress?.Report(new LoadProgress(source.Name, read, "чтение"));
            if (before / MisreadTable.RowsBetweenJudgements != read / MisreadTable.RowsBetweenJudgements)
            {
                rejected.Judge(source.Name, read);
            }
        }

        if (source.PassedOver > 0)
        {
            counts[source.FileKey].PassOver(source.PassedOver);
        }

        rejected.Judge(source.Name, read);
        progress?.Report(new LoadProgress(source.Name, read, "слияние"));
        writer.BeginMerge();
        var merge = load.Merge(writer.Tables);
        counts.Add(merge);
        var conflicts = merge.Conflicts.ToHashSet();
        answers.Write(conflicts);
        RejectConflicts(source, conflicts, rejected, writer);
    }

    private IRowWriter Writer(Feed feed) => feed switch
    {
        Removals removals => new RemovalWriter(load, removals, feeds, reference),
        Closings closings => new ClosingWriter(load, closings),
        Withdrawals withdrawals => new WithdrawalWriter(load, withdrawals),
        _ => new FeedRowWriter(load, feed),
    };

    private void Write(FeedRow row, Feed feed, IRowWriter writer, RejectedRows rejected)
    {
        if (load.IsEarlier(row.FileKey))
        {
            // The row waited in quarantine for this file: release it and check it again.
            load.Quarantine.Release(new RowOrigin { FileKey = row.FileKey, Line = row.LineNo }, feed.Name);
        }

        var tally = counts[row.FileKey];
        tally.Add(row.LineNo);
        if (row.RejectCode is null && writer.Write(row))
        {
            tally.Loaded++;
        }

        if (row.RejectCode is not null)
        {
            rejected.Add(row);
            tally.Rejected++;
        }
    }

    private void RejectConflicts(TableSource source, HashSet<RowOrigin> origins, RejectedRows rejected, IRowWriter writer)
    {
        if (origins.Count == 0)
        {
            return;
        }

        var contested = new ContestedRecords();
        foreach (var (row, _, _) in Records(source, origins, writer))
        {
            contested.See(row, writer.Key?.Of(row));
        }

        foreach (var (row, table, reader) in Records(source, origins, writer).Where(record => contested.Takes(record.Row, writer.Key?.Of(record.Row))))
        {
            rejected.AddConflict(new RejectedRow(row.FileKey, row.LineNo, source.Match.Feed.Name, table.RawText, source.Match.PlaceOf(table))
            {
                Cells = reader.Sent(),
                Key = writer.Key?.Of(row),
            });
            counts[row.FileKey].Rejected++;
        }
    }

    /// <summary>The valid records of these rows: raw text is not kept for them, so that the file is read again.</summary>
    private IEnumerable<(FeedRow Row, IRawTable Table, RowReader Reader)> Records(TableSource source, HashSet<RowOrigin> origins, IRowWriter writer)
    {
        using var table = source.Open();
        var reader = new RowReader(table, source.Match, reference, writer.Key, feeds.ColumnNames.Contains);
        var row = writer.NewRow();
        row.FileKey = source.FileKey;
        while (reader.Read(row))
        {
            if (row.RejectCode is null && origins.Contains(new RowOrigin { FileKey = row.FileKey, Line = row.LineNo }))
            {
                yield return (row, table, reader);
            }
        }
    }
}
