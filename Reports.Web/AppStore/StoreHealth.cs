using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Core;
using Warehouse.Sql.Sqlite;

namespace Reports.Web.AppStore;

/// <summary>Whether the site's own store answers and has room to grow: a node that does not reach it serves nobody.</summary>
/// <param name="database">The store.</param>
/// <param name="store">Where it is.</param>
/// <param name="warehouse">How much of a disk should be free.</param>
public sealed class StoreHealth(AppDatabase database, IOptions<AppStoreOptions> store, IOptions<WarehouseOptions> warehouse) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.ReadAsync<long>("ping", new { }, cancellationToken);
            return FreeSpace.Fault(store.Value.Provider, store.Value.Connection, warehouse.Value.LowDiskMegabytes) is { } shortage
                ? HealthCheckResult.Degraded(shortage)
                : HealthCheckResult.Healthy("Хранилище сайта отвечает.");
        }
        catch (WarehouseUnavailableException error)
        {
            return HealthCheckResult.Unhealthy(error.Message);
        }
    }
}
