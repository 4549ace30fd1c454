namespace Ingest.Sources;

/// <summary>What a file's extension says about its content.</summary>
internal static class FileExtension
{
    private static readonly string[] Json = [".jsonl", ".ndjson", ".json"];
    private static readonly string[] Text = [".csv", ".tsv", ".txt"];
    private static readonly string[] Workbook = [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"];

    public static string Of(string leaf) => Path.GetExtension(leaf).ToLowerInvariant();

    public static bool IsJson(string extension) => Json.Contains(extension);

    public static bool IsWorkbook(string extension) => Workbook.Contains(extension);

    /// <summary>Whether such a file is loaded. A gzip's inner name may have no extension: its content decides.</summary>
    public static bool IsKnown(string leaf) => Of(leaf) switch
    {
        ".zip" => true,
        ".gz" => IsKnown(leaf[..^3]) || Of(leaf[..^3]).Length == 0,
        var extension => IsJson(extension) || IsWorkbook(extension) || Text.Contains(extension),
    };
}
