using Ingest.Worker.Contracts;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Loading;

/// <summary>
/// Marks the groups whose marts a new fact bears on. Which those are is said by the fact's declaration and comes here as the parameters of
/// its statement; each value of a parameter marks groups by itself, so that a row whose values have all been seen marks none.
/// </summary>
internal sealed class GroupTouch : IDisposable
{
    private readonly RowTarget _target;
    private readonly (int Value, HashSet<long> Seen)[] _parameters;

    public GroupTouch(IRowStatement statement, Feed feed)
    {
        _target = new RowTarget(statement, feed);
        _parameters = [.. feed.Columns
            .Select((column, i) => (column.Parameter, Value: i))
            .Where(column => statement.Parameter(column.Parameter) > 0)
            .Select(column => (column.Value, new HashSet<long>()))];
    }

    public void Execute(FeedRow row)
    {
        var isNew = false;
        foreach (var (value, seen) in _parameters)
        {
            isNew |= seen.Add(row.Values[value].Number);
        }

        if (isNew)
        {
            _target.Execute(row);
        }
    }

    public void Dispose() => _target.Dispose();
}
