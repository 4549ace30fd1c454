using System.ComponentModel.DataAnnotations;

namespace Reports.Web.Inbox;

/// <summary>Where pages put files for the worker: its own folder of files to load, the setting <c>Ingest:Inbox</c>.</summary>
public sealed class InboxOptions
{
    /// <summary>The folder.</summary>
    [Required(ErrorMessage = "Ingest:Inbox: задайте значение.")]
    public string Folder { get; set; } = Path.Combine("data", "inbox");
}
