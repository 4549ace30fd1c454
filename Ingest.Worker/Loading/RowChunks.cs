using System.Threading.Channels;
using Ingest.Feeds.Contracts;
using Ingest.Feeds.Reading;

namespace Ingest.Worker.Loading;

/// <summary>
/// Reads a table on its own thread, in chunks of reused rows, so that memory does not grow with the table.
/// </summary>
/// <param name="source">The table.</param>
/// <param name="reference">Scales and marks.</param>
/// <param name="newRow">Makes an empty row.</param>
/// <param name="key">Makes the keys of rejected rows.</param>
/// <param name="isName">Whether a folded name is that of a column of any feed.</param>
internal sealed class RowChunks(TableSource source, Reference reference, Func<FeedRow> newRow, RowKey? key, Func<string, bool> isName)
{
    private const int ChunkRows = 2_000;
    private const int ChunksUnderWay = 4;

    private readonly Channel<ArraySegment<FeedRow>> _full = Channel.CreateBounded<ArraySegment<FeedRow>>(ChunksUnderWay);
    private readonly Channel<FeedRow[]> _free = Channel.CreateUnbounded<FeedRow[]>();

    /// <summary>The chunks. Each is valid until the next one is read.</summary>
    public IEnumerable<ArraySegment<FeedRow>> Read(CancellationToken cancellationToken)
    {
        for (var i = 0; i < ChunksUnderWay + 2; i++)
        {
            _free.Writer.TryWrite(NewChunk());
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => ReadAsync(stop.Token), CancellationToken.None);
        try
        {
            while (_full.Reader.WaitToReadAsync(cancellationToken).AsTask().GetAwaiter().GetResult())
            {
                while (_full.Reader.TryRead(out var chunk))
                {
                    yield return chunk;
                    _free.Writer.TryWrite(chunk.Array!);
                }
            }
        }
        finally
        {
            // The reader must end before its file is closed, also when the writer has stopped.
            stop.Cancel();
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var table = source.Open();
            var reader = new RowReader(table, source.Match, reference, key, isName);
            var isMore = true;
            while (isMore)
            {
                var chunk = await _free.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                var rows = 0;
                while (rows < chunk.Length && (isMore = reader.Read(chunk[rows])))
                {
                    rows++;
                }

                await _full.Writer.WriteAsync(new ArraySegment<FeedRow>(chunk, 0, rows), cancellationToken).ConfigureAwait(false);
            }

            source.Ended(reader.PassedOver, [.. table.Notes, .. reader.Notes()]);
            _full.Writer.Complete();
        }
        catch (Exception error)
        {
            // An error of the reader ends the load: the writer throws it.
            _full.Writer.Complete(error);
        }
    }

    private FeedRow[] NewChunk()
    {
        var chunk = new FeedRow[ChunkRows];
        for (var i = 0; i < chunk.Length; i++)
        {
            chunk[i] = newRow();
            chunk[i].FileKey = source.FileKey;
        }

        return chunk;
    }
}
