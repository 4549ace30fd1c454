namespace Ingest.Sources;

/// <summary>The format of a table.</summary>
public enum RawFormat
{
    /// <summary>Text with a separator: CSV, TSV.</summary>
    Delimited,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    /// <summary>A worksheet of a workbook.</summary>
    Worksheet,
}

/// <summary>The character set.</summary>
public enum TextCharset
{
    /// <summary>UTF-8, with or without a byte order mark.</summary>
    Utf8,

    /// <summary>Windows-1251, the Cyrillic code page.</summary>
    Windows1251,

    /// <summary>Code page 866 of DOS and of the Russian console.</summary>
    Cp866,

    /// <summary>KOI8-R of older Unix systems and mail.</summary>
    Koi8R,

    /// <summary>Cyrillic of the Macintosh.</summary>
    MacCyrillic,

    /// <summary>ISO 8859-5.</summary>
    Iso88595,

    /// <summary>Windows-1252, which Latin-1 is part of.</summary>
    Windows1252,

    /// <summary>UTF-16, little endian.</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16, big endian.</summary>
    Utf16BigEndian,
}

/// <summary>Size and time of a file on disk: when either changes, the file has changed.</summary>
/// <param name="Length">Bytes on disk.</param>
/// <param name="WrittenAt">Time of the last write, UTC.</param>
public readonly record struct FileStamp(long Length, DateTime WrittenAt)
{
    /// <summary>The stamp of a file as it is now.</summary>
    public static FileStamp Of(string path)
    {
        var info = new FileInfo(path);
        return info.Exists ? new FileStamp(info.Length, info.LastWriteTimeUtc) : default;
    }
}

/// <summary>What discovery found out about a table, so that it is opened without detection.</summary>
public sealed record RawContent
{
    /// <summary>The format.</summary>
    public RawFormat Format { get; init; }

    /// <summary>The character set; has no meaning for a worksheet.</summary>
    public TextCharset Charset { get; init; }

    /// <summary>Full name of the zip entry that holds the table, as the archive has it.</summary>
    public string? Entry { get; init; }

    /// <summary>Whether the bytes, of the file or of the entry, are a gzip.</summary>
    public bool Gzip { get; init; }

    /// <summary>Name of the worksheet.</summary>
    public string? Sheet { get; init; }

    /// <summary>Cells of the worksheet that are merged downwards, where they stand behind its rows; by their first rows.</summary>
    public IReadOnlyList<SheetMerge> Merges { get; init; } = [];

    /// <summary>The line on which the header stands; null for the first row that is not blank, zero for a table that is read without one.</summary>
    public long? HeaderLine { get; init; }

    /// <summary>Size and time of the file when it was inspected; null to skip the comparison.</summary>
    public FileStamp? Stamp { get; init; }
}
