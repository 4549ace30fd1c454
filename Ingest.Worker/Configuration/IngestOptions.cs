using System.ComponentModel.DataAnnotations;

namespace Ingest.Worker.Configuration;

/// <summary>What the worker loads and where from; section <c>Ingest</c> of the configuration.</summary>
public sealed class IngestOptions
{
    /// <summary>Folder of files to load.</summary>
    [Required]
    public string Inbox { get; set; } = "data/inbox";

    /// <summary>Folder of loaded files.</summary>
    [Required]
    public string Archive { get; set; } = "data/archive";

    /// <summary>Folder of files that could not be loaded, each with its reason beside it.</summary>
    [Required]
    public string Failed { get; set; } = "data/failed";

    /// <summary>Folder of the profiles' scratch databases.</summary>
    [Required]
    public string Scratch { get; set; } = "data/scratch";

    /// <summary>Days after which an unused scratch database is removed.</summary>
    [Range(1, 3650)]
    public int ScratchDays { get; set; } = 400;

    /// <summary>Seconds without change after which a file in the inbox is loaded.</summary>
    [Range(0, 3600)]
    public int QuietSeconds { get; set; } = 5;

    /// <summary>Minutes after which a file that is still in the inbox makes the health check fail.</summary>
    [Range(1, 100_000)]
    public int WaitingMinutes { get; set; } = 60;

    /// <summary>Minutes for which one file may be under way before health reports it.</summary>
    [Range(1, 100_000)]
    public int FileMinutes { get; set; } = 15;

    /// <summary>File that health is written to; empty for none.</summary>
    public string HealthFile { get; set; } = "data/worker-health.json";

    /// <summary>Cron expressions by job: <c>Inbox</c>, <c>Pull</c>, <c>Verify</c>, <c>PurgeScratch</c>; an empty one is never run.</summary>
    public Dictionary<string, string> Schedules { get; set; } = [];

    /// <summary>Name of this worker where several share a warehouse; empty for the machine's name.</summary>
    [RegularExpression("^[A-Za-z0-9_-]{0,40}$", ErrorMessage = "Ingest:Worker: до 40 латинских букв, цифр, дефисов и подчёркиваний.")]
    public string Worker { get; set; } = "";

    /// <summary>Whether the first start with an empty warehouse generates a sample organisation.</summary>
    public bool Sample { get; set; }

    /// <summary>This worker's name among others.</summary>
    public string WorkerName => Worker.Length > 0 ? Worker : Environment.MachineName;
}
