namespace Warehouse.Sql.Loading;

/// <summary>A row that cannot be a fact or a member.</summary>
/// <param name="FileKey">Key of its file in the ledger.</param>
/// <param name="LineNo">Line of the file.</param>
/// <param name="Feed">English name of the feed.</param>
/// <param name="RawText">The row as the file has it.</param>
/// <param name="Place">The organisation and the group that it names.</param>
public readonly record struct RejectedRow(long FileKey, long LineNo, string Feed, string RawText, RejectedPlace Place)
{
    /// <summary>The row by the feed's columns as it was sent, a JSON object; null where it is not known which cell is which.</summary>
    public string? Cells { get; init; }

    /// <summary>What tells the row from others of its feed, parts of it possibly unknown; null when nothing of it is known.</summary>
    public string? Key { get; init; }
}

/// <summary>One thing that is wrong with a row.</summary>
/// <param name="Column">The column that the reason lies in; empty when it is the row.</param>
/// <param name="Code">A <see cref="Warehouse.Sql.Quarantine.RejectCode"/>.</param>
/// <param name="Detail">What stands there, and what would be good.</param>
public readonly record struct RejectedCell(string Column, string Code, string Detail);

/// <summary>Whose a rejected row is, as far as it says so; null where it is not known what it says.</summary>
/// <param name="Organisation">Code of the organisation; empty when the row names none.</param>
/// <param name="Group">Code of the group; empty when the row names none.</param>
public readonly record struct RejectedPlace(string? Organisation, string? Group);
