using Warehouse.Sql.Core;

namespace Warehouse.Sql.Loading;

/// <summary>Puts keys in the place of the codes of one table's rows.</summary>
internal sealed class KeyResolver
{
    private readonly (int Cell, MemberKeyCache Keys)[] _members;
    private readonly MemberKeyCache _organisations;
    private readonly int _organisation;

    /// <param name="table">The table.</param>
    /// <param name="caches">The load's keys by dimension.</param>
    public KeyResolver(LoadedTable table, MemberKeyCaches caches)
    {
        _organisation = table.OrganisationColumn;
        _organisations = caches.Of(table.Columns[_organisation].Dimension!);
        _members = [.. table.Columns
            .Select((column, cell) => (column.Dimension, Cell: cell))
            .Where(column => column.Dimension is not null && column.Cell != _organisation)
            .Select(column => (column.Cell, caches.Of(column.Dimension!)))];
    }

    /// <summary>Codes of a row become keys.</summary>
    public void Resolve(LoadRow row)
    {
        var organisation = Organisation(row);
        row.Cells[_organisation] = Cell.Of(organisation);
        foreach (var (cell, keys) in _members)
        {
            if (row.Cells[cell].Text is { } code)
            {
                row.Cells[cell] = Cell.Of(keys.Resolve(organisation, code));
            }
        }
    }

    /// <summary>Asks for the codes of many rows in sets, where the engine is asked so; rows are then resolved from memory.</summary>
    public void Prepare(IEnumerable<LoadRow> rows)
    {
        if (!_organisations.IsAskedInSets)
        {
            return;
        }

        _organisations.Ask(0, rows, _organisation);
        foreach (var own in rows.GroupBy(Organisation))
        {
            foreach (var (cell, keys) in _members)
            {
                keys.Ask(own.Key, own, cell);
            }
        }
    }

    private long Organisation(LoadRow row)
    {
        ref readonly var cell = ref row.Cells[_organisation];
        return cell.Text is { } code ? _organisations.Resolve(0, code) : cell.Number;
    }
}
