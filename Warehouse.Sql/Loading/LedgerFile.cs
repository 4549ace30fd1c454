namespace Warehouse.Sql.Loading;

/// <summary>A file as the ledger knows it.</summary>
/// <param name="Sha256">Its content.</param>
/// <param name="Name">What the ledger calls it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Profile">The profile that it was read by; empty when that is not known.</param>
/// <param name="Feed">The feed or the profile's table that it is of; empty when that is not known.</param>
public sealed record LedgerFile(string Sha256, string Name, long Size, string Profile, string Feed)
{
    /// <summary>Who sent it on a page of the site; null where it came otherwise.</summary>
    public string? SentBy { get; init; }

    /// <summary>What it was sent with; null where it came otherwise.</summary>
    public string? DeliveryId { get; init; }
}
