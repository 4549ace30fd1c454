namespace Ingest.Worker.Health;

/// <summary>How a job's last run ended.</summary>
/// <param name="At">When.</param>
/// <param name="Problem">What was wrong, in Russian; none when all was well.</param>
public sealed record RunState(DateTimeOffset At, string? Problem);

/// <summary>What lies in the inbox.</summary>
/// <param name="Waiting">How many files.</param>
/// <param name="Since">Since when the oldest of them has been seen there.</param>
public readonly record struct InboxState(int Waiting, DateTimeOffset? Since);

/// <summary>What the jobs did last, for health checks and gauges.</summary>
public sealed class WorkerState
{
    private readonly Lock _lock = new();
    private RunState? _pass;
    private RunState? _verify;
    private RunState? _pull;
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
