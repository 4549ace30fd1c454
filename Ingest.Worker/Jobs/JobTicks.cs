using Dapper;
using Ingest.Worker.Configuration;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Jobs;

/// <summary>
/// Lets a schedule fire once where several workers keep it: who writes a tick into the warehouse first runs the job, the others
/// see it there and pass it over. What a cron expression names is the same moment on every machine, whatever its clock shows.
/// </summary>
/// <param name="engine">The warehouse.</param>
/// <param name="catalogue">Its SQL.</param>
/// <param name="options">The name of this worker.</param>
public sealed class JobTicks(IWarehouseEngine engine, SqlCatalogue catalogue, IOptions<IngestOptions> options)
{
    /// <summary>Takes a tick.</summary>
    /// <param name="kind">The job.</param>
    /// <param name="due">The moment that its schedule names.</param>
    /// <returns>Whether this worker is to run it.</returns>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be written.</exception>
    public async Task<bool> TakeAsync(JobKind kind, DateTimeOffset due, CancellationToken cancellationToken)
    {
        try
        {
            // Alone among its kind: of two workers that have never seen the job one adds it.
            await using var connection = await engine.OpenMaintenanceAsync(cancellationToken);
            var values = new { job = kind.Name, due_at = Moment.Text(due), owner = options.Value.WorkerName };
            await connection.ExecuteAsync(new CommandDefinition(catalogue["Jobs/tick.add"].Text, values, cancellationToken: cancellationToken));
            return await connection.ExecuteAsync(
                new CommandDefinition(catalogue["Jobs/tick.take"].Text, values, cancellationToken: cancellationToken)) == 1;
        }
        catch (System.Data.Common.DbException error) when (engine.Explain(error) is { } reason)
        {
            throw reason;
        }
    }
}
