using Ingest.Sources;

namespace Ingest.Feeds.Reading;

/// <summary>What is classified together: a sheet without a header is nothing beside sheets that are tables.</summary>
internal static class SheetGroups
{
    /// <summary>Sheets of one workbook together, everything else by itself.</summary>
    /// <param name="items">What was found, in its order.</param>
    public static IEnumerable<List<SourceItem>> Of(IEnumerable<SourceItem> items)
    {
        var sheets = new List<SourceItem>();
        foreach (var item in items)
        {
            if (sheets.Count > 0 && BookOf(item) is { } book && book == BookOf(sheets[0]))
            {
                sheets.Add(item);
                continue;
            }

            if (sheets.Count > 0)
            {
                yield return sheets;
            }

            sheets = [item];
        }

        if (sheets.Count > 0)
        {
            yield return sheets;
        }
    }

    private static (string Path, string? Entry)? BookOf(SourceItem item) =>
        item.File is { Content.Sheet: not null } file ? (file.Path, file.Content.Entry) : null;
}
