namespace Warehouse.Sql.Core;

/// <summary>Exit codes of the commands of both programs.</summary>
public enum ExitCode
{
    /// <summary>Everything was done.</summary>
    Done = 0,

    /// <summary>A file, a check or the warehouse failed.</summary>
    Failed = 1,

    /// <summary>All files were loaded, some rows are in quarantine.</summary>
    SomeRejected = 2,

    /// <summary>The command line is wrong.</summary>
    Usage = 64,

    /// <summary>The user cancelled the command.</summary>
    Cancelled = 130,
}
