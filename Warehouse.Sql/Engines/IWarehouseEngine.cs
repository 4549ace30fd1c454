using System.Data.Common;
using Warehouse.Sql.Schema;

namespace Warehouse.Sql.Engines;

/// <summary>The seam between the product and a database: everything that differs from one engine to another is behind it.</summary>
public interface IWarehouseEngine
{
    /// <summary>The engine's name in the names of <c>.sql</c> files and of the schema's folder.</summary>
    string Dialect { get; }

    /// <summary>The migration scripts of this engine, in their order, without those whose option is off.</summary>
    IReadOnlyList<SchemaScript> Schema { get; }

    /// <summary>Opens a connection that only reads.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="WarehouseUnavailableException">There is no warehouse there, or it cannot be opened.</exception>
    Task<DbConnection> OpenReadAsync(CancellationToken cancellation);

    /// <summary>Opens a connection that only reads, with facts and marts as they were known at a moment.</summary>
    /// <param name="moment">Moment of knowledge.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="WarehouseUnavailableException">There is no warehouse there, it cannot be opened, or the past not be made.</exception>
    Task<WarehouseReading> OpenAsOfAsync(DateTimeOffset moment, CancellationToken cancellation);

    /// <summary>Opens a connection for schema work and maintenance, alone among its kind.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be made, opened or locked.</exception>
    Task<DbConnection> OpenMaintenanceAsync(CancellationToken cancellation);

    /// <summary>Begins to load one file: a transaction that only <see cref="ILoadSession.Commit"/> keeps.</summary>
    /// <param name="cancellation">Ends the wait for other writers.</param>
    /// <exception cref="WarehouseUnavailableException">It is locked for longer than the limit, read-only, or gone.</exception>
    ILoadSession BeginLoad(CancellationToken cancellation);

    /// <summary>The operator's view of an error that a connection of this engine threw.</summary>
    /// <param name="error">The error.</param>
    /// <returns>Null when it is a fault of the program and not of the world.</returns>
    WarehouseUnavailableException? Explain(DbException error);
}
