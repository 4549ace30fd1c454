using System.Threading.Channels;
using Microsoft.Data.SqlClient;
using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>
/// A statement that is run for each row, implemented as a bulk copy into a staging table: rows are buffered, and a separate connection streams
/// them to the server while the load continues. Staged rows are committed in batches; nothing reads them before the load's turn.
/// </summary>
/// <param name="session">The load.</param>
/// <param name="shape">What goes where.</param>
/// <param name="bulkRows">Rows that the server takes as one part.</param>
internal sealed class BulkStatement(SqlServerLoadSession session, BulkShape shape, int bulkRows) : IRowStatement
{
    private const int ChunkRows = 4_096;
    private const int ChunksUnderWay = 4;

    private readonly Cell[] _row = [.. shape.Constants];
    private readonly Channel<BulkChunk> _free = Channel.CreateUnbounded<BulkChunk>();
    private Channel<BulkChunk>? _full;
    private BulkChunk? _chunk;
    private Task? _copying;

    /// <summary>Whether rows were written since the last <see cref="Flush"/>.</summary>
    public bool IsPending => _copying is not null;

    /// <summary>Whether its rows go to the quarantine, which is settled once they are in its table.</summary>
    public bool IsOfQuarantine => shape.Table is "stage_quarantine" or "stage_release" or "stage_answer" or "stage_reply";

    public int Parameter(string name)
    {
        for (var i = 0; i < shape.Parameters.Count; i++)
        {
            if (shape.Parameters[i] == name)
            {
                return i + 1;
            }
        }

        return 0;
    }

    public void Bind(int parameter, in Cell value)
    {
        if (parameter > 0)
        {
            _row[parameter - 1] = value;
        }
    }

    public int Execute()
    {
        if (_copying is null)
        {
            Start();
        }

        _chunk!.Add(_row);
        if (_chunk.IsFull)
        {
            Send();
        }

        return 1;
    }

    /// <summary>Waits until all rows are in the table.</summary>
    public void Flush()
    {
        if (_copying is null)
        {
            return;
        }

        try
        {
            Send();
            _full!.Writer.TryComplete();
            _copying.GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is SqlException or InvalidOperationException)
        {
            throw session.Connection.Translate(error);
        }
        finally
        {
            _copying = null;
        }
    }

    /// <summary>Cancels the copy: the load is abandoned.</summary>
    public void Abandon()
    {
        if (_copying is { } copying)
        {
            _full!.Writer.TryComplete(new OperationCanceledException());
            ((IAsyncResult)copying).AsyncWaitHandle.WaitOne();
            _copying = null;
        }
    }

    // Rows stay buffered: the session flushes them.
    public void Dispose()
    {
    }

    private void Start()
    {
        var loadId = session.StagingId();
        var full = _full = Channel.CreateBounded<BulkChunk>(ChunksUnderWay);
        _chunk = NextChunk();
        _copying = Task.Run(() => Copy(loadId, full));
    }

    private void Send()
    {
        var chunk = _chunk!;
        while (!_full!.Writer.TryWrite(chunk))
        {
            if (!_full.Writer.WaitToWriteAsync().AsTask().GetAwaiter().GetResult())
            {
                // The copy stopped before the last row: report its error.
                var copying = _copying!;
                _copying = null;
                try
                {
                    copying.GetAwaiter().GetResult();
                }
                catch (Exception error) when (error is SqlException or InvalidOperationException)
                {
                    throw session.Connection.Translate(error);
                }
            }
        }

        _chunk = NextChunk();
    }

    private BulkChunk NextChunk()
    {
        if (!_free.Reader.TryRead(out var chunk))
        {
            return new BulkChunk(_row.Length, ChunkRows);
        }

        chunk.Clear();
        return chunk;
    }

    private void Copy(int loadId, Channel<BulkChunk> full)
    {
        try
        {
            using var connection = session.Connection.OpenBeside();
            using var copy = new SqlBulkCopy(connection)
            {
                DestinationTableName = shape.Table,
                BatchSize = bulkRows,
                BulkCopyTimeout = 0,
                EnableStreaming = true,
            };
            string[] columns = [.. shape.Columns, "load_id"];
            foreach (var column in columns)
            {
                copy.ColumnMappings.Add(column, column);
            }

            using var reader = new BulkReader(columns, loadId, full.Reader, _free.Writer);
            copy.WriteToServer(reader);
        }
        finally
        {
            full.Writer.TryComplete();
        }
    }
}
