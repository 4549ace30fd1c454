using System.ComponentModel.DataAnnotations;

namespace Ingest.Worker.Scheduling;

/// <summary>The scheduler's own settings; section <c>Ingest:Hangfire</c>.</summary>
public sealed class HangfireOptions
{
    private static readonly int[] Usual = [15, 60, 300, 900];

    /// <summary>Seconds before each further try of a job that failed, none of them the usual 15, 60, 300, 900.</summary>
    public int[] RetrySeconds { get; set; } = [];

    /// <summary>Seconds between two looks for a tick or a try that is due.</summary>
    [Range(1, 60)]
    public int PollSeconds { get; set; } = 5;

    /// <summary>Schema of its tables on SQL Server.</summary>
    [RegularExpression("^[A-Za-z][A-Za-z0-9_]{0,60}$", ErrorMessage = "Ingest:Hangfire:Schema: латинское имя до 60 знаков.")]
    public string Schema { get; set; } = "hangfire";

    /// <summary>The pauses in force.</summary>
    internal int[] Pauses => RetrySeconds.Length > 0 ? RetrySeconds : Usual;
}
