using System.Data.Common;
using Hangfire;
using Hangfire.Common;
using Ingest.Worker.Configuration;
using Ingest.Worker.Jobs;
using Microsoft.Extensions.Options;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Scheduling;

/// <summary>
/// Writes the schedules to the storage when the program starts, makes up for missed runs, and removes this worker's own schedules from a
/// shared storage when it stops.
/// </summary>
internal sealed class ScheduleSetup(
    IRecurringJobManagerV2 manager,
    SchedulerStorage storage,
    MissedRuns missed,
    IOptions<IngestOptions> ingest,
    TimeProvider time,
    ILogger<ScheduleSetup> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    public override void Dispose()
    {
        // The library has one log for the whole process; this one is disposed with its host.
        Hangfire.Logging.LogProvider.SetCurrentLogProvider(null);
        base.Dispose();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!storage.IsShared)
        {
            // The in-memory storage ends with the program and may be disposed already.
            return;
        }

        try
        {
            foreach (var kind in JobKind.All.Where(kind => kind.IsOnEachWorker))
            {
                manager.RemoveIfExists(JobQueue.ScheduleOf(kind, ingest.Value));
            }
        }
        catch (Exception error) when (error is DbException or OperationCanceledException or ObjectDisposedException)
        {
            log.LogWarning("The schedule of this worker stays in the storage: {Reason}", error.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var kinds = JobKind.Scheduled(ingest.Value.Schedules);
        await InsistAsync("Jobs are not scheduled yet", () =>
        {
            storage.Install();
            kinds.ToList().ForEach(Schedule);
            return Task.CompletedTask;
        }, stoppingToken);
        await InsistAsync("Missed jobs are not made good yet", () => missed.BeginAsync(kinds, stoppingToken), stoppingToken);
    }

    private async Task InsistAsync(string problem, Func<Task> step, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await step();
                return;
            }
            catch (Exception error) when (error is DbException or WarehouseUnavailableException)
            {
                log.LogWarning("{Problem}: {Reason} Tried again in {Seconds} s", problem, error.Message, Pause.TotalSeconds);
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private void Schedule(JobKind kind)
    {
        var id = JobQueue.ScheduleOf(kind, ingest.Value);
        if (kind.Cron.Length == 0)
        {
            manager.RemoveIfExists(id);
            log.LogInformation("Job {Job} is not scheduled", kind.Name);
            return;
        }

        var queue = JobQueue.Of(kind, ingest.Value);
        manager.AddOrUpdate(
            id,
            Job.FromExpression<ScheduledJob>(job => job.RunAsync(kind.Name, null, CancellationToken.None), queue),
            kind.Cron,
            new RecurringJobOptions
            {
                TimeZone = time.LocalTimeZone,

                // A machine that was asleep for several scheduled times runs the job once when it wakes.
                MisfireHandling = MisfireHandlingMode.Relaxed,
            });
        log.LogInformation("Job {Job} runs at {Cron} in queue {Queue}", kind.Name, kind.Cron, queue);
    }
}
