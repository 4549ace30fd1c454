namespace Ingest.Sources;

/// <summary>A row of a table before it is known which row is the header.</summary>
/// <param name="LineNo">The line, or the worksheet's row, on which it starts.</param>
/// <param name="Cells">Its cells, trimmed, up to the last one that is not blank.</param>
public sealed record RawRow(long LineNo, IReadOnlyList<string> Cells);
