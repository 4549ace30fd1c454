using Reports.Web.Exports;

namespace Reports.Web.Documents;

/// <summary>
/// Column widths of a table whose columns vary: no word is broken while there is room, and longer texts get more of the
/// rest. Word adjusts them to the fonts of the template.
/// </summary>
internal static class ColumnWidths
{
    private const double Letters = 10;

    // Margins of a cell on both sides, and the line between cells.
    private const double Padding = 9.5;

    /// <summary>Widths that add up to the whole, twentieths of a point.</summary>
    /// <param name="heads">Heads of the columns.</param>
    /// <param name="rows">Texts of the cells; rows that go over the whole width do not count.</param>
    /// <param name="whole">Width of the whole.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows, int whole)
    {
        var told = rows.Where(row => row.Count == heads.Count).ToList();
        var least = heads.Select((head, i) => Padding + told
            .Select(row => TextWidth.LongestWord(row[i], Letters)).Append(TextWidth.LongestWord(head, Letters, isBold: true)).Max()).ToList();
        var more = heads.Select((_, i) => Math.Max(0, Padding + told.Select(row => TextWidth.Whole(row[i], Letters)).DefaultIfEmpty().Max() - least[i])).ToList();
        var left = whole / 20d - least.Sum();
        var points = left <= 0 ? least.Select(one => one * whole / 20 / least.Sum())
            : more.Sum() > left ? least.Zip(more, (one, rest) => one + rest * left / more.Sum())
            : least.Zip(more, (one, rest) => one + rest + (left - more.Sum()) / heads.Count);
        return [.. points.Select(one => (int)(one * 20))];
    }
}
