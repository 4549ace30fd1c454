namespace Ingest.Sources;

/// <summary>Opens the bytes of a file, of a zip entry, or of a gzip in either.</summary>
internal static class RawBytes
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>A regular file, read until the token says to stop.</summary>
    public static Stream OpenFile(string path, CancellationToken cancellationToken) => new StoppableStream(PlainFile.Open(path), cancellationToken);

    /// <summary>The content of a table, after unpacking.</summary>
    public static Stream Open(string path, RawContent content, SourceLimits limits, CancellationToken cancellationToken)
    {
        var packedBytes = new FileInfo(path).Length;
        var bytes = content.Entry is { } entry ? OpenEntry(path, entry, limits, cancellationToken) : OpenFile(path, cancellationToken);
        return content.Gzip ? Gunzip(bytes, new UnpackMeter(packedBytes, limits)) : bytes;
    }

    public static UnpackedStream Gunzip(Stream packed, UnpackMeter meter) =>
        new(new GunzipStream(packed), meter, Unreadable.CorruptGzip);

    /// <summary>Seekable bytes, which a workbook needs: the file itself, or a copy that is deleted when closed.</summary>
    public static Stream Seekable(Stream content)
    {
        if (content.CanSeek)
        {
            return content;
        }

        var copy = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose,
                BufferSize = BufferBytes,
            });
        try
        {
            using (content)
            {
                content.CopyTo(copy, BufferBytes);
            }

            copy.Position = 0;
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    private static OwningStream OpenEntry(string path, string entry, SourceLimits limits, CancellationToken cancellationToken)
    {
        var zip = new ZipFolder(OpenFile(path, cancellationToken), limits);
        try
        {
            return new OwningStream(zip.Open(entry), zip);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    /// <summary>An entry that closes its archive.</summary>
    private sealed class OwningStream(Stream inner, IDisposable owner) : ForwardStream(inner)
    {
        public override int Read(Span<byte> buffer) => Inner.Read(buffer);

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing)
            {
                owner.Dispose();
            }
        }
    }
}
