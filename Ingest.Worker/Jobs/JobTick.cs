namespace Ingest.Worker.Jobs;

/// <summary>A moment that a schedule names, and the run that it began: a further try of the same run is not another one.</summary>
/// <param name="Due">The moment.</param>
/// <param name="Run">The run, unlike any other.</param>
public sealed record JobTick(DateTimeOffset Due, string Run)
{
    /// <summary>The moment with a new run.</summary>
    /// <param name="due">The moment.</param>
    /// <param name="worker">The worker that begins it.</param>
    public static JobTick Of(DateTimeOffset due, string worker) => new(due, $"{worker} {Guid.NewGuid():N}");
}
