using System.ComponentModel.DataAnnotations;

namespace Ingest.Worker.Scheduling;

/// <summary>The scheduler's own settings; section <c>Ingest:Hangfire</c>.</summary>
public sealed class HangfireOptions
{
    private static readonly int[] Usual = [15, 60, 300, 900];

    /// <summary>Seconds before each retry of a failed job; empty for the default of 15, 60, 300, 900.</summary>
    public int[] RetrySeconds { get; set; } = [];

    /// <summary>Seconds between two polls for runs that are due.</summary>
    [Range(1, 60)]
    public int PollSeconds { get; set; } = 5;

    /// <summary>Schema of its tables on SQL Server.</summary>
    [RegularExpression("^[A-Za-z][A-Za-z0-9_]{0,60}$", ErrorMessage = "Ingest:Hangfire:Schema: латинское имя до 60 знаков.")]
    public string Schema { get; set; } = "hangfire";

    /// <summary>The pauses in effect.</summary>
    internal int[] Pauses => RetrySeconds.Length > 0 ? RetrySeconds : Usual;
}
