using System.IO.Compression;

namespace Ingest.Sources;

/// <summary>
/// Unpacks a gzip and detects truncation, which the framework's stream ignores. A small gzip of known
/// content, the seal, is appended: it is unpacked at the end only if everything before it was complete.
/// </summary>
internal sealed class GunzipStream : ForwardStream
{
    private static readonly byte[] Seal = [0x9B, 0x17, 0xE4, 0x52, 0xC8, 0x3D, 0xF1, 0x06, 0xAF, 0x74, 0x29, 0xD3, 0x5E, 0x80, 0xB6, 0x4A];
    private static readonly byte[] PackedSeal = Pack();

    private readonly SealedBytes _packed;
    private readonly byte[] _window = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _ended;

    public GunzipStream(Stream packed)
        : this(new SealedBytes(packed))
    {
    }

    private GunzipStream(SealedBytes packed)
        : base(new GZipStream(packed, CompressionMode.Decompress)) => _packed = packed;

    public override int Read(Span<byte> buffer)
    {
        while (!_ended && _end - _start <= Seal.Length)
        {
            Fill();
        }

        var ready = Math.Min(buffer.Length, _end - _start - (_ended ? 0 : Seal.Length));
        _window.AsSpan(_start, ready).CopyTo(buffer);
        _start += ready;
        return ready;
    }

    private void Fill()
    {
        _window.AsSpan(_start.._end).CopyTo(_window);
        (_start, _end) = (0, _end - _start);
        int read;
        try
        {
            read = Inner.Read(_window.AsSpan(_end));
        }
        catch (InvalidDataException cause)
        {
            throw _packed.Ended ? Unreadable.TruncatedGzip(cause) : Unreadable.CorruptGzip(cause);
        }

        _end += read;
        if (read == 0)
        {
            _ended = true;
            if (!_window.AsSpan(0, _end).EndsWith(Seal))
            {
                throw Unreadable.TruncatedGzip();
            }

            _end -= Seal.Length;
        }
    }

    private static byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(Seal);
        }

        return packed.ToArray();
    }

    /// <summary>The packed bytes, then the seal.</summary>
    private sealed class SealedBytes(Stream inner) : ForwardStream(inner)
    {
        private int _sealTaken;

        public bool Ended { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            if (!Ended)
            {
                var read = Inner.Read(buffer);
                if (read > 0 || buffer.Length == 0)
                {
                    return read;
                }

                Ended = true;
            }

            var taken = Math.Min(buffer.Length, PackedSeal.Length - _sealTaken);
            PackedSeal.AsSpan(_sealTaken, taken).CopyTo(buffer);
            _sealTaken += taken;
            return taken;
        }
    }
}
