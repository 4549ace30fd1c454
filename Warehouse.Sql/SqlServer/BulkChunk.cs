using Warehouse.Sql.Core;

namespace Warehouse.Sql.SqlServer;

/// <summary>Rows in one array, reused so that millions of rows do not allocate.</summary>
/// <param name="width">Values in a row.</param>
/// <param name="capacity">Rows at most.</param>
internal sealed class BulkChunk(int width, int capacity)
{
    public Cell[] Cells { get; } = new Cell[width * capacity];

    public int Rows { get; private set; }

    public bool IsFull => Rows == capacity;

    public void Add(ReadOnlySpan<Cell> row)
    {
        row.CopyTo(Cells.AsSpan(Rows * width, width));
        Rows++;
    }

    public void Clear() => Rows = 0;
}
