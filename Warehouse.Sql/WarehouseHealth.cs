using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;
using Warehouse.Sql.Schema;
using Warehouse.Sql.Sqlite;

namespace Warehouse.Sql;

/// <summary>Whether the warehouse opens, is of this release and has room to grow.</summary>
/// <param name="engine">The warehouse.</param>
/// <param name="catalogue">Where its journal is asked.</param>
/// <param name="options">Where it is, and how much should be free.</param>
public sealed class WarehouseHealth(IWarehouseEngine engine, SqlCatalogue catalogue, IOptions<WarehouseOptions> options) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await engine.OpenReadAsync(cancellationToken);
            var done = await connection.QueryAsync<int>(new CommandDefinition(catalogue["Migrate/journal"].Text, cancellationToken: cancellationToken));
            return SchemaState.Fault(engine.Dialect, [.. done]) is { } fault ? HealthCheckResult.Unhealthy(fault.Message)
                : FreeSpace.Fault(options.Value.Provider, options.Value.Connection, options.Value.LowDiskMegabytes) is { } shortage ? HealthCheckResult.Degraded(shortage)
                : HealthCheckResult.Healthy("Хранилище открывается.");
        }
        catch (WarehouseUnavailableException error)
        {
            return HealthCheckResult.Unhealthy(error.Message);
        }
        catch (DbException error) when (engine.Explain(error) is { } reason)
        {
            return HealthCheckResult.Unhealthy(reason.Message);
        }
    }
}
