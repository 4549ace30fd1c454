namespace Ingest.Sources.Xlsx;

/// <summary>
/// Bytes of a part of a workbook on their way to a reader of XML, which holds a whole tag in memory: no tag may take more than a
/// megabyte. Text is taken in pieces and has limits of its own.
/// </summary>
/// <param name="inner">The part.</param>
internal sealed class NodeStream(Stream inner) : ForwardStream(inner)
{
    private const int MaxNodeBytes = 1024 * 1024;
    private int _taken;

    /// <summary>Begins the next piece.</summary>
    public void StartNode() => _taken = 0;

    public override int Read(Span<byte> buffer)
    {
        if (_taken > MaxNodeBytes)
        {
            throw new InvalidDataException("A tag is too long.");
        }

        var read = Inner.Read(buffer);
        _taken += read;
        return read;
    }
}
