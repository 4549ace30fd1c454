namespace Ingest.Sources;

/// <summary>Counts the unpacked bytes of one packed file, all entries together, and stops a zip bomb. Declared sizes are not trusted.</summary>
/// <param name="packedBytes">Bytes of the packed file on disk.</param>
/// <param name="limits">What is allowed.</param>
internal sealed class UnpackMeter(long packedBytes, SourceLimits limits)
{
    private long _unpacked;

    public void Add(int bytes)
    {
        _unpacked += bytes;
        if (_unpacked > limits.MaxUnpackedBytes
            || (_unpacked > SourceLimits.RatioCheckedFromBytes && _unpacked / limits.MaxRatio > packedBytes))
        {
            throw Unreadable.Bomb(_unpacked);
        }
    }
}
