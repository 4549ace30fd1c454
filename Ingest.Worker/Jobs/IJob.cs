namespace Ingest.Worker.Jobs;

/// <summary>
/// What a schedule starts. Jobs are found by type; one is named after its class without «Job», and its
/// <see cref="ScheduleAttribute"/> says when it runs unless <c>Ingest:Schedules</c> says otherwise.
/// </summary>
public interface IJob
{
    /// <summary>Does one run. What goes wrong is thrown: <see cref="JobRun"/> logs it and the next tick tries again.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>When a job runs by default.</summary>
/// <param name="cron">A cron expression in local time.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ScheduleAttribute(string cron) : Attribute
{
    /// <summary>The cron expression.</summary>
    public string Cron { get; } = cron;

    /// <summary>
    /// Whether each worker runs the job for itself, because it is about folders of its own; false runs it once for the whole
    /// warehouse, by whichever worker comes first.
    /// </summary>
    public bool IsOnEachWorker { get; init; }

    /// <summary>
    /// Whether the warehouse keeps the last moment that was taken, by which a moment is taken once and a missed one is made good at the
    /// next start; false for a job that comes again within seconds.
    /// </summary>
    public bool IsRecorded { get; init; } = true;
}
