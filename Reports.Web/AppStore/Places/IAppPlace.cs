using System.Data.Common;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Reports.Web.AppStore.Places;

/// <summary>
/// Where the site's own store is. Its tables stand in a schema of the name <c>app</c> on either engine, so that one text of a
/// statement serves both and parses as it stands: on SQL Server the schema is a schema, on SQLite the file attached under that name.
/// </summary>
internal interface IAppPlace
{
    /// <summary>The engine's name in the names of <c>.sql</c> files.</summary>
    string Dialect { get; }

    /// <summary>Makes the tables that are not there.</summary>
    /// <exception cref="WarehouseUnavailableException">The store cannot be made or opened.</exception>
    void Make();

    /// <summary>Opens a connection, for a caller that cannot wait.</summary>
    /// <exception cref="WarehouseUnavailableException">The store does not open.</exception>
    DbConnection Open();

    /// <summary>Opens a connection.</summary>
    /// <exception cref="WarehouseUnavailableException">The store does not open.</exception>
    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Waits until no other transaction that asked for this is under way, and keeps others waiting until this one ends.</summary>
    /// <param name="transaction">The transaction.</param>
    Task TakeTurnAsync(DbTransaction transaction, CancellationToken cancellationToken);

    /// <summary>Adds many rows.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="insert">The insert of one.</param>
    /// <param name="rows">Their values, by parameter.</param>
    Task AddManyAsync(DbTransaction transaction, SqlFile insert, IReadOnlyList<object> rows, CancellationToken cancellationToken);

    /// <summary>Whether an error says that a key is taken.</summary>
    /// <param name="error">From a connection of this store.</param>
    bool IsTaken(DbException error);

    /// <summary>The operator's view of an error.</summary>
    /// <param name="error">From a connection of this store.</param>
    /// <returns>Null when it is a fault of the program and not of the world.</returns>
    WarehouseUnavailableException? Explain(DbException error);
}
