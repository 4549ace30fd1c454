namespace Warehouse.Sql.Loading;

/// <summary>
/// What was passed over in a loaded file or understood specially. It names columns, sheets and numbers of rows and never what stands in a cell, because
/// whoever sees the ledger reads it.
/// </summary>
/// <param name="Code">Machine name of what happened.</param>
/// <param name="Text">A sentence in Russian, without a full stop.</param>
public sealed record FileNote(string Code, string Text);
