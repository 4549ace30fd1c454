using Ingest.Feeds.Contracts;
using Ingest.Feeds.Reading;
using Ingest.Sources;

namespace Ingest.Worker.Loading;

/// <summary>A table to load.</summary>
/// <param name="Name">The file, for messages.</param>
/// <param name="Match">The feed matched with its header.</param>
/// <param name="FileKey">The ledger's key of its file; of a <see cref="IJoinedTable"/> each row has its own.</param>
/// <param name="Open">Opens the table anew: it is read again when rows turn out to contradict each other.</param>
internal sealed record TableSource(string Name, FeedMatch Match, long FileKey, Func<IRawTable> Open)
{
    /// <summary>What was passed over or understood specially, once the table was read to its end.</summary>
    public IReadOnlyList<SourceNote> Notes { get; private set; } = [];

    /// <summary>Rows that are no records, once the table was read to its end.</summary>
    public long PassedOver { get; private set; }

    /// <summary>Told by the reader at the end of the table.</summary>
    public void Ended(long passedOver, IReadOnlyList<SourceNote> notes) => (PassedOver, Notes) = (passedOver, notes);
}
