namespace Warehouse.Sql.Loading;

/// <summary>Numbers of rows of one file.</summary>
/// <param name="Read">Rows in the file.</param>
/// <param name="Loaded">Records that became facts or members.</param>
/// <param name="Corrected">Records that became a later version of something known.</param>
/// <param name="Rejected">Records in quarantine.</param>
public readonly record struct RowCounts(long Read, long Loaded, long Corrected, long Rejected)
{
    /// <summary>Rows of the form that are no records: numbering, repeated headers, totals, another table below.</summary>
    public long PassedOver { get; init; }

    /// <summary>Rows that no query of a profile selects.</summary>
    public long NotSelected { get; init; }

    /// <summary>Records that the selected rows gave, where a row may give several; null where each gives one.</summary>
    public long? Records { get; init; }

    /// <summary>Records that said nothing new.</summary>
    public long Duplicate => (Records ?? (Read - PassedOver - NotSelected)) - Loaded - Corrected - Rejected;
}
