using Ingest.Feeds.Deliveries;
using Ingest.Sources;
using Ingest.Worker.Archive;

namespace Ingest.Worker.Inbox;

/// <summary>Files that are loaded together: a folder of the inbox, or the single files outside folders.</summary>
/// <param name="Folder">The folder's name; empty for the single files.</param>
public sealed record InboxBatch(string Folder, IReadOnlyList<IncomingFile> Files)
{
    /// <summary>What the folder was sent as; null where it was not sent on a page.</summary>
    public DeliveryPlace? Place { get; init; }
}

/// <summary>A path that will never be a file to load: a link, a pipe, a folder named as a table.</summary>
/// <param name="File">The path.</param>
/// <param name="Problem">What it is, in Russian.</param>
public sealed record RefusedPath(IncomingFile File, SourceProblem Problem);

/// <summary>The result of a scan of the inbox.</summary>
/// <param name="Batches">Batches that can be loaded now, folders first, sorted by name.</param>
/// <param name="Refused">What can never be loaded and no longer changes.</param>
/// <param name="IsMoving">Whether there are files that may still be written to.</param>
/// <param name="Problems">What could not be read, in Russian.</param>
public sealed record InboxLook(IReadOnlyList<InboxBatch> Batches, IReadOnlyList<RefusedPath> Refused, bool IsMoving, IReadOnlyList<string> Problems);
