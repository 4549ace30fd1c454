using Warehouse.Sql.Core;

namespace Warehouse.Sql.Loading;

/// <summary>A row on its way into a table; reused, so that millions of rows make no garbage.</summary>
/// <param name="width">How many columns the table takes: <see cref="LoadedTable.Columns"/>.</param>
public class LoadRow(int width)
{
    /// <summary>The values in the order of the table's columns. A member stands there as its code; the writer puts the key in its place.</summary>
    public Cell[] Cells { get; } = new Cell[width];

    /// <summary>Key of its file in the ledger.</summary>
    public long FileKey { get; set; }

    /// <summary>Line of the file that it starts on.</summary>
    public long LineNo { get; set; }
}
