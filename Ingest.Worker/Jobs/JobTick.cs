namespace Ingest.Worker.Jobs;

/// <summary>A scheduled time and the run that it started. A retry is the same run.</summary>
/// <param name="Due">The moment.</param>
/// <param name="Run">A unique name of the run.</param>
public sealed record JobTick(DateTimeOffset Due, string Run)
{
    /// <summary>The scheduled time with a new run.</summary>
    /// <param name="due">The moment.</param>
    /// <param name="worker">The worker that starts it.</param>
    public static JobTick Of(DateTimeOffset due, string worker) => new(due, $"{worker} {Guid.NewGuid():N}");
}
