namespace Ingest.Sources;

/// <summary>
/// The bytes of a source until the token says to stop. Every loop over a source comes here for its next bytes, so that none of
/// them, be it a library's own, goes on after a stop.
/// </summary>
/// <param name="inner">The file.</param>
/// <param name="cancellationToken">Says to stop.</param>
internal sealed class StoppableStream(Stream inner, CancellationToken cancellationToken) : SeekingStream(inner)
{
    public override int Read(Span<byte> buffer)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Inner.Read(buffer);
    }
}
