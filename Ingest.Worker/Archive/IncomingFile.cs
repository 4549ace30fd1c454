namespace Ingest.Worker.Archive;

/// <summary>A file to load, from the inbox or from a pull.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">Its name in messages and in the archive, with forward slashes between folders.</param>
public sealed record IncomingFile(string Path, string Name);
