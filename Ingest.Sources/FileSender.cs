namespace Ingest.Sources;

/// <summary>Who sent a file on a page, as the ledger keeps it.</summary>
/// <param name="By">The sender, by the name that the site knows.</param>
/// <param name="DeliveryId">What it was sent with.</param>
public sealed record FileSender(string By, string DeliveryId);
