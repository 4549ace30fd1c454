namespace Ingest.Worker.Jobs;

/// <summary>
/// A scheduled job. Jobs are found by type; the name of a job is that of its class without «Job», and its
/// <see cref="ScheduleAttribute"/> is the default for <c>Ingest:Schedules</c>.
/// </summary>
public interface IJob
{
    /// <summary>Runs the job once. <see cref="JobRun"/> logs exceptions, and the scheduler tries again.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>The default schedule of a job.</summary>
/// <param name="cron">A cron expression in local time.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ScheduleAttribute(string cron) : Attribute
{
    /// <summary>The cron expression.</summary>
    public string Cron { get; } = cron;

    /// <summary>
    /// Whether each worker runs the job, because it works on folders of its own. Otherwise the job runs once for the
    /// warehouse, on the worker that is first.
    /// </summary>
    public bool IsOnEachWorker { get; init; }

    /// <summary>
    /// Whether the warehouse stores the last scheduled time that was taken, so that each time is run once and a missed run is made up for at the
    /// next start; false for a job that runs every few seconds.
    /// </summary>
    public bool IsRecorded { get; init; } = true;
}
