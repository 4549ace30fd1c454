namespace Ingest.Sources;

/// <summary>
/// What a source passed over or understood specially: sheets, columns, the character set. It is kept with the file in the ledger and shown to whoever sees
/// loads, so that it names columns, sheets and numbers of rows and never what stands in a cell.
/// </summary>
/// <param name="Code">Machine name of what happened.</param>
/// <param name="Text">A sentence in Russian, without a full stop.</param>
public sealed record SourceNote(string Code, string Text);
