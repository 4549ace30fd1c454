using System.IO.Hashing;
using System.Security.Cryptography;

namespace Ingest.Sources;

/// <summary>The result of one pass over the content: its hash, its size and, for text, its character set.</summary>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Size">Bytes after unpacking.</param>
/// <param name="Crc">The zip checksum.</param>
/// <param name="Charset">Decides when asked: for a workbook there is nothing to decide.</param>
/// <param name="StartsWithBrace">Whether the first character that is not blank opens a JSON object.</param>
internal sealed record ContentScan(string Sha256, long Size, uint Crc, Func<TextCharset> Charset, bool StartsWithBrace)
{
    private const int BufferBytes = 256 * 1024;

    public static ContentScan Of(Stream content, bool checksum, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var crc = new Crc32();
        var probe = new CharsetProbe();
        var buffer = new byte[BufferBytes];
        var size = 0L;
        var rest = 0;
        for (int read; (read = content.Read(buffer.AsSpan(rest))) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fresh = buffer.AsSpan(rest, read);
            hash.AppendData(fresh);
            if (checksum)
            {
                crc.Append(fresh);
            }

            size += read;
            var filled = rest + read;
            rest = probe.Append(buffer.AsSpan(0, filled));
            buffer.AsSpan(filled - rest, rest).CopyTo(buffer);
        }

        return new ContentScan(
            Convert.ToHexStringLower(hash.GetHashAndReset()),
            size,
            crc.GetCurrentHashAsUInt32(),
            () => probe.Decide(rest),
            OpensBrace(probe.Head));
    }

    private static bool OpensBrace(ReadOnlySpan<byte> head)
    {
        foreach (var unit in head)
        {
            // Blanks, zero bytes of UTF-16 and byte order marks may precede the first character.
            if (unit is 0 or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF or 0xFE or 0xFF)
            {
                continue;
            }

            return unit == (byte)'{';
        }

        return false;
    }
}
