namespace Ingest.Worker.Tests.Sources;

/// <summary>Writes CSV by RFC 4180, apart from the product's code.</summary>
internal static class Csv
{
    public static string Row(IEnumerable<string> cells, char separator, bool quoteAll) =>
        string.Join(separator, cells.Select(cell => quoteAll || cell.AsSpan().ContainsAny("\"\r\n,;\t")
            ? '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"'
            : cell));
}
