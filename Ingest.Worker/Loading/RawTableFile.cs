using Ingest.Sources;

namespace Ingest.Worker.Loading;

/// <summary>A file of a raw table.</summary>
/// <param name="Table">Name of the raw table.</param>
public sealed record RawTableFile(RawFile File, string Table);
