using Ingest.Sources;

namespace Ingest.Feeds.Reading;

/// <summary>A table whose rows come from several files: a profile's query over raw files.</summary>
internal interface IJoinedTable : IRawTable
{
    /// <summary>Ledger key of the file that the current row comes from.</summary>
    long FileKey { get; }

    /// <summary>The raw table whose row the current one waits for; null when it waits for none.</summary>
    string? WaitsFor { get; }
}
