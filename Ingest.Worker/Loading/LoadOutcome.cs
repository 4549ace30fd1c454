using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>The outcome of a file.</summary>
public enum LoadState
{
    /// <summary>Loaded, possibly with rows in quarantine.</summary>
    Loaded,

    /// <summary>Loaded before, by its content: nothing was done.</summary>
    Known,

    /// <summary>Not loaded; the warehouse is unchanged.</summary>
    Failed,

    /// <summary>Another worker is loading it; nothing was done.</summary>
    InWork,
}

/// <summary>The outcome of loading one file.</summary>
/// <param name="Name">The file, as the ledger names it.</param>
/// <param name="State">Its outcome.</param>
public sealed record LoadOutcome(string Name, LoadState State)
{
    /// <summary>The file on disk. An archive or a workbook may have several outcomes.</summary>
    public string Path { get; init; } = "";

    /// <summary>Whether this is the last outcome of the file on disk, which may then be moved.</summary>
    public bool IsLastOfPath { get; init; }

    /// <summary>The feed or the profile that it was read as.</summary>
    public string Feed { get; init; } = "";

    /// <summary>Numbers of its rows.</summary>
    public RowCounts Counts { get; init; }

    /// <summary>Rows in the file.</summary>
    public long Read => Counts.Read;

    /// <summary>Rows that became facts or members.</summary>
    public long Loaded => Counts.Loaded;

    /// <summary>Rows that corrected known ones.</summary>
    public long Corrected => Counts.Corrected;

    /// <summary>Rows that changed nothing.</summary>
    public long Duplicate => Counts.Duplicate;

    /// <summary>Rows that are no records.</summary>
    public long PassedOver => Counts.PassedOver;

    /// <summary>Rows that no query of the profile selects.</summary>
    public long NotSelected => Counts.NotSelected;

    /// <summary>What was passed over or understood specially.</summary>
    public IReadOnlyList<FileNote> Notes { get; init; } = [];

    /// <summary>Rows in quarantine.</summary>
    public long Rejected => Counts.Rejected;

    /// <summary>Whether the ledger has its failure already.</summary>
    public bool IsInLedger { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Machine name of the reason, when it failed.</summary>
    public string? FailureCode { get; init; }

    /// <summary>The reason in Russian, when it failed.</summary>
    public string? Failure { get; init; }
}

/// <summary>Progress of a load.</summary>
/// <param name="Name">The file.</param>
/// <param name="Rows">Rows read so far.</param>
/// <param name="Step">What is being done, in Russian.</param>
public readonly record struct LoadProgress(string Name, long Rows, string Step);
