using Ingest.Worker.Contracts;

namespace Ingest.Worker.Loading;

/// <summary>Takes the good rows of one table into the warehouse.</summary>
internal interface IFeedWriter : IDisposable
{
    /// <summary>Looks at rows before they are written one by one.</summary>
    void Prepare(IReadOnlyList<FeedRow> rows);

    /// <summary>Takes a row; it may still be rejected, on the row itself.</summary>
    /// <returns>Whether it went in as new.</returns>
    bool Write(FeedRow row);

    /// <summary>Puts contested rows and members in their place.</summary>
    /// <param name="firstFileKey">The least key of this load's files.</param>
    /// <param name="loadDay">Today, <c>yyyymmdd</c>.</param>
    /// <returns>English names of the feeds whose facts or members changed.</returns>
    IReadOnlyCollection<string> Merge(long firstFileKey, long loadDay);
}
