using Hangfire.Client;
using Hangfire.Storage;
using Ingest.Worker.Jobs;

namespace Ingest.Worker.Scheduling;

/// <summary>
/// Gives a scheduled run its scheduled time, by which workers agree who runs it. A run that a person started
/// on the page of jobs has none and always runs.
/// </summary>
/// <param name="worker">The name of this worker.</param>
/// <param name="time">The clock and its time zone.</param>
internal sealed class RunTick(string worker, TimeProvider time) : IClientFilter
{
    /// <summary>Name of the run's parameter with the scheduled time.</summary>
    public const string Parameter = "Tick";

    /// <inheritdoc/>
    public void OnCreating(CreatingContext context)
    {
        if (context.Parameters.ContainsKey(Parameter)
            || !context.Parameters.TryGetValue(OneAtATime.RecurringJob, out var id)
            || context.Connection.GetRecurringJobs([(string)id]) is not [{ NextExecution: { } next, Cron: { } cron }])
        {
            return;
        }

        var now = time.GetUtcNow();
        if (next <= now.UtcDateTime && CronSchedule.Parse(cron).Last(now, time.LocalTimeZone) is { } due)
        {
            context.SetJobParameter(Parameter, JobTick.Of(due, worker));
        }
    }

    /// <inheritdoc/>
    public void OnCreated(CreatedContext context)
    {
    }
}
