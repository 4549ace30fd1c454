namespace Ingest.Worker.Loading;

/// <summary>Another worker is loading the same file.</summary>
public sealed class FileInWorkException : Exception;
