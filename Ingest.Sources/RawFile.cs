namespace Ingest.Sources;

/// <summary>
/// One table to load, found but not read: a plain file, a gzip's content, a zip's entry, a worksheet.
/// </summary>
/// <param name="Path">The file on disk that holds it.</param>
/// <param name="Name">
/// What people and the ledger call it, relative to what was asked for: <c>папка/оценки.csv</c>,
/// <c>архив.zip/оценки.csv</c>, <c>книга.xlsx#Лист1</c>.
/// </param>
/// <param name="Sha256">
/// Lower-case hex of the content's SHA-256, after unpacking, so that the same table plain and in gzip is one.
/// A worksheet's is that of the workbook and the sheet's name together.
/// </param>
/// <param name="Size">Bytes after unpacking; a worksheet's is that of the workbook.</param>
public sealed record RawFile(string Path, string Name, string Sha256, long Size)
{
    /// <summary>Where in the file and how the table is written; plain UTF-8 text with a separator when nothing was said.</summary>
    public RawContent Content { get; init; } = new();
}
