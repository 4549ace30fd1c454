using System.ComponentModel.DataAnnotations;

namespace Ingest.Sources;

/// <summary>
/// What one source may cost at most, whichever way it came: inbox, command, upload, result of a query. The defaults suit every honest
/// file; they stop bombs and broken ones early and keep what one source takes of memory below 300 MB.
/// </summary>
public sealed record SourceLimits
{
    /// <summary>Unpacking is never refused for its ratio below this many bytes.</summary>
    public const long RatioCheckedFromBytes = 100L * 1024 * 1024;

    private const string OutOfRange = "Ingest:Limits:{0}: значение от {1} до {2}.";

    /// <summary>Characters of one row, quoted newlines included.</summary>
    [Range(1_000, 10_000_000, ErrorMessage = OutOfRange)]
    public int MaxRowCharacters { get; init; } = 1_000_000;

    /// <summary>Bytes that one archive, gzip or workbook may unpack to, all entries together.</summary>
    [Range(1_000L, long.MaxValue, ErrorMessage = OutOfRange)]
    public long MaxUnpackedBytes { get; init; } = 50L * 1024 * 1024 * 1024;

    /// <summary>Unpacked bytes for one packed byte, looked at from <see cref="RatioCheckedFromBytes"/> on.</summary>
    [Range(2, 100_000, ErrorMessage = OutOfRange)]
    public int MaxRatio { get; init; } = 200;

    /// <summary>Rows of one table. A worksheet has 1,048,576 at most, by its format.</summary>
    [Range(1L, long.MaxValue, ErrorMessage = OutOfRange)]
    public long MaxRows { get; init; } = 100_000_000;

    /// <summary>Cells of one table, all its rows together.</summary>
    [Range(1L, long.MaxValue, ErrorMessage = OutOfRange)]
    public long MaxCells { get; init; } = 2_000_000_000;

    /// <summary>Columns of one table.</summary>
    [Range(1, 16_384, ErrorMessage = OutOfRange)]
    public int MaxColumns { get; init; } = 500;

    /// <summary>Entries of one zip.</summary>
    [Range(1, 100_000, ErrorMessage = OutOfRange)]
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>Sheets of one workbook.</summary>
    [Range(1, 10_000, ErrorMessage = OutOfRange)]
    public int MaxSheets { get; init; } = 255;

    /// <summary>Bytes of the texts that an XLSX workbook shares between its cells, which are held in memory while it is read.</summary>
    [Range(1_000L, 1_000_000_000L, ErrorMessage = OutOfRange)]
    public long MaxSharedTextBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Bytes of an XLS workbook, whose texts are held in memory while it is read.</summary>
    [Range(1_000L, 1_000_000_000L, ErrorMessage = OutOfRange)]
    public long MaxXlsBytes { get; init; } = 50L * 1024 * 1024;
}
