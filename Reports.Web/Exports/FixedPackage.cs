using System.IO.Compression;

namespace Reports.Web.Exports;

/// <summary>
/// Repacks a workbook or a document so that the same content gives the same bytes: the order of its parts is fixed, their time is the
/// caption's, and nothing is compressed, because another version of the compressor may give other bytes.
/// </summary>
internal static class FixedPackage
{
    private const string First = "[Content_Types].xml";

    /// <summary>Packs it.</summary>
    /// <param name="package">A zip of Open Packaging Conventions.</param>
    /// <param name="moment">Time of every part.</param>
    public static byte[] Pack(byte[] package, DateTimeOffset moment)
    {
        using var source = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        using var result = new MemoryStream();
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in source.Entries.OrderBy(part => part.FullName == First ? "" : part.FullName, StringComparer.Ordinal))
            {
                var entry = target.CreateEntry(part.FullName, CompressionLevel.NoCompression);

                // A zip stores local times without a zone, in steps of two seconds, from 1980.
                entry.LastWriteTime = new DateTimeOffset(moment.UtcDateTime, TimeSpan.Zero);
                using var from = part.Open();
                using var to = entry.Open();
                from.CopyTo(to);
            }
        }

        return result.ToArray();
    }
}
