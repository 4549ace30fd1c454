using Hangfire.Client;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;

namespace Ingest.Worker.Scheduling;

/// <summary>
/// Keeps a recurring job from overlapping with itself: a scheduled time is skipped while an earlier run is enqueued, running or waiting for a
/// retry, so that the pauses between retries are kept and no queue grows while no worker serves it.
/// </summary>
internal sealed class OneAtATime(TimeProvider time) : IClientFilter, IServerFilter
{
    /// <summary>Name of the library's parameter with the schedule that started a run.</summary>
    public const string RecurringJob = "RecurringJobId";

    private const string LastRun = "run";
    private const string Lock = "one-at-a-time-lock";

    // Four heartbeats: after these the run of a killed program counts as ended.
    private static readonly TimeSpan SilentServer = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public void OnCreating(CreatingContext context)
    {
        if (KeyOf(context) is { } key
            && context.Connection.GetAllEntriesFromHash(key)?.GetValueOrDefault(LastRun) is { } last
            && IsPending(context, last))
        {
            context.Canceled = true;
        }
    }

    /// <inheritdoc/>
    public void OnCreated(CreatedContext context)
    {
        if (context.BackgroundJob is { } run && KeyOf(context) is { } key)
        {
            context.Connection.SetRangeInHash(key, [new(LastRun, run.Id)]);
        }
    }

    /// <inheritdoc/>
    public void OnPerforming(PerformingContext context)
    {
        // A run that the storage requeues after the death of its server may find a later one running.
        if (context.GetJobParameter<string>(RecurringJob) is not { } id)
        {
            return;
        }

        try
        {
            context.Items[Lock] = context.Connection.AcquireDistributedLock("one-at-a-time:" + id, TimeSpan.Zero);
        }
        catch (DistributedLockTimeoutException)
        {
            context.Canceled = true;
        }
    }

    /// <inheritdoc/>
    public void OnPerformed(PerformedContext context)
    {
        if (context.Items.TryGetValue(Lock, out var held))
        {
            ((IDisposable)held).Dispose();
        }
    }

    private static string? KeyOf(CreateContext context) =>
        context.Parameters.TryGetValue(RecurringJob, out var id) && id is string text ? "one-at-a-time:" + text : null;

    private bool IsPending(CreateContext context, string run)
    {
        var state = context.Connection.GetStateData(run);
        return state?.Name == EnqueuedState.StateName
            || state?.Name == ScheduledState.StateName
            || (state?.Name == ProcessingState.StateName && state.Data.TryGetValue("ServerId", out var server) && IsAlive(context, server));
    }

    private bool IsAlive(CreateContext context, string server) => context.Storage.GetMonitoringApi().Servers()
        .Any(known => known.Name == server && known.Heartbeat > time.GetUtcNow().UtcDateTime - SilentServer);
}
