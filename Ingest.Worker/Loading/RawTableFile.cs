using Ingest.Feeds.Deliveries;
using Ingest.Sources;

namespace Ingest.Worker.Loading;

/// <summary>A file of a raw table.</summary>
/// <param name="Table">Name of the raw table.</param>
public sealed record RawTableFile(RawFile File, string Table)
{
    /// <summary>What its sender said of it; null where it came otherwise than from a page.</summary>
    public DeliveredFile? Delivered { get; init; }
}
