using System.Threading.Channels;
using Ingest.Worker.Contracts;
using Ingest.Worker.Sources;
using Warehouse.Sql.Core;
using Warehouse.Sql.Quarantine;

namespace Ingest.Worker.Loading;

/// <summary>
/// Loads one table of a feed inside a load's transaction. One thread reads and checks, another writes; between them go
/// batches of rows that are used again, so that memory does not grow with the table.
/// </summary>
/// <param name="session">The load.</param>
/// <param name="keys">Keys for codes, shared by the tables of one load.</param>
/// <param name="reference">Scales and marks.</param>
/// <param name="counts">Where to count.</param>
internal sealed class FeedLoad(ILoadSession session, KeyResolver keys, Reference reference, FeedCounts counts)
{
    private const int BatchRows = 2_000;
    private const int BatchesUnderWay = 4;

    // A table is misread when more than half of it is bad for one reason; fewer rows than this prove nothing.
    private const int RowsToJudge = 100;
    private const int RowsBetweenJudgements = 100_000;

    /// <summary>Loads the table.</summary>
    /// <param name="name">The file, for messages.</param>
    /// <param name="match">The feed over its header.</param>
    /// <param name="open">Opens the table anew: it is read again when rows turn out to contradict each other.</param>
    /// <param name="fileKey">Ledger's key of the file, for tables that come from one.</param>
    /// <param name="load">The whole load: its first file and its day.</param>
    /// <param name="progress">Told now and then.</param>
    /// <returns>English names of the feeds whose facts or members changed.</returns>
    /// <exception cref="UnreadableSourceException">The table cannot be read to its end, or is misread.</exception>
    public IReadOnlyCollection<string> Run(
        string name,
        FeedMatch match,
        Func<IRawTable> open,
        long fileKey,
        (long FirstFileKey, long Day) load,
        IProgress<LoadProgress>? progress,
        CancellationToken cancellationToken)
    {
        using IFeedWriter writer = match.Feed is Contracts.Feeds.Removals removals
            ? new RemovalWriter(session, removals, keys)
            : new FeedWriter(session, match.Feed, keys);
        using var quarantine = new QuarantineWriter(session, match.Feed.Name);
        var read = 0L;
        foreach (var batch in Batches(match, open, fileKey, cancellationToken))
        {
            writer.Prepare(batch);
            foreach (var row in batch)
            {
                if (row.FileKey < load.FirstFileKey)
                {
                    // A file of an earlier load: what its row waited for has come, so it leaves the quarantine and is judged anew.
                    session.Run(
                        "Load/quarantine.release",
                        ("load_file_key", Cell.Of(row.FileKey)), ("line_no", Cell.Of(row.LineNo)), ("feed", Cell.Of(match.Feed.Name)));
                }

                var tally = counts[row.FileKey];
                tally.Read++;
                if (row.RejectCode is null && writer.Write(row))
                {
                    tally.Loaded++;
                }

                if (row.RejectCode is not null)
                {
                    quarantine.Add(row);
                    tally.Rejected++;
                }
            }

            var before = read;
            read += batch.Count;
            progress?.Report(new LoadProgress(name, read, "чтение"));
            if (before / RowsBetweenJudgements != read / RowsBetweenJudgements)
            {
                Judge(name, read, quarantine);
            }
        }

        Judge(name, read, quarantine);
        progress?.Report(new LoadProgress(name, read, "слияние"));
        session.TakeTurn();
        session.Run("Load/counts.clear");
        var changed = writer.Merge(load.FirstFileKey, load.Day);
        TakeMergeCounts();
        QuarantineConflicts(open, fileKey, quarantine);
        return changed;
    }

    private static void Judge(string name, long read, QuarantineWriter quarantine)
    {
        var (column, code, rows) = quarantine.Foremost;
        if (read >= RowsToJudge && rows * 2 > read)
        {
            throw new UnreadableSourceException(
                "misread",
                $"Файл «{name}» прочитан неверно: из {read} строк {rows} не подошли по одной причине: столбец {column}, "
                + $"«{RejectText.Of(code).Title.ToLowerInvariant()}». Не загружено ничего. {RejectText.Of(code).Advice}");
        }
    }

    private IEnumerable<ArraySegment<FeedRow>> Batches(
        FeedMatch match, Func<IRawTable> open, long fileKey, CancellationToken cancellationToken)
    {
        var full = Channel.CreateBounded<ArraySegment<FeedRow>>(BatchesUnderWay);
        var free = Channel.CreateUnbounded<FeedRow[]>();
        for (var i = 0; i < BatchesUnderWay + 2; i++)
        {
            free.Writer.TryWrite(NewBatch(match.Feed, fileKey));
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => ReadAsync(match, open, free.Reader, full.Writer, stop.Token), CancellationToken.None);
        try
        {
            while (full.Reader.WaitToReadAsync(cancellationToken).AsTask().GetAwaiter().GetResult())
            {
                while (full.Reader.TryRead(out var batch))
                {
                    yield return batch;
                    free.Writer.TryWrite(batch.Array!);
                }
            }
        }
        finally
        {
            // The writer gave up, or all is read: either way the reader ends before its file is let go.
            stop.Cancel();
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        }
    }

    private async Task ReadAsync(
        FeedMatch match,
        Func<IRawTable> open,
        ChannelReader<FeedRow[]> free,
        ChannelWriter<ArraySegment<FeedRow>> full,
        CancellationToken cancellationToken)
    {
        try
        {
            using var table = open();
            var reader = new RowReader(table, match, reference);
            var isMore = true;
            while (isMore)
            {
                var batch = await free.ReadAsync(cancellationToken).ConfigureAwait(false);
                var rows = 0;
                while (rows < batch.Length && (isMore = reader.Read(batch[rows])))
                {
                    rows++;
                }

                await full.WriteAsync(new ArraySegment<FeedRow>(batch, 0, rows), cancellationToken).ConfigureAwait(false);
            }

            full.Complete();
        }
        catch (Exception error)
        {
            // Whatever ends the reading ends the load: the writing side throws it.
            full.Complete(error);
        }
    }

    private static FeedRow[] NewBatch(Feed feed, long fileKey)
    {
        var batch = new FeedRow[BatchRows];
        for (var i = 0; i < batch.Length; i++)
        {
            batch[i] = new FeedRow(feed.Columns.Count + feed.Derived.Count) { FileKey = fileKey };
        }

        return batch;
    }

    private void TakeMergeCounts()
    {
        using var statement = session.Prepare("Load/counts");
        while (statement.Read())
        {
            var tally = counts[statement.Column(0).Number];
            tally.Loaded += statement.Column(2).Number - statement.Column(1).Number;
            tally.Corrected += statement.Column(3).Number;
        }
    }

    private void QuarantineConflicts(Func<IRawTable> open, long fileKey, QuarantineWriter quarantine)
    {
        var lines = new HashSet<(long File, long Line)>();
        using (var statement = session.Prepare("Load/conflicts"))
        {
            while (statement.Read())
            {
                lines.Add((statement.Column(0).Number, statement.Column(1).Number));
            }
        }

        if (lines.Count == 0)
        {
            return;
        }

        // Their text went by when they still looked good.
        using var table = open();
        while (lines.Count > 0 && table.Read())
        {
            var file = table is IBatchTable batch ? batch.FileKey : fileKey;
            if (lines.Remove((file, table.LineNo)))
            {
                quarantine.Add(file, table.LineNo, "", RejectCode.ConflictingInFile, "", table.RawText);
                counts[file].Rejected++;
            }
        }
    }
}
