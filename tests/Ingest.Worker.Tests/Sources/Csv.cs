using System.Buffers;

namespace Ingest.Worker.Tests.Sources;

/// <summary>Writes CSV by RFC 4180, apart from the product's code.</summary>
internal static class Csv
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\"\r\n,;\t");

    public static string Row(IEnumerable<string> cells, char separator, bool quoteAll) =>
        string.Join(separator, cells.Select(cell => quoteAll || cell.AsSpan().ContainsAny(Special)
            ? '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"'
            : cell));
}
