using Ingest.Sources;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>Makes ledger entries of files.</summary>
internal static class LedgerFiles
{
    /// <summary>The ledger entry of a file.</summary>
    /// <param name="profile">Its profile; empty when unknown.</param>
    /// <param name="feed">Its feed or the profile's table; empty when unknown.</param>
    public static LedgerFile ForLedger(this RawFile file, string profile, string feed) =>
        new(file.Sha256, file.Name, file.Size, profile, feed) { SentBy = file.Sender?.By, DeliveryId = file.Sender?.DeliveryId };

    /// <summary>Notes of a source as the ledger keeps them.</summary>
    public static IEnumerable<FileNote> ForLedger(this IEnumerable<SourceNote> notes) => notes.Select(note => new FileNote(note.Code, note.Text));
}
