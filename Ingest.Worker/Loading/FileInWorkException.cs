namespace Ingest.Worker.Loading;

/// <summary>Another worker is loading the same file now; this one leaves it alone.</summary>
public sealed class FileInWorkException : Exception;
