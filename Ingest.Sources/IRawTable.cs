namespace Ingest.Sources;

/// <summary>
/// One table of raw text cells, read once from front to back: a CSV file, a worksheet, a JSON-lines file.
/// Only the current row is kept, so that memory does not grow with the file.
/// </summary>
public interface IRawTable : IDisposable
{
    /// <summary>Column names as the file gives them, trimmed, in the file's order.</summary>
    IReadOnlyList<string> Header { get; }

    /// <summary>
    /// Physical line (1-based; a worksheet's row number) on which the current row starts.
    /// If a quoted field spans lines, this is the first of them.
    /// </summary>
    long LineNo { get; }

    /// <summary>How many cells the current row has; it may differ from the header's count.</summary>
    int FieldCount { get; }

    /// <summary>The raw text of the current row, for the quarantine; at most 4,000 characters.</summary>
    string RawText { get; }

    /// <summary>Text of a cell of the current row, untrimmed; empty when the row is shorter than that.</summary>
    /// <param name="column">Zero-based position in <see cref="Header"/>.</param>
    string this[int column] { get; }

    /// <summary>What a cell of the current row is called where people look for it: <c>F2</c> of a worksheet. Text has no such names.</summary>
    /// <param name="column">Zero-based position in <see cref="Header"/>.</param>
    string? CellName(int column) => null;

    /// <summary>
    /// The day that a cell counts to, as <c>yyyy-MM-dd</c>: a worksheet keeps days as plain numbers and its own count of them. None for
    /// what is no such number.
    /// </summary>
    /// <param name="column">Zero-based position in <see cref="Header"/>.</param>
    string? DayOf(int column) => null;

    /// <summary>What reading passed over or understood specially; whole at the end of the table.</summary>
    IReadOnlyList<SourceNote> Notes => [];

    /// <summary>Moves to the next row that is not blank.</summary>
    /// <returns><see langword="false"/> at the end of the table.</returns>
    /// <exception cref="UnreadableSourceException">The rest of the file cannot be read: cut short, binary, a line beyond the limit.</exception>
    bool Read();
}
