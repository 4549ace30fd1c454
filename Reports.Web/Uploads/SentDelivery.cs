namespace Reports.Web.Uploads;

/// <summary>What somebody sent.</summary>
/// <param name="Id">Its name, which is that of its folder in the inbox.</param>
/// <param name="UserName">Who sent it.</param>
/// <param name="SentAt">When, ISO 8601 in UTC.</param>
/// <param name="OpenedAt">When the sender has seen how it ended; null as long as they have not.</param>
/// <param name="Files">Its files.</param>
public sealed record SentDelivery(string Id, string UserName, string SentAt, string? OpenedAt, IReadOnlyList<SentFile> Files);

/// <summary>A file that was sent.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="Contents">SHA-256 of its tables, as the ledger keeps them.</param>
public sealed record SentFile(string Name, long Size, string Sha256, IReadOnlyList<string> Contents);

/// <summary>How a file that was sent ended, or how far it is.</summary>
public enum SentState
{
    /// <summary>It waits in the inbox.</summary>
    Waiting,

    /// <summary>It is being loaded.</summary>
    Loading,

    /// <summary>It is loaded.</summary>
    Loaded,

    /// <summary>Its content was loaded before: nothing was done.</summary>
    Known,

    /// <summary>It was loaded, and the load was taken back.</summary>
    Withdrawn,

    /// <summary>Its content was loaded before, and that load was taken back: nothing was done.</summary>
    WithdrawnBefore,

    /// <summary>It, or a table in it, could not be read.</summary>
    Failed,

    /// <summary>There was no table in it.</summary>
    Nothing,
}

/// <summary>A file that was sent, and what became of it.</summary>
/// <param name="File">The file.</param>
/// <param name="State">How it ended.</param>
/// <param name="Tables">Its tables in the ledger.</param>
public sealed record SentOutcome(SentFile File, SentState State, IReadOnlyList<LedgerRow> Tables)
{
    /// <summary>Whether nothing more is expected.</summary>
    public bool IsFinal => State is not (SentState.Waiting or SentState.Loading);
}

/// <summary>A row of <c>sent-files</c>.</summary>
/// <param name="LoadFileKey">Key of the file.</param>
/// <param name="State">State of the load.</param>
/// <param name="RowsCorrected">Rows that corrected others.</param>
/// <param name="RowsDuplicate">Rows that changed nothing.</param>
/// <param name="RowsLeftOut">Rows that are no records, or that a profile does not select.</param>
/// <param name="RowsRejected">Rows in quarantine.</param>
/// <param name="FinishedAt">End, ISO 8601 in UTC.</param>
/// <param name="Failure">Why it was not read.</param>
/// <param name="IsWithdrawn">1 when the load was taken back.</param>
public sealed record LedgerRow(
    long LoadFileKey,
    string Name,
    string Sha256,
    string State,
    string? Feed,
    long? RowsRead,
    long? RowsLoaded,
    long? RowsCorrected,
    long? RowsDuplicate,
    long? RowsLeftOut,
    long? RowsRejected,
    string? FinishedAt,
    string? Failure,
    string? DeliveryId,
    long IsWithdrawn);
