using System.Text.RegularExpressions;
using Ingest.Worker.Configuration;
using Ingest.Worker.Jobs;

namespace Ingest.Worker.Scheduling;

/// <summary>Queues: one that all workers serve, and one for each worker with the jobs that every worker runs.</summary>
internal static partial class JobQueue
{
    /// <summary>The queue that all workers serve.</summary>
    public const string Common = "default";

    /// <summary>A worker's own queue.</summary>
    /// <param name="options">The worker.</param>
    public static string Of(IngestOptions options) => NotOfQueue().Replace(options.WorkerName.ToLowerInvariant(), "-");

    /// <summary>The queue of a job.</summary>
    /// <param name="kind">The job.</param>
    /// <param name="options">The worker.</param>
    public static string Of(JobKind kind, IngestOptions options) => kind.IsOnEachWorker ? Of(options) : Common;

    /// <summary>The name of a job's schedule in the storage.</summary>
    /// <param name="kind">The job.</param>
    /// <param name="options">The worker.</param>
    public static string ScheduleOf(JobKind kind, IngestOptions options) => kind.IsOnEachWorker ? $"{kind.Name}@{Of(options)}" : kind.Name;

    [GeneratedRegex("[^a-z0-9_-]")]
    private static partial Regex NotOfQueue();
}
