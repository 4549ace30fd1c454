namespace Ingest.Worker.Commands;

/// <summary>Exit codes that a script can act on.</summary>
public enum ExitCode
{
    /// <summary>All done.</summary>
    Done = 0,

    /// <summary>Something failed: a file, a check, the warehouse.</summary>
    Failed = 1,

    /// <summary>All files loaded, some rows are in quarantine.</summary>
    SomeRejected = 2,

    /// <summary>The command line makes no sense.</summary>
    Usage = 64,

    /// <summary>Ended by the user.</summary>
    Cancelled = 130,
}

/// <summary>The command line makes no sense; the message says why, in Russian.</summary>
/// <param name="message">Why.</param>
public sealed class UsageException(string message) : Exception(message);
