using System.Data.Common;

namespace Warehouse.Sql.Core;

/// <summary>What the warehouse and the site's own store both ask of a database: to bring their schema up to date and to explain errors.</summary>
public interface IDatabaseEngine
{
    /// <summary>The engine's name in the names of <c>.sql</c> files and of the schema's folder.</summary>
    string Dialect { get; }

    /// <summary>
    /// The schema that statements name before their tables; null where tables stand without one. The journal of migrations is one of these tables.
    /// </summary>
    string? Schema => null;

    /// <summary>Whether the configuration asks for an optional part of the schema.</summary>
    /// <param name="option">From the <c>-- option:</c> line of a migration script.</param>
    bool Wants(string option);

    /// <summary>Makes the embedded engine's empty file where there is none; on a server the owner makes the database.</summary>
    /// <exception cref="WarehouseUnavailableException">The file cannot be made.</exception>
    Task CreateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Opens a connection for schema work and maintenance, alone among its kind.</summary>
    /// <exception cref="WarehouseUnavailableException">There is no database, or it cannot be opened or locked.</exception>
    Task<DbConnection> OpenMaintenanceAsync(CancellationToken cancellationToken);

    /// <summary>The operator's view of an error that a connection of this engine threw.</summary>
    /// <param name="error">The error.</param>
    /// <returns>Null when it is a fault of the program and not of the world.</returns>
    WarehouseUnavailableException? Explain(DbException error);
}
