using Ingest.Worker.Configuration;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Core;
using Warehouse.Sql.Jobs;

namespace Ingest.Worker.Jobs;

/// <summary>
/// Lets each scheduled time of a job run once, however many workers share the schedule: the run that takes the time in the warehouse goes on, the
/// others end. A cron expression gives the same time on every machine, whatever its clock shows. A time that nobody took was missed.
/// </summary>
/// <param name="taken">The times that were taken.</param>
/// <param name="options">The name of this worker.</param>
public sealed class JobTicks(TakenTicks taken, IOptions<IngestOptions> options)
{
    /// <summary>Takes a scheduled time.</summary>
    /// <param name="kind">The job.</param>
    /// <param name="tick">The scheduled time and its run.</param>
    /// <returns>Whether the run is to go on: the time is later than any taken one, or this run took it before.</returns>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be written.</exception>
    public Task<bool> TakeAsync(JobKind kind, JobTick tick, CancellationToken cancellationToken) =>
        taken.TakeAsync(NameOf(kind), tick.Due, tick.Run, cancellationToken);

    /// <summary>Whether a scheduled time passed without a run. A job that is new here has missed none; its times count from now on.</summary>
    /// <param name="kind">The job.</param>
    /// <param name="due">The latest time of its schedule.</param>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be asked.</exception>
    public async Task<bool> IsMissedAsync(JobKind kind, DateTimeOffset due, CancellationToken cancellationToken)
    {
        if (await taken.LastAsync(NameOf(kind), cancellationToken) is { } last)
        {
            return last < due;
        }

        await TakeAsync(kind, JobTick.Of(due, options.Value.WorkerName), cancellationToken);
        return false;
    }

    private string NameOf(JobKind kind) => kind.IsOnEachWorker ? $"{kind.Name}@{options.Value.WorkerName}" : kind.Name;
}
