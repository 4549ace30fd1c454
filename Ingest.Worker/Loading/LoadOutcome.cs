using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>What became of one file.</summary>
public enum LoadState
{
    /// <summary>Loaded, perhaps with rows in quarantine.</summary>
    Loaded,

    /// <summary>The ledger knows its content: nothing was done.</summary>
    Known,

    /// <summary>Not loaded at all; the warehouse is as before.</summary>
    Failed,

    /// <summary>Another worker is loading it; nothing was done.</summary>
    InWork,
}

/// <summary>What loading one file did.</summary>
/// <param name="Name">The file, as the ledger names it.</param>
/// <param name="State">What became of it.</param>
public sealed record LoadOutcome(string Name, LoadState State)
{
    /// <summary>The file on disk that holds it: one archive or workbook may give several outcomes.</summary>
    public string Path { get; init; } = "";

    /// <summary>Whether nothing more comes of the file on disk: it may be moved.</summary>
    public bool IsLastOfPath { get; init; }

    /// <summary>The feed or the profile that it was read as.</summary>
    public string Feed { get; init; } = "";

    /// <summary>Numbers of its rows.</summary>
    public RowCounts Counts { get; init; }

    /// <summary>Rows in the file.</summary>
    public long Read => Counts.Read;

    /// <summary>Rows that became facts or members.</summary>
    public long Loaded => Counts.Loaded;

    /// <summary>Rows that became a later version of something known.</summary>
    public long Corrected => Counts.Corrected;

    /// <summary>Rows that said nothing new.</summary>
    public long Duplicate => Counts.Duplicate;

    /// <summary>Rows in quarantine.</summary>
    public long Rejected => Counts.Rejected;

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Machine name of the reason, when it failed.</summary>
    public string? FailureCode { get; init; }

    /// <summary>The reason in Russian, when it failed.</summary>
    public string? Failure { get; init; }
}

/// <summary>How far a load has come, for a person who waits.</summary>
/// <param name="Name">The file.</param>
/// <param name="Rows">Rows read so far.</param>
/// <param name="Step">What is being done, in Russian.</param>
public readonly record struct LoadProgress(string Name, long Rows, string Step);
