using System.Data.Common;

namespace Warehouse.Sql.Core;

/// <summary>The warehouse's database engine: everything that differs between engines is behind this interface.</summary>
public interface IWarehouseEngine : IDatabaseEngine
{
    /// <summary>Opens a connection that only reads.</summary>
    /// <exception cref="WarehouseUnavailableException">There is no warehouse, or it cannot be opened.</exception>
    Task<DbConnection> OpenReadAsync(CancellationToken cancellationToken);

    /// <summary>Opens a connection that only reads, with facts and marts as they were known at a moment.</summary>
    /// <param name="moment">Moment of knowledge.</param>
    /// <exception cref="WarehouseUnavailableException">There is no warehouse, it cannot be opened, or the snapshot cannot be built.</exception>
    Task<WarehouseReading> OpenAsOfAsync(DateTimeOffset moment, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a connection that reads one state of the warehouse until it is closed and has shadow marts: empty tables
    /// with the same keys. In statements <c>mart_outcome</c> is the shadow and <c>dbo.mart_outcome</c> the stored mart. It changes nothing in the
    /// warehouse and blocks no load.
    /// </summary>
    /// <exception cref="WarehouseUnavailableException">There is no warehouse, or it cannot be opened.</exception>
    Task<WarehouseReading> OpenShadowMartsAsync(CancellationToken cancellationToken);

    /// <summary>Begins the load of one file: a transaction, rolled back unless <see cref="ILoadSession.Commit"/> is called.</summary>
    /// <exception cref="WarehouseUnavailableException">The warehouse is locked for longer than the limit, read-only, or missing.</exception>
    ILoadSession BeginLoad(CancellationToken cancellationToken);
}
