using System.IO.Hashing;
using System.Security.Cryptography;
using Ingest.Sources.Charsets;

namespace Ingest.Sources;

/// <summary>The result of one pass over the content: its hash, its size and, for text, its character set.</summary>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Size">Bytes after unpacking.</param>
/// <param name="Crc">The zip checksum.</param>
/// <param name="Charset">Decides when asked: for a workbook there is nothing to decide.</param>
/// <param name="First">The first character that is not blank, if it is ASCII.</param>
internal sealed record ContentScan(string Sha256, long Size, uint Crc, Func<TextCharset> Charset, char First)
{
    /// <summary>Whether the text opens a JSON object.</summary>
    public bool StartsWithBrace => First == '{';

    /// <summary>Whether the text is HTML or XML.</summary>
    public bool StartsWithTag => First == '<';

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
            () => probe.Decide(buffer.AsSpan(0, rest)),
            FirstOf(probe.Head));
    }

    private static char FirstOf(ReadOnlySpan<byte> head)
    {
        foreach (var unit in head)
        {
            // Blanks, zero bytes of UTF-16 and byte order marks may precede the first character.
            if (unit is 0 or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF or 0xFE or 0xFF)
            {
                continue;
            }

            return (char)unit;
        }

        return '\0';
    }
}
