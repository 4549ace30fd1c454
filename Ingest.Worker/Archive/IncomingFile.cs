namespace Ingest.Worker.Archive;

/// <summary>A file to load, wherever it came from.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">What it is called in messages and in the archive; forward slashes between folders.</param>
public sealed record IncomingFile(string Path, string Name);
