namespace Ingest.Worker.Loading;

/// <summary>Another worker is loading the same file now; this one leaves it alone.</summary>
internal sealed class FileInWorkException : Exception;
