namespace Ingest.Sources;

/// <summary>A source that cannot be read as a whole. The Russian message says what is wrong, where, and how to correct it.</summary>
/// <param name="code">Machine name of the reason, such as <c>truncated_gzip</c>.</param>
/// <param name="message">Text for the person who sent the file, in Russian.</param>
/// <param name="inner">The cause, when another exception told it.</param>
public sealed class UnreadableSourceException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Machine name of the reason, such as <c>truncated_gzip</c>.</summary>
    public string Code { get; } = code;
}
