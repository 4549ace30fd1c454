using Ingest.Feeds.Contracts;
using Ingest.Feeds.Reading;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>Writes the valid rows of one feed to their tables.</summary>
internal interface IRowWriter : IDisposable
{
    /// <summary>The tables written to so far.</summary>
    IReadOnlyCollection<TableWriter> Tables { get; }

    /// <summary>Makes the keys of its rows; null for a feed whose rows have none.</summary>
    RowKey? Key { get; }

    /// <summary>Called when all rows have been written, before the tables are merged.</summary>
    void BeginMerge()
    {
    }

    /// <summary>An empty row of the feed, to be read into.</summary>
    FeedRow NewRow();

    /// <summary>Prepares a chunk of rows before they are written one by one.</summary>
    void Prepare(IReadOnlyList<FeedRow> rows);

    /// <summary>Writes a row, or rejects it.</summary>
    /// <returns>Whether the row is new.</returns>
    bool Write(FeedRow row);
}
