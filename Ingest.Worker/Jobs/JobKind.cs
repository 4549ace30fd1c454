using System.Reflection;

namespace Ingest.Worker.Jobs;

/// <summary>A job of this program and when it runs.</summary>
/// <param name="Name">As <c>Ingest:Schedules</c> names it.</param>
/// <param name="Cron">Its cron expression; empty when it is switched off.</param>
/// <param name="Type">The class.</param>
/// <param name="IsOnEachWorker">Whether each worker runs it, rather than one of them.</param>
/// <param name="IsRecorded">Whether the warehouse stores the last scheduled time that was taken.</param>
public sealed record JobKind(string Name, string Cron, Type Type, bool IsOnEachWorker, bool IsRecorded)
{
    /// <summary>Every job with its default schedule.</summary>
    public static IReadOnlyList<JobKind> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetTypes()
            .Where(type => type.IsClass && !type.IsAbstract && type.IsAssignableTo(typeof(IJob)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(Of),
    ];

    /// <summary>Every job with its configured schedule.</summary>
    /// <param name="schedules">Cron expressions by job, case-insensitive.</param>
    public static IReadOnlyList<JobKind> Scheduled(IReadOnlyDictionary<string, string> schedules) =>
    [
        .. All.Select(kind => schedules.FirstOrDefault(pair => kind.IsNamed(pair.Key)) is { Key: not null } own
            ? kind with { Cron = own.Value?.Trim() ?? "" }
            : kind),
    ];

    /// <summary>Whether it only reads the warehouse.</summary>
    public bool OnlyReads => Type.IsAssignableTo(typeof(IReadingJob));

    /// <summary>Whether a name in the configuration is that of this job.</summary>
    public bool IsNamed(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    private static JobKind Of(Type type)
    {
        var schedule = type.GetCustomAttribute<ScheduleAttribute>() ?? throw new InvalidOperationException($"Job {type.Name} has no [Schedule].");
        return new JobKind(type.Name[..^3], schedule.Cron, type, schedule.IsOnEachWorker, schedule.IsRecorded);
    }
}
