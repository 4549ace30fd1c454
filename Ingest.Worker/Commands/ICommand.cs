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

/// <summary>One thing to do from the command line. Commands are found by type.</summary>
public interface ICommand
{
    /// <summary>The word that calls it.</summary>
    string Name { get; }

    /// <summary>How to call it and what it does, in Russian, on one line.</summary>
    string Usage { get; }

    /// <summary>Does it.</summary>
    /// <param name="arguments">What follows the word.</param>
    Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken);
}

/// <summary>The command line makes no sense; the message says why, in Russian.</summary>
/// <param name="message">Why.</param>
public sealed class UsageException(string message) : Exception(message);
