namespace Ingest.Sources;

/// <summary>A forward-only stream over another one that it owns.</summary>
/// <param name="inner">Where the bytes come from.</param>
internal abstract class ForwardStream(Stream inner) : SeekingStream(inner)
{
    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
}
