namespace Ingest.Sources;

/// <summary>Bytes that may be read up to a budget: what a library holds in memory cannot be more than it has read.</summary>
/// <param name="inner">The bytes.</param>
internal sealed class CountedStream(Stream inner) : SeekingStream(inner)
{
    /// <summary>Bytes that may still be read.</summary>
    public required long Budget { get; set; }

    /// <summary>Makes the error of a read beyond it.</summary>
    public required Func<UnreadableSourceException> Exceeded { get; init; }

    public override int Read(Span<byte> buffer)
    {
        if (Budget <= 0)
        {
            throw Exceeded();
        }

        var read = Inner.Read(buffer);
        Budget -= read;
        return read;
    }
}
