using Ingest.Sources;

namespace Ingest.Worker.Contracts;

/// <summary>Rows with more cells than the header: empty ones beyond it are nothing.</summary>
internal static class LongRow
{
    /// <summary>Cells up to the last one that is not blank, where the row is longer than the header; otherwise the header's width.</summary>
    public static int Width(IRawTable table)
    {
        var width = table.FieldCount;
        while (width > table.Header.Count && string.IsNullOrWhiteSpace(table[width - 1]))
        {
            width--;
        }

        return Math.Max(width, table.Header.Count);
    }
}
