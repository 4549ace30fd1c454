using Warehouse.Sql.Core;
using Warehouse.Sql.Loading;
using Warehouse.Sql.Schema;

namespace Ingest.Worker.Jobs;

/// <summary>
/// Brings the schema up to date when the service starts. If the warehouse cannot be opened, this is tried again before each
/// job, so that the service recovers by itself.
/// </summary>
/// <param name="migrator">Does it.</param>
/// <param name="loads">The warehouse, whose marts are rebuilt when the schema has emptied them.</param>
public sealed class WarehouseSchema(Migrator migrator, Loads loads, ILogger<WarehouseSchema> log) : IHostedService
{
    private volatile bool _isReady;

    /// <summary>Brings the schema up to date, once.</summary>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be opened, or is of another version.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (_isReady)
        {
            return;
        }

        foreach (var script in await migrator.MigrateAsync(cancellationToken))
        {
            log.LogInformation("Schema script {Number} {Name} done", script.Number, script.Name);
        }

        if (await loads.FillMartsAsync(cancellationToken))
        {
            log.LogInformation("Marts rebuilt from the facts after the schema has changed");
        }

        _isReady = true;
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await EnsureAsync(cancellationToken);
        }
        catch (WarehouseUnavailableException error)
        {
            log.LogError("{Reason} Code {Code}. Tried again before each job", error.Message, error.Code);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            log.LogError(error, "The warehouse cannot be opened. Tried again before each job");
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
