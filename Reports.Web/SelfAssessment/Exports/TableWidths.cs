namespace Reports.Web.SelfAssessment.Exports;

/// <summary>Widths of a table's columns and heights of its rows in a document.</summary>
internal static class TableWidths
{
    private const double Letters = 10;

    // With few columns «124 / 45,2 %» stands on one line; with many it may take two.
    private const int RoomyColumns = 5;
    private const double WidestNumber = 75;

    // Margins of a cell on both sides, and the line between cells.
    private const double Padding = 9.5;

    /// <summary>Twentieths of a point: no word is torn while there is room; columns of words share what is left.</summary>
    /// <param name="columns">Columns.</param>
    /// <param name="rows">Texts of the cells.</param>
    /// <param name="width">Of the whole, twentieths of a point.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<GridColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows, int width)
    {
        var whole = rows.Where(row => row.Count == columns.Count).ToList();
        var isRoomy = columns.Count <= RoomyColumns;
        var least = columns.Select((column, i) => Padding + whole.Select(row => isRoomy && !column.IsText
            ? Math.Min(WidestNumber, TextWidth.Whole(row[i], Letters)) : TextWidth.LongestWord(row[i], Letters))
            .Append(TextWidth.LongestWord(column.Title, Letters, isBold: true)).Max()).ToList();
        var wanted = columns.Select((column, i) => Padding + whole.Select(row => TextWidth.Whole(row[i], Letters)).DefaultIfEmpty().Max()).ToList();
        var left = width / 20d - least.Sum();
        var hungry = columns.Select((column, i) => column.IsText ? Math.Max(0, wanted[i] - least[i]) : 0).ToList();
        var points = left <= 0
            ? least.Select(one => one * width / 20 / least.Sum())
            : hungry.Sum() <= left
                ? columns.Select((_, i) => least[i] + hungry[i] + (left - hungry.Sum()) / columns.Count)
                : columns.Select((_, i) => least[i] + hungry[i] * left / hungry.Sum());
        return [.. points.Select(one => (int)(one * 20))];
    }

    /// <summary>Height of a row, points.</summary>
    /// <param name="cells">Texts of its cells.</param>
    /// <param name="widths">Widths of its columns, twentieths of a point.</param>
    /// <param name="isBold">Whether its letters are bold.</param>
    public static double Height(IReadOnlyList<string> cells, IReadOnlyList<int> widths, bool isBold)
    {
        const double between = 2.5;
        var lines = cells.Select((text, i) => TextWidth.Lines(text, widths[i] / 20d - Padding + 1, Letters, isBold, reserve: 1)).DefaultIfEmpty(1).Max();
        return lines * Letters * DocxPages.LineFactor + between;
    }
}
