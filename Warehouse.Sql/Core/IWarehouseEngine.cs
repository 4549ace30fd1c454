using System.Data.Common;

namespace Warehouse.Sql.Core;

/// <summary>The seam between the product and a database: everything that differs from one engine to another is behind it.</summary>
public interface IWarehouseEngine : IDatabaseEngine
{
    /// <summary>Opens a connection that only reads.</summary>
    /// <exception cref="WarehouseUnavailableException">There is no warehouse there, or it cannot be opened.</exception>
    Task<DbConnection> OpenReadAsync(CancellationToken cancellationToken);

    /// <summary>Opens a connection that only reads, with facts and marts as they were known at a moment.</summary>
    /// <param name="moment">Moment of knowledge.</param>
    /// <exception cref="WarehouseUnavailableException">There is no warehouse there, it cannot be opened, or the past not be made.</exception>
    Task<WarehouseReading> OpenAsOfAsync(DateTimeOffset moment, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a connection that reads one state of the warehouse until it is closed, with marts of its own in front of the stored ones: empty tables
    /// with the same keys. Statements say <c>mart_outcome</c> for its own and <c>dbo.mart_outcome</c> for the stored one. It changes nothing in the
    /// warehouse, and loads do not wait for it.
    /// </summary>
    /// <exception cref="WarehouseUnavailableException">There is no warehouse there, or it cannot be opened.</exception>
    Task<WarehouseReading> OpenShadowMartsAsync(CancellationToken cancellationToken);

    /// <summary>Begins to load one file: a transaction that only <see cref="ILoadSession.Commit"/> keeps.</summary>
    /// <exception cref="WarehouseUnavailableException">It is locked for longer than the limit, read-only, or gone.</exception>
    ILoadSession BeginLoad(CancellationToken cancellationToken);
}
