using Ingest.Worker.Archive;

namespace Ingest.Worker.Inbox;

/// <summary>Files that are loaded together: a folder of the inbox, or the single files outside folders.</summary>
/// <param name="Folder">The folder's name; empty for the single files.</param>
public sealed record InboxBatch(string Folder, IReadOnlyList<IncomingFile> Files);

/// <summary>The result of a scan of the inbox.</summary>
/// <param name="Batches">Batches that can be loaded now, folders first, sorted by name.</param>
/// <param name="IsMoving">Whether there are files that may still be written to.</param>
/// <param name="Problems">What could not be read, in Russian.</param>
public sealed record InboxLook(IReadOnlyList<InboxBatch> Batches, bool IsMoving, IReadOnlyList<string> Problems);
