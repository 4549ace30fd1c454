namespace Ingest.Sources;

/// <summary>Something to inspect: a file, a zip entry, or the content of a gzip that is either.</summary>
/// <param name="Path">The file on disk.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Leaf">The name whose extension counts.</param>
/// <param name="Content">Where in the file it is.</param>
/// <param name="Open">Opens its bytes anew.</param>
/// <param name="PackedBytes">Size of the file on disk.</param>
internal sealed record Part(string Path, string Name, string Leaf, RawContent Content, Func<Stream> Open, long PackedBytes)
{
    /// <summary>Its checksum in the zip.</summary>
    public uint? Checksum { get; init; }

    /// <summary>Throws when a zip entry does not match its checksum.</summary>
    public void Verify(ContentScan scan)
    {
        if (Checksum is { } expected && expected != scan.Crc)
        {
            throw Unreadable.CorruptZip();
        }
    }
}

/// <summary>The kind of packing, by the first bytes of a file.</summary>
internal enum Packing
{
    /// <summary>None of the others, probably text.</summary>
    None,

    /// <summary>A gzip.</summary>
    Gzip,

    /// <summary>A zip, which an XLSX workbook is too.</summary>
    Zip,

    /// <summary>A compound file: an XLS workbook, or an XLSX one with a password.</summary>
    Ole,
}

/// <summary>Detects the packing by the first bytes.</summary>
internal static class Magic
{
    public static Packing Of(Part part)
    {
        Span<byte> head = stackalloc byte[8];
        using var bytes = part.Open();
        head = head[..bytes.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? Packing.Gzip
            : head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8) ? Packing.Zip
            : head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? Packing.Ole
            : Packing.None;
    }
}
