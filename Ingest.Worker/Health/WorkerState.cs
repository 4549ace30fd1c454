namespace Ingest.Worker.Health;

/// <summary>How a job's last run ended.</summary>
/// <param name="At">When.</param>
/// <param name="Problem">What was wrong, in Russian; null when it succeeded.</param>
public sealed record RunState(DateTimeOffset At, string? Problem);

/// <summary>Files that wait in the inbox.</summary>
/// <param name="Waiting">How many files.</param>
/// <param name="Since">When the oldest of them was first seen.</param>
public readonly record struct InboxState(int Waiting, DateTimeOffset? Since);

/// <summary>A file whose bytes are being read.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Since">Since when.</param>
public sealed record FileUnderWay(string Name, DateTimeOffset Since);

/// <summary>Results of the last runs of jobs, for health checks and gauges.</summary>
public sealed class WorkerState
{
    private readonly Lock _lock = new();
    private RunState? _pass;
    private RunState? _verify;
    private RunState? _pull;
    private readonly List<FileUnderWay> _underWay = [];
    private InboxState _inbox;

    /// <summary>The last pass over the inbox; null before the first.</summary>
    public RunState? Pass
    {
        get
        {
            lock (_lock)
            {
                return _pass;
            }
        }
    }

    /// <summary>The last verification; null before the first.</summary>
    public RunState? Verify
    {
        get
        {
            lock (_lock)
            {
                return _verify;
            }
        }
    }

    /// <summary>The last pull from SQL sources; null before the first.</summary>
    public RunState? Pull
    {
        get
        {
            lock (_lock)
            {
                return _pull;
            }
        }
    }

    /// <summary>Files that wait in the inbox.</summary>
    public InboxState Inbox
    {
        get
        {
            lock (_lock)
            {
                return _inbox;
            }
        }
    }

    /// <summary>The file that has been under way for longest; null when nothing is being read.</summary>
    public FileUnderWay? UnderWay
    {
        get
        {
            lock (_lock)
            {
                return _underWay.Count == 0 ? null : _underWay[0];
            }
        }
    }

    /// <summary>Work on a file begins.</summary>
    /// <param name="file">The file.</param>
    public void Began(FileUnderWay file)
    {
        lock (_lock)
        {
            _underWay.Add(file);
        }
    }

    /// <summary>Work on a file has ended.</summary>
    /// <param name="file">The file.</param>
    public void Ended(FileUnderWay file)
    {
        lock (_lock)
        {
            _underWay.Remove(file);
        }
    }

    /// <summary>Records a pass over the inbox.</summary>
    /// <param name="run">How it ended.</param>
    public void Passed(RunState run)
    {
        lock (_lock)
        {
            _pass = run;
        }
    }

    /// <summary>Records a verification.</summary>
    /// <param name="run">How it ended.</param>
    public void Verified(RunState run)
    {
        lock (_lock)
        {
            _verify = run;
        }
    }

    /// <summary>Records a pull from SQL sources.</summary>
    /// <param name="run">How it ended.</param>
    public void Pulled(RunState run)
    {
        lock (_lock)
        {
            _pull = run;
        }
    }

    /// <summary>Records what waits in the inbox.</summary>
    /// <param name="inbox">Files that wait.</param>
    public void Looked(InboxState inbox)
    {
        lock (_lock)
        {
            _inbox = inbox;
        }
    }
}
