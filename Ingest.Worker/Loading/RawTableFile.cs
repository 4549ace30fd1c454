using Ingest.Sources;

namespace Ingest.Worker.Loading;

/// <summary>A raw file of a profile.</summary>
/// <param name="File">The file.</param>
/// <param name="Table">The profile's raw table that it is of.</param>
public sealed record RawTableFile(RawFile File, string Table);
