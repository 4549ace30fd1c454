using Ingest.Sources;
using Ingest.Worker.Archive;

namespace Ingest.Worker.Inbox;

/// <summary>Files that are loaded together: a folder of the inbox, or the single files beside the folders.</summary>
/// <param name="Folder">The folder's name; empty for the single files.</param>
/// <param name="Files">The files.</param>
public sealed record InboxBatch(string Folder, IReadOnlyList<IncomingFile> Files);

/// <summary>A path that will never be a file to load: a link, a pipe, a folder named as a table.</summary>
/// <param name="File">The path.</param>
/// <param name="Problem">What it is, in Russian.</param>
public sealed record RefusedPath(IncomingFile File, SourceProblem Problem);

/// <summary>What one look into the inbox found.</summary>
/// <param name="Batches">What can be loaded now, folders first, in the order of names.</param>
/// <param name="Refused">What can never be loaded and has come to rest.</param>
/// <param name="IsMoving">Whether there are files that may still be written to.</param>
/// <param name="Problems">What could not be looked into, in Russian.</param>
public sealed record InboxLook(IReadOnlyList<InboxBatch> Batches, IReadOnlyList<RefusedPath> Refused, bool IsMoving, IReadOnlyList<string> Problems);
