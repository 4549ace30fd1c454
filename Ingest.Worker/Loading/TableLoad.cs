using Ingest.Sources;
using Ingest.Worker.Contracts;
using Ingest.Worker.Contracts.Feeds;
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
    private const int RowsBetweenJudgements = 100_000;

    /// <summary>Loads a table.</summary>
    /// <exception cref="UnreadableSourceException">The table cannot be read to its end, or is misread as a whole.</exception>
    public void Run(TableSource source, CancellationToken cancellationToken)
    {
        var feed = source.Match.Feed;
        using IRowWriter writer = feed is Removals removals ? new RemovalWriter(load, removals, feeds, reference) : new FeedRowWriter(load, feed);
        var rejected = new RejectedRows(load.Quarantine, feed.Name);
        var read = 0L;
        foreach (var chunk in new RowChunks(source, reference, writer.NewRow, feeds.ColumnNames.Contains).Read(cancellationToken))
        {
            writer.Prepare(chunk);
            foreach (var row in chunk)
            {
                Write(row, feed, writer, rejected);
            }

            var before = read;
            read += chunk.Count;
            progress?.Report(new LoadProgress(source.Name, read, "чтение"));
            if (before / RowsBetweenJudgements != read / RowsBetweenJudgements)
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
        var merge = load.Merge(writer.Tables);
        counts.Add(merge);
        RejectConflicts(source, merge.Conflicts, rejected);
    }

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

    private void RejectConflicts(TableSource source, IReadOnlyList<RowOrigin> conflicts, RejectedRows rejected)
    {
        if (conflicts.Count == 0)
        {
            return;
        }

        // Raw text is not kept for valid rows: read the file again for these lines.
        var origins = conflicts.ToHashSet();
        using var table = source.Open();
        while (origins.Count > 0 && table.Read())
        {
            var origin = new RowOrigin { FileKey = table is IJoinedTable joined ? joined.FileKey : source.FileKey, Line = table.LineNo };
            if (origins.Remove(origin))
            {
                rejected.AddConflict(origin, table.RawText, source.Match.PlaceOf(table));
                counts[origin.FileKey].Rejected++;
            }
        }
    }
}
