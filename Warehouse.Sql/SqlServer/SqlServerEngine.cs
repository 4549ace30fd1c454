using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Schema;

namespace Warehouse.Sql.SqlServer;

/// <summary>SQL Server, Azure SQL, Managed Instance: many readers, and workers that stage in parallel and merge in turn.</summary>
/// <param name="options">Where it is, and what of it to use.</param>
/// <param name="catalogue">The SQL of loads and marts.</param>
public sealed class SqlServerEngine(WarehouseOptions options, SqlCatalogue catalogue) : IWarehouseEngine
{
    private readonly Lazy<SqlServerConnections> _server = new(() => new SqlServerConnections(options), LazyThreadSafetyMode.PublicationOnly);

    /// <inheritdoc/>
    public string Dialect => "sqlserver";

    private SqlServerAsOf AsOf => field ??= new SqlServerAsOf(_server.Value, options.SqlServer.AsOfKept, catalogue);

    /// <inheritdoc/>
    public bool Wants(string option) => options.SqlServer.Wants(option);

    /// <inheritdoc/>
    public async Task<DbConnection> OpenReadAsync(CancellationToken cancellationToken) => await _server.Value.OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<WarehouseReading> OpenAsOfAsync(DateTimeOffset moment, CancellationToken cancellationToken) => AsOf.OpenAsync(moment, cancellationToken);

    /// <inheritdoc/>
    public Task<WarehouseReading> OpenShadowMartsAsync(CancellationToken cancellationToken) =>
        new SqlServerShadowMarts(_server.Value, catalogue).OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<DbConnection> OpenMaintenanceAsync(CancellationToken cancellationToken) =>
        await _server.Value.OpenForSchemaAsync(catalogue, "warehouse-schema", cancellationToken);

    /// <inheritdoc/>
    public ILoadSession BeginLoad(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var connection = _server.Value.Open();
        try
        {
            return new SqlServerLoadSession(connection, _server.Value, catalogue);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public WarehouseUnavailableException? Explain(DbException error) =>
        error is SqlException known && SqlServerErrors.Translate(known, _server.Value.Text) is WarehouseUnavailableException reason
            ? reason.Code == "old_schema" ? Gap(known) : reason
            : null;

    /// <summary>What an unknown table or column is due to.</summary>
    /// <returns>Null when the statement is at fault.</returns>
    private WarehouseUnavailableException? Gap(SqlException error)
    {
        try
        {
            using var connection = _server.Value.Open();
            return SchemaState.Fault(Dialect, [.. connection.Query<int>(catalogue["Migrate/journal"].Text)], error);
        }
        catch (Exception silent) when (silent is SqlException or WarehouseUnavailableException)
        {
            // Without an answer, treat it as a fault of the statement: the log shows it in full.
            return null;
        }
    }
}
