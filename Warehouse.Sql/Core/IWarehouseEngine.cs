using System.Data.Common;

namespace Warehouse.Sql.Core;

/// <summary>A database engine: everything that differs between engines is behind this interface.</summary>
public interface IWarehouseEngine
{
    /// <summary>Name of the engine in names of <c>.sql</c> files and of the schema's folder.</summary>
    string Dialect { get; }

    /// <summary>Whether the configuration asks for an optional part of the schema.</summary>
    /// <param name="option">From the <c>-- option:</c> line of a migration script.</param>
    bool Wants(string option);

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

    /// <summary>Opens a connection for schema changes and maintenance; there is only one at a time.</summary>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be made, opened or locked.</exception>
    Task<DbConnection> OpenMaintenanceAsync(CancellationToken cancellationToken);

    /// <summary>Begins the load of one file: a transaction, rolled back unless <see cref="ILoadSession.Commit"/> is called.</summary>
    /// <exception cref="WarehouseUnavailableException">The warehouse is locked for longer than the limit, read-only, or missing.</exception>
    ILoadSession BeginLoad(CancellationToken cancellationToken);

    /// <summary>Translates an error of this engine's connection into a message for the operator.</summary>
    /// <param name="error">The error.</param>
    /// <returns>Null when it is a bug and not a fault of the environment.</returns>
    WarehouseUnavailableException? Explain(DbException error);
}
