namespace Ingest.Sources;

/// <summary>What is read of a source; section <c>Ingest:Sources</c> of the configuration.</summary>
public sealed record SourceOptions
{
    /// <summary>Whether hidden sheets of a workbook are loaded like the others: they are mostly lists, drafts and last year's.</summary>
    public bool HiddenSheets { get; init; }
}
