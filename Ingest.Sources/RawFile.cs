namespace Ingest.Sources;

/// <summary>
/// One table to load, found but not read: a plain file, a gzip's content, a zip's entry, a worksheet.
/// </summary>
/// <param name="Path">The file on disk that holds it.</param>
/// <param name="Name">
/// Its name in messages and in the ledger, relative to the path asked for: <c>папка/оценки.csv</c>,
/// <c>архив.zip/оценки.csv</c>, <c>книга.xlsx#Лист1</c>.
/// </param>
/// <param name="Sha256">
/// Lower-case hex of the SHA-256 of the unpacked content, so that a table and its gzip are the same.
/// For a worksheet, of the workbook and the sheet's name together.
/// </param>
/// <param name="Size">Bytes after unpacking; a worksheet's is that of the workbook.</param>
public sealed record RawFile(string Path, string Name, string Sha256, long Size)
{
    /// <summary>Where the table is in the file, and its format; by default UTF-8 text with a separator.</summary>
    public RawContent Content { get; init; } = new();

    /// <summary>What discovery passed over or understood specially.</summary>
    public IReadOnlyList<SourceNote> Notes { get; init; } = [];

    /// <summary>Who sent it; null where it came otherwise than from a page.</summary>
    public FileSender? Sender { get; init; }
}
