namespace Warehouse.Sql.Loading;

/// <summary>
/// Marks the groups whose marts a new fact bears on. Which those are is said by the fact's declaration and comes here as the parameters of
/// its statement; each value of a parameter marks groups by itself, so that a row whose values have all been seen marks none.
/// </summary>
/// <param name="statement">The statement.</param>
internal sealed class GroupTouch(TableStatement statement) : IDisposable
{
    private readonly (int Cell, HashSet<long> Seen)[] _parameters = [.. statement.Cells.Select(cell => (cell, new HashSet<long>()))];

    public void Execute(LoadRow row)
    {
        var isNew = false;
        foreach (var (cell, seen) in _parameters)
        {
            isNew |= seen.Add(row.Cells[cell].Number);
        }

        if (isNew)
        {
            statement.Execute(row);
        }
    }

    public void Dispose() => statement.Dispose();
}
