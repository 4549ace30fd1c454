using System.ComponentModel;
using System.Runtime.ExceptionServices;
using Hangfire.Server;
using Ingest.Worker.Jobs;

namespace Ingest.Worker.Scheduling;

/// <summary>The method that the storage calls to run a job.</summary>
/// <param name="run">Runs the service.</param>
public sealed class ScheduledJob(JobRun run)
{
    /// <summary>Runs a job; throws on failure, so that the library retries it.</summary>
    /// <param name="job">Its name.</param>
    /// <param name="context">The run; given by the library.</param>
    [DisplayName("{0}")]
    public async Task RunAsync(string job, PerformContext? context, CancellationToken cancellationToken)
    {
        var tick = context?.GetJobParameter<JobTick?>(RunTick.Parameter);
        if (await run.RunAsync(JobKind.All.First(kind => kind.IsNamed(job)), tick, cancellationToken) is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }
}
