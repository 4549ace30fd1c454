namespace Ingest.Sources;

/// <summary>The content of a gzip or of a zip entry, with its size metered. Errors of the library become messages of the product.</summary>
/// <param name="inner">The unpacking stream.</param>
/// <param name="meter">Counts for the whole packed file.</param>
/// <param name="corrupt">Makes the error of this kind of archive.</param>
internal sealed class UnpackedStream(Stream inner, UnpackMeter meter, Func<Exception, UnreadableSourceException> corrupt)
    : ForwardStream(inner)
{
    public override int Read(Span<byte> buffer)
    {
        try
        {
            var read = Inner.Read(buffer);
            meter.Add(read);
            return read;
        }
        catch (InvalidDataException cause)
        {
            throw corrupt(cause);
        }
        catch (EndOfStreamException cause)
        {
            throw corrupt(cause);
        }
    }
}
