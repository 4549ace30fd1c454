namespace Warehouse.Sql.Loading;

/// <summary>Where a row comes from.</summary>
public sealed record RowOrigin
{
    /// <summary>Key of its file in the ledger.</summary>
    public long FileKey { get; init; }

    /// <summary>Line of the file that it starts on.</summary>
    public long Line { get; init; }
}
