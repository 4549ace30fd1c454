using Ingest.Sources;

namespace Ingest.Feeds.Contracts;

/// <summary>Rows with more cells than the header: empty ones beyond it are nothing.</summary>
internal static class LongRow
{
    /// <summary>Whether the row that the table stands at is one.</summary>
    /// <param name="width">Its cells up to the last one that is not blank.</param>
    public static bool Is(IRawTable table, out int width)
    {
        width = table.FieldCount;
        while (width > table.Header.Count && string.IsNullOrWhiteSpace(table[width - 1]))
        {
            width--;
        }

        return width > table.Header.Count;
    }
}
