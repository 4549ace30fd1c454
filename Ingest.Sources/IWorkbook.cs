namespace Ingest.Sources;

/// <summary>A workbook read once from front to back, sheet by sheet and row by row.</summary>
public interface IWorkbook : IDisposable
{
    /// <summary>Name of the current sheet.</summary>
    string SheetName { get; }

    /// <summary>Whether Excel does not show the current sheet, be it hidden or very hidden.</summary>
    bool IsHidden { get; }

    /// <summary>Whether days count from 1904, as early computers of another maker did.</summary>
    bool IsDate1904 { get; }

    /// <summary>Cells of the current sheet that are merged downwards, by their first rows, as far as they are known at the current row.</summary>
    IReadOnlyList<SheetMerge> Merges { get; }

    /// <summary>The current row.</summary>
    SheetRow Row { get; }

    /// <summary>Goes to the next sheet, before its first row.</summary>
    /// <returns>False after the last one.</returns>
    /// <exception cref="UnreadableSourceException">It cannot be read.</exception>
    bool NextSheet();

    /// <summary>Goes to the next row that is not blank; blank ones are not gone through, however many there are.</summary>
    /// <returns>False at the end of the sheet.</returns>
    /// <exception cref="UnreadableSourceException">The rest cannot be read.</exception>
    bool ReadRow();
}
