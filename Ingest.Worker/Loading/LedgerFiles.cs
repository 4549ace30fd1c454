using Ingest.Sources;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>Files as the ledger knows them.</summary>
internal static class LedgerFiles
{
    /// <summary>A file as the ledger knows it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="profile">The profile that it is read by; empty when that is not known.</param>
    /// <param name="feed">The feed or the profile's table; empty when that is not known.</param>
    public static LedgerFile ForLedger(this RawFile file, string profile, string feed) => new(file.Sha256, file.Name, file.Size, profile, feed);
}
