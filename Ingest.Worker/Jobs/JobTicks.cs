using System.Data.Common;
using Dapper;
using Ingest.Worker.Configuration;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Jobs;

/// <summary>
/// The last moment of each schedule that was taken, kept in the warehouse. A schedule fires once where several workers keep it: the run
/// that writes its moment first goes on, the others see it there and end. What a cron expression names is the same moment on every
/// machine, whatever its clock shows. A moment that nobody took was missed.
/// </summary>
/// <param name="engine">The warehouse.</param>
/// <param name="catalogue">Its SQL.</param>
/// <param name="options">The name of this worker.</param>
public sealed class JobTicks(IWarehouseEngine engine, SqlCatalogue catalogue, IOptions<IngestOptions> options)
{
    /// <summary>Takes a moment.</summary>
    /// <param name="kind">The job.</param>
    /// <param name="tick">The moment and its run.</param>
    /// <returns>Whether the run is to go on: the moment is newer than any taken one, or this run's own.</returns>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be written.</exception>
    public Task<bool> TakeAsync(JobKind kind, JobTick tick, CancellationToken cancellationToken) => AskAsync(async connection =>
    {
        var values = new { job = NameOf(kind), due_at = Moment.Text(tick.Due), owner = tick.Run };
        await connection.ExecuteAsync(new CommandDefinition(catalogue["Jobs/tick.add"].Text, values, cancellationToken: cancellationToken));
        return await connection.ExecuteAsync(
            new CommandDefinition(catalogue["Jobs/tick.take"].Text, values, cancellationToken: cancellationToken)) == 1;
    }, cancellationToken);

    /// <summary>Whether a moment went by without being taken. A job that was never seen here has missed none, and is known from then on.</summary>
    /// <param name="kind">The job.</param>
    /// <param name="due">Its schedule's last moment.</param>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be asked.</exception>
    public async Task<bool> IsMissedAsync(JobKind kind, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var taken = await AskAsync(
            connection => connection.QuerySingleOrDefaultAsync<string?>(
                new CommandDefinition(catalogue["Jobs/tick.last"].Text, new { job = NameOf(kind) }, cancellationToken: cancellationToken)),
            cancellationToken);
        if (taken is null)
        {
            await TakeAsync(kind, JobTick.Of(due, options.Value.WorkerName), cancellationToken);
        }

        return taken is not null && string.CompareOrdinal(taken, Moment.Text(due)) < 0;
    }

    private string NameOf(JobKind kind) => kind.IsOnEachWorker ? $"{kind.Name}@{options.Value.WorkerName}" : kind.Name;

    private async Task<T> AskAsync<T>(Func<DbConnection, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            // Alone among its kind: of two workers that have never seen the job one adds it.
            await using var connection = await engine.OpenMaintenanceAsync(cancellationToken);
            return await ask(connection);
        }
        catch (DbException error) when (engine.Explain(error) is { } reason)
        {
            throw reason;
        }
    }
}
