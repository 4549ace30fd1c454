using System.Data.Common;

namespace Warehouse.Sql.Core;

/// <summary>
/// The seam between a small store of a program and a database. The tables stand in a schema of the same name on either engine, so that one text
/// of a statement serves both and parses as it stands: on SQL Server it is a schema, on SQLite the file attached under that name.
/// </summary>
public interface IStoreEngine : IDatabaseEngine
{
    /// <summary>Opens a connection that reads and writes, for a caller that cannot wait.</summary>
    /// <exception cref="WarehouseUnavailableException">The store does not open.</exception>
    DbConnection Open();

    /// <summary>Opens a connection that reads and writes.</summary>
    /// <exception cref="WarehouseUnavailableException">The store does not open.</exception>
    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Waits until no other transaction that asked for this is under way, and keeps others waiting until this one ends.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <exception cref="WarehouseUnavailableException">Others take longer than the limit.</exception>
    Task TakeTurnAsync(DbTransaction transaction, CancellationToken cancellationToken);

    /// <summary>Adds many rows.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="insert">The text of the insert of one row.</param>
    /// <param name="rows">Objects of one type, whose properties bear the names of the parameters.</param>
    Task AddManyAsync(DbTransaction transaction, string insert, IReadOnlyList<object> rows, CancellationToken cancellationToken);

    /// <summary>Whether an error says that a key is taken.</summary>
    /// <param name="error">From a connection of this store.</param>
    bool IsTaken(DbException error);
}
