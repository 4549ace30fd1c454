using Warehouse.Sql.Reading;

namespace Reports.Web.Exports;

/// <summary>
/// Widths and heights of a report's sheet: heads are whole, no word of them is broken and nothing is cut, on the screen and on A4. Text is
/// measured here, because spreadsheet programs do not fit cells of files that they did not write.
/// </summary>
internal static class SheetLayout
{
    /// <summary>Size of letters of the libraries' default font, points.</summary>
    public const double Letters = 11;

    // A unit of width is a digit of the default font.
    private const double Digit = 5.25;
    private const double Padding = 4;
    private const double Narrowest = 8;
    private const double Widest = 42;
    private const double PortraitUnits = 92;
    private const double LineUnits = 70;
    private const int FootSigns = 90;
    private const double HighestRow = 409;
    private const int RowsForWidths = 1000;

    // The sign of the filter lies on the last line of a head.
    private const double FilterSign = 14;

    // Calibri is a little wider than the face that is measured.
    private const double FaceFactor = 1.06;

    /// <summary>Width of a column, in digits of the default font, by its head and its first rows.</summary>
    public static double Width(ReportColumn column, IEnumerable<ReportRow> rows)
    {
        var head = TextWidth.LongestWord(column.Title, Letters, isBold: true) + FilterSign;
        var cells = rows.Take(RowsForWidths).Select(row => Figures.Cell(row, column)).Select(text =>
            column.Kind == ColumnKind.Text ? Math.Min(TextWidth.Whole(text, Letters), Math.Max(Units(Widest), TextWidth.LongestWord(text, Letters))) : TextWidth.Whole(text, Letters));
        var widest = cells.Append(head).Max() * FaceFactor + Padding;
        return Math.Round(Math.Clamp(widest / Digit + 0.5, Narrowest, 2 * Widest), 1);
    }

    /// <summary>Whether the sheet is printed across.</summary>
    public static bool IsWide(IReadOnlyList<double> widths) => widths.Sum() > PortraitUnits;

    /// <summary>Height of the head, points.</summary>
    /// <param name="columns">The columns, in the order of their widths.</param>
    public static double HeadHeight(IReadOnlyList<ReportColumn> columns, IReadOnlyList<double> widths) => TextWidth.Height(
        columns.Index().Select(column => Lines(column.Item.Title, widths[column.Index], FilterSign, isBold: true)).DefaultIfEmpty(1).Max(), Letters);

    /// <summary>Height of a row, points; null where every cell is of one line.</summary>
    /// <param name="columns">The columns, in the order of their widths.</param>
    public static double? RowHeight(ReportRow row, IReadOnlyList<ReportColumn> columns, IReadOnlyList<double> widths)
    {
        var most = 1;
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Kind == ColumnKind.Text && row[columns[i]] is string { Length: > 8 } text)
            {
                most = Math.Max(most, Lines(text, widths[i], 0, isBold: false));
            }
        }

        return most > 1 ? Math.Min(HighestRow, TextWidth.Height(most, Letters)) : null;
    }

    /// <summary>Widths of the columns that the lines above a table go over: of a narrow one also of the empty columns beside it.</summary>
    public static IReadOnlyList<double> LineWidths(IReadOnlyList<double> widths)
    {
        const double usual = 9.14;
        List<double> across = [.. widths];
        while (across.Sum() < LineUnits)
        {
            across.Add(usual);
        }

        return across;
    }

    /// <summary>The foot of a sheet, in lines that have room beside its number.</summary>
    public static IEnumerable<string> FootLines(ExportHead head) => new[] { $"{head.Title} · {head.Period}".TrimEnd(' ', '·'), head.State }
        .Select(line => line.Length > FootSigns ? line[..FootSigns] + "…" : line);

    /// <summary>Height that a text of the head of the file takes over the whole width of the table.</summary>
    public static double LineHeight(string text, IReadOnlyList<double> widths, double letters, bool isBold) =>
        TextWidth.Height(TextWidth.Lines(text, widths.Sum() * Digit / FaceFactor, letters, isBold), letters);

    private static double Units(double width) => width * Digit;

    private static int Lines(string text, double width, double taken, bool isBold) =>
        TextWidth.Lines(text, (width * Digit - Padding - taken) / FaceFactor, Letters, isBold);
}
