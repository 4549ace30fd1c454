namespace Ingest.Sources;

/// <summary>
/// One large workbook at a time: what a workbook keeps in memory is bounded, and this keeps two of them from taking twice that. Whoever
/// opens another one, whichever way it came, waits until the first is closed; a workbook of ordinary size never waits.
/// </summary>
internal sealed class LargeWorkbookTurn(CancellationToken cancellationToken) : IDisposable
{
    /// <summary>Bytes of texts, or of an XLS workbook, from which on one is large.</summary>
    public const long LargeBytes = 8L * 1024 * 1024;

    // Of the process, as its memory is.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    private bool _isTaken;

    /// <summary>Waits for the turn when the workbook has become a large one.</summary>
    /// <param name="bytes">What it keeps in memory.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for the workbook any more.</exception>
    public void Grow(long bytes)
    {
        if (!_isTaken && bytes >= LargeBytes)
        {
            Turn.Wait(cancellationToken);
            _isTaken = true;
        }
    }

    /// <summary>Frees what the opening of a large one has let go of. What lies in large blocks is swept seldom: the rest would come on top of it.</summary>
    public void Sweep()
    {
        if (_isTaken)
        {
            GC.Collect();
        }
    }

    /// <summary>Lets the next one in, once nothing refers to the texts any more.</summary>
    public void Dispose()
    {
        if (_isTaken)
        {
            Sweep();
            _isTaken = false;
            Turn.Release();
        }
    }
}
