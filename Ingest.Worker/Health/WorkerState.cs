namespace Ingest.Worker.Health;

/// <summary>How a job's last run ended.</summary>
/// <param name="At">When.</param>
/// <param name="Problem">What was wrong, in Russian; none when all was well.</param>
public sealed record RunState(DateTimeOffset At, string? Problem);

/// <summary>What lies in the inbox.</summary>
/// <param name="Waiting">How many files.</param>
/// <param name="Since">Since when the oldest of them has been seen there.</param>
public readonly record struct InboxState(int Waiting, DateTimeOffset? Since);

/// <summary>A file whose bytes are being read.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Since">Since when.</param>
public sealed record FileUnderWay(string Name, DateTimeOffset Since);

/// <summary>What the jobs did last, for health checks and gauges.</summary>
public sealed class WorkerState
{
    private readonly Lock _lock = new();
    private RunState? _pass;
    private RunState? _verify;
    private RunState? _pull;
    private readonly List<FileUnderWay> _underWay = [];
    private InboxState _inbox;

    /// <summary>The last going through the inbox; none since the start.</summary>
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

    /// <summary>The last verification; none since the start.</summary>
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

    /// <summary>The last asking of SQL sources; none since the start.</summary>
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

    /// <summary>What lies in the inbox.</summary>
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

    /// <summary>The file that has been under way for longest; none, and nothing is being read.</summary>
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

    /// <summary>The inbox was gone through.</summary>
    /// <param name="run">How it ended.</param>
    public void Passed(RunState run)
    {
        lock (_lock)
        {
            _pass = run;
        }
    }

    /// <summary>The warehouse was verified.</summary>
    /// <param name="run">How it ended.</param>
    public void Verified(RunState run)
    {
        lock (_lock)
        {
            _verify = run;
        }
    }

    /// <summary>The SQL sources were asked.</summary>
    /// <param name="run">How it ended.</param>
    public void Pulled(RunState run)
    {
        lock (_lock)
        {
            _pull = run;
        }
    }

    /// <summary>The inbox was looked into.</summary>
    /// <param name="inbox">What lies there.</param>
    public void Looked(InboxState inbox)
    {
        lock (_lock)
        {
            _inbox = inbox;
        }
    }
}
