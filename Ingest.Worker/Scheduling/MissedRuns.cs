using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Ingest.Worker.Configuration;
using Ingest.Worker.Jobs;
using Microsoft.Extensions.Options;

namespace Ingest.Worker.Scheduling;

/// <summary>
/// Makes up at the start for runs that were missed while no worker was running: one run of each job whose last scheduled time was not taken,
/// however many were missed. The times are stored in the warehouse, so that this works with the in-memory storage too.
/// </summary>
/// <param name="schema">The warehouse's schema, which must be there.</param>
/// <param name="ticks">Scheduled times that were taken.</param>
/// <param name="runs">Takes runs.</param>
/// <param name="ingest">This worker.</param>
internal sealed class MissedRuns(
    WarehouseSchema schema, JobTicks ticks, IBackgroundJobClientV2 runs, IOptions<IngestOptions> ingest, TimeProvider time, ILogger<MissedRuns> log)
{
    /// <summary>Starts the missed runs.</summary>
    /// <param name="kinds">Jobs as they are scheduled.</param>
    /// <exception cref="Warehouse.Sql.Core.WarehouseUnavailableException">The warehouse cannot be asked.</exception>
    public async Task BeginAsync(IEnumerable<JobKind> kinds, CancellationToken cancellationToken)
    {
        await schema.EnsureAsync(cancellationToken);
        foreach (var kind in kinds.Where(kind => kind.IsRecorded && kind.Cron.Length > 0))
        {
            if (CronSchedule.Parse(kind.Cron).Last(time.GetUtcNow(), time.LocalTimeZone) is { } due
                && await ticks.IsMissedAsync(kind, due, cancellationToken))
            {
                log.LogInformation("Job {Job} missed {Due}; it is made good now", kind.Name, due);
                runs.Create(
                    Job.FromExpression<ScheduledJob>(job => job.RunAsync(kind.Name, null, CancellationToken.None)),
                    new EnqueuedState(JobQueue.Of(kind, ingest.Value)),
                    new Dictionary<string, object>
                    {
                        [OneAtATime.RecurringJob] = JobQueue.ScheduleOf(kind, ingest.Value),
                        [RunTick.Parameter] = JobTick.Of(due, ingest.Value.WorkerName),
                    });
            }
        }
    }
}
