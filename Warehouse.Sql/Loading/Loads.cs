using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Marts;

namespace Warehouse.Sql.Loading;

/// <summary>Begins loads.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="catalogue">Declarations of what is loaded.</param>
/// <param name="marts">Its marts.</param>
/// <param name="time">The clock.</param>
public sealed class Loads(IWarehouseEngine engine, SqlCatalogue catalogue, MartRefresh marts, TimeProvider time)
{
    private readonly IReadOnlyDictionary<string, LoadedTable> _tables = LoadedTable.In(catalogue);

    /// <summary>Begins a load.</summary>
    /// <exception cref="WarehouseUnavailableException">The warehouse is locked for longer than the limit, read-only, or gone.</exception>
    public Load Begin(CancellationToken cancellationToken) => new(engine.BeginLoad(cancellationToken), _tables, marts, time);
}
