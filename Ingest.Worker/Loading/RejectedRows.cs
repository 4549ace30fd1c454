using Ingest.Feeds.Contracts;
using Ingest.Feeds.Reading;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Quarantine;

namespace Ingest.Worker.Loading;

/// <summary>Puts the rejected rows of one table into quarantine, and stops a load whose table is misread as a whole.</summary>
/// <param name="quarantine">The load's quarantine.</param>
/// <param name="feed">English name of the feed.</param>
internal sealed class RejectedRows(QuarantineWriter quarantine, string feed)
{
    private static readonly RejectedCell[] Conflict = [new("", RejectCode.ConflictingInFile, "")];

    private readonly MisreadTable _misread = new();

    /// <summary>Quarantines a rejected row.</summary>
    public void Add(FeedRow row)
    {
        quarantine.Add(new RejectedRow(row.FileKey, row.LineNo, feed, row.RawText, row.Place) { Cells = row.Sent, Key = row.Key }, row.Rejects);
        _misread.Add(row);
    }

    /// <summary>Quarantines a row that contradicts another one of its file.</summary>
    public void AddConflict(RejectedRow row) => quarantine.Add(row, Conflict);

    /// <summary>Stops the load of a table that is misread.</summary>
    /// <param name="name">The file, for the message.</param>
    /// <param name="read">Rows read so far.</param>
    /// <exception cref="Ingest.Sources.UnreadableSourceException">It is.</exception>
    public void Judge(string name, long read) => _misread.Judge(name, read);
}
