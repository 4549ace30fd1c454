namespace Warehouse.Sql.Loading;

/// <summary>What a merge did.</summary>
/// <param name="Files">Rows by file.</param>
/// <param name="Conflicts">Rows of one file that say different things of one key.</param>
public sealed record MergeResult(IReadOnlyList<MergedFile> Files, IReadOnlyList<RowOrigin> Conflicts);

/// <summary>What a merge did with the rows of one file.</summary>
public sealed record MergedFile
{
    /// <summary>Key of the file in the ledger.</summary>
    public long FileKey { get; init; }

    /// <summary>Rows that had gone in as new and were taken out again.</summary>
    public long Pulled { get; init; }

    /// <summary>Rows that became facts or members.</summary>
    public long Loaded { get; init; }

    /// <summary>Rows that became a later version of something known.</summary>
    public long Corrected { get; init; }
}
