using Ingest.Sources;

namespace Ingest.Worker.RawTables;

/// <summary>A raw file in the scratch database. What was not copied is told by the load that copies it, which is the one that loads it.</summary>
/// <param name="FileId">Its number there.</param>
/// <param name="Lines">Rows copied.</param>
internal sealed record StagedTable(long FileId, long Lines)
{
    /// <summary>Rows of the form, which were not copied.</summary>
    public long PassedOver { get; init; }

    /// <summary>Rows with more cells than the header, which were not copied: it is not known which cell is which.</summary>
    public IReadOnlyList<(long Line, string Text, int Width)> TooLong { get; init; } = [];

    /// <summary>What is to be told of the file.</summary>
    public IReadOnlyList<SourceNote> Notes { get; init; } = [];
}
