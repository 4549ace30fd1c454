namespace Warehouse.Sql.Loading;

/// <summary>Numbers of rows of one file.</summary>
/// <param name="Read">Rows in the file.</param>
/// <param name="Loaded">Rows that became facts or members.</param>
/// <param name="Corrected">Rows that became a later version of something known.</param>
/// <param name="Rejected">Rows in quarantine.</param>
public readonly record struct RowCounts(long Read, long Loaded, long Corrected, long Rejected)
{
    /// <summary>Rows that said nothing new.</summary>
    public long Duplicate => Read - Loaded - Corrected - Rejected;
}
