using Ingest.Worker.Contracts;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Loading;

/// <summary>Takes the good rows of one feed into the tables that they belong to.</summary>
internal interface IRowWriter : IDisposable
{
    /// <summary>The tables written to so far.</summary>
    IReadOnlyCollection<TableWriter> Tables { get; }

    /// <summary>An empty row of the feed, to be read into.</summary>
    FeedRow NewRow();

    /// <summary>Looks at rows before they are written one by one.</summary>
    void Prepare(IReadOnlyList<FeedRow> rows);

    /// <summary>Takes a row; it may still be rejected, on the row itself.</summary>
    /// <returns>Whether it went in as new.</returns>
    bool Write(FeedRow row);
}
