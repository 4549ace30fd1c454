using Microsoft.Extensions.Diagnostics.HealthChecks;
using Warehouse.Sql.Core;

namespace Reports.Web.AppStore;

/// <summary>Whether the site's own store is available; a node without it cannot serve requests.</summary>
/// <param name="database">The store.</param>
public sealed class StoreHealth(AppDatabase database) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.ReadAsync<long>("ping", new { }, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (WarehouseUnavailableException error)
        {
            return HealthCheckResult.Unhealthy(error.Message);
        }
    }
}
