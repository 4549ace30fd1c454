using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace Ingest.Sources;

/// <summary>The format of a workbook that is a zip.</summary>
internal enum WorkbookKind
{
    /// <summary>Excel's own, with macros or without.</summary>
    Xlsx,

    /// <summary>Excel's own in binary records.</summary>
    Xlsb,

    /// <summary>OpenDocument.</summary>
    Ods,
}

/// <summary>A zip as a folder of files. It is refused when a path leaves the folder or repeats, or when there are too many.</summary>
internal sealed class ZipFolder : IDisposable
{
    private const int DosCodePage = 866;

    // Names and comments of entries are held in memory, 64 KB each if the archive says so.
    private const int MaxDirectoryBytes = 16 * 1024 * 1024;

    private static ReadOnlySpan<byte> OdsType => "application/vnd.oasis.opendocument.spreadsheet"u8;

    private readonly ZipArchive _archive;
    private readonly UnpackMeter _meter;
    private readonly Lazy<WorkbookKind?> _kind;

    public ZipFolder(Stream file, SourceLimits limits)
    {
        _meter = new UnpackMeter(file.Length, limits);
        _kind = new(FindKind);
        try
        {
            // Latin-1 keeps the bytes of a name that is not declared UTF-8; NameOf reads them.
            var counted = new CountedStream(file) { Budget = MaxDirectoryBytes, Exceeded = () => Unreadable.TooManyEntries(limits.MaxEntries) };
            _archive = new ZipArchive(counted, ZipArchiveMode.Read, leaveOpen: false, Encoding.Latin1);
            Entries = _archive.Entries;
            counted.Budget = long.MaxValue;
            Check(limits);
        }
        catch (InvalidDataException cause)
        {
            file.Dispose();
            throw Unreadable.CorruptZip(cause);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public IReadOnlyList<ZipArchiveEntry> Entries { get; }

    /// <summary>The workbook that this zip is; none when it is a folder of files.</summary>
    public WorkbookKind? Kind => _kind.Value;

    /// <summary>The name of a part of a workbook by that of its entry; its case does not matter.</summary>
    public static string PartName(ZipArchiveEntry entry) => entry.FullName.Replace('\\', '/').TrimStart('/');

    public static bool IsFolder(ZipArchiveEntry entry) => entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\');

    /// <summary>Decodes a name: Windows writes Cyrillic in code page 866, other systems in UTF-8, and neither declares it.</summary>
    public static string NameOf(ZipArchiveEntry entry)
    {
        var name = entry.FullName.Replace('\\', '/');
        if (Ascii.IsValid(name) || name.Any(unit => unit > '\u00FF'))
        {
            return name;
        }

        var bytes = Encoding.Latin1.GetBytes(name);
        return (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.GetEncoding(DosCodePage)).GetString(bytes);
    }

    public bool Has(string fullName) => _archive.GetEntry(fullName) is not null;

    public Stream Open(string fullName) =>
        Open(_archive.GetEntry(fullName) ?? throw Unreadable.Changed());

    public Stream Open(ZipArchiveEntry entry)
    {
        if (entry.IsEncrypted)
        {
            throw Unreadable.Password();
        }

        try
        {
            return new UnpackedStream(entry.Open(), _meter, Unreadable.CorruptZip);
        }
        catch (InvalidDataException cause)
        {
            throw Unreadable.CorruptZip(cause);
        }
    }

    public void Dispose() => _archive.Dispose();

    private WorkbookKind? FindKind()
    {
        var names = Entries.Select(PartName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return names.Contains("xl/workbook.bin") ? WorkbookKind.Xlsb
            : names.Contains("xl/workbook.xml") || (names.Contains("[Content_Types].xml") && names.Any(name => name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase))) ? WorkbookKind.Xlsx
            : Has("mimetype") && IsSpreadsheet(Open("mimetype")) ? WorkbookKind.Ods
            : null;
    }

    private static bool IsSpreadsheet(Stream type)
    {
        using (type)
        {
            Span<byte> head = stackalloc byte[OdsType.Length];
            return type.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual(OdsType);
        }
    }

    private void Check(SourceLimits limits)
    {
        if (Entries.Count > limits.MaxEntries)
        {
            throw Unreadable.TooManyEntries(limits.MaxEntries);
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in Entries)
        {
            var name = NameOf(entry);
            if (name.StartsWith('/') || name.Split('/').Contains("..") || (name.Length > 1 && char.IsAsciiLetter(name[0]) && name[1] == ':'))
            {
                throw Unreadable.ZipPathClimbs(name);
            }

            if (!names.Add(name))
            {
                throw Unreadable.EntryTwice(name);
            }
        }
    }
}
