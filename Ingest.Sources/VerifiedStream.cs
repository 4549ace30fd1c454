using System.Security.Cryptography;

namespace Ingest.Sources;

/// <summary>
/// Hashes the content while it is read and compares the hash at the end, so that the ledger's SHA-256 is that of the loaded rows
/// even if the file was written to in the meantime.
/// </summary>
/// <param name="inner">The content after unpacking.</param>
/// <param name="sha256">Lower-case hex that discovery found.</param>
internal sealed class VerifiedStream(Stream inner, string sha256) : ForwardStream(inner)
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _ended;

    public override int Read(Span<byte> buffer)
    {
        // What is appended after the comparison is not read.
        var read = _ended ? 0 : Inner.Read(buffer);
        if (read > 0)
        {
            _hash.AppendData(buffer[..read]);
        }
        else if (buffer.Length > 0 && !_ended)
        {
            _ended = true;
            if (Convert.ToHexStringLower(_hash.GetHashAndReset()) != sha256)
            {
                throw Unreadable.Changed();
            }
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
