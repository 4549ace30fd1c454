using OfficeOpenXml;
using OfficeOpenXml.Style;
using Reports.Web.Exports;

namespace Reports.Web.SelfAssessment.Exports;

/// <summary>Writes a sheet for A4 paper line by line; the height of every row fits its content.</summary>
/// <param name="widths">Widths of its columns, in digits of the sheet's face.</param>
/// <param name="size">Font size, points.</param>
internal sealed class SheetWriter(ExcelWorksheet sheet, IReadOnlyList<double> widths, double size)
{
    // A digit of the sheet's typeface is 7 pixels of 1/96 inch wide; a cell has a small padding on both sides.
    private const double DigitPoints = 7 * 0.75;
    private const double Padding = 5;
    private const double HighestRow = 409;

    /// <summary>The row that is written next.</summary>
    public int Row { get; private set; } = 1;

    /// <summary>The sheet.</summary>
    public ExcelWorksheet Sheet => sheet;

    private int Last => widths.Count;

    /// <summary>Sets paper, margins, footer and columns.</summary>
    /// <param name="isLandscape">Whether the page is landscape.</param>
    /// <param name="footer">Text at the left of the page footer; the page number is at the right.</param>
    public SheetWriter Begin(bool isLandscape, string footer)
    {
        for (var i = 0; i < widths.Count; i++)
        {
            sheet.Column(i + 1).Width = widths[i];
        }

        var printer = sheet.PrinterSettings;
        printer.PaperSize = ePaperSize.A4;
        printer.Orientation = isLandscape ? eOrientation.Landscape : eOrientation.Portrait;
        (printer.LeftMargin, printer.RightMargin) = (Inches(20), Inches(10));
        (printer.TopMargin, printer.BottomMargin) = (Inches(15), Inches(18));
        (printer.HeaderMargin, printer.FooterMargin) = (Inches(7), Inches(8));

        // Widths are of the sheet's typeface; a machine without it has wider digits, and no column may go on to the next page.
        (printer.FitToPage, printer.FitToWidth, printer.FitToHeight) = (true, 1, 0);
        printer.HorizontalCentered = false;
        sheet.View.ShowGridLines = false;
        var foot = sheet.HeaderFooter.OddFooter;
        foot.LeftAlignedText = "&8" + SafeText.ForCell(footer).Replace("&", "&&", StringComparison.Ordinal);
        foot.RightAlignedText = $"&8{ExcelHeaderFooter.PageNumber} из {ExcelHeaderFooter.NumberOfPages}";
        return this;
    }

    /// <summary>Writes a line over the whole width.</summary>
    /// <param name="text">Its text; an empty one writes nothing.</param>
    /// <param name="align">Horizontal alignment.</param>
    /// <param name="isBold">Whether it is bold.</param>
    /// <param name="letters">Font size; that of the sheet when not given.</param>
    public SheetWriter Line(string text, ExcelHorizontalAlignment align = ExcelHorizontalAlignment.Left, bool isBold = false, double? letters = null)
    {
        if (text.Length == 0)
        {
            return this;
        }

        var cells = sheet.Cells[Row, 1, Row, Last];
        cells.Merge = true;
        Put(Row, 1, text);
        cells.Style.WrapText = true;
        cells.Style.HorizontalAlignment = align;
        cells.Style.VerticalAlignment = ExcelVerticalAlignment.Top;
        Face(cells.Style.Font, letters ?? size, isBold);
        sheet.Row(Row).Height = TextWidth.Height(TextWidth.Lines(text, Width(1, Last), letters ?? size, isBold), letters ?? size);
        Row++;
        return this;
    }

    /// <summary>Leaves empty lines.</summary>
    /// <param name="lines">How many.</param>
    public SheetWriter Skip(int lines = 1)
    {
        Row += lines;
        return this;
    }

    /// <summary>Writes a row of a table, with bordered cells and wrapped texts.</summary>
    /// <param name="values">Texts and numbers in order; missing ones leave empty cells.</param>
    /// <param name="isHead">Whether it is the head: bold and centred.</param>
    /// <param name="indent">Indent of the second column's text.</param>
    /// <param name="isBold">Whether it is bold.</param>
    public SheetWriter Cells(IReadOnlyList<object?> values, bool isHead = false, int indent = 0, bool isBold = false)
    {
        var most = 1;
        for (var i = 0; i < Last; i++)
        {
            var cell = sheet.Cells[Row, i + 1];
            var value = i < values.Count ? values[i] : null;
            Style(cell, size, isHead, isBold || isHead);
            switch (value)
            {
                case null or "":
                    break;
                case decimal or double or long or int:
                    cell.Value = value;
                    cell.Style.HorizontalAlignment = ExcelHorizontalAlignment.Center;
                    break;
                default:
                    var text = (string)value;
                    Put(Row, i + 1, text);
                    var shift = i == 1 ? indent : 0;
                    cell.Style.Indent = shift;
                    most = Math.Max(most, TextWidth.Lines(text, Width(i + 1, i + 1) - shift * 7, size, isBold || isHead));
                    break;
            }
        }

        sheet.Row(Row).Height = Math.Min(HighestRow, TextWidth.Height(most, size));
        Row++;
        return this;
    }

    /// <summary>
    /// Writes the head of a form's table: headings over headings in merged cells. Where a word is wider than its column, headings of columns are turned.
    /// </summary>
    /// <param name="fixedHeads">Headings of the first columns, over all rows.</param>
    /// <param name="rows">The head of the other columns.</param>
    public SheetWriter Heads(IReadOnlyList<string> fixedHeads, IReadOnlyList<IReadOnlyList<HeadCell>> rows)
    {
        const double lowest = 30;
        const double highest = 250;
        var top = Row;
        for (var row = 0; row < rows.Count; row++)
        {
            Cells([], isHead: true);
        }

        var leaves = rows.SelectMany(row => row).Where(cell => cell.Column is not null).ToList();
        var isTurned = leaves.Exists(cell => TextWidth.LongestWord(cell.Text, size, isBold: true) > Column(cell));
        var heights = rows.Select(row => row.Where(cell => cell.Column is null).Select(cell => Lines(cell, Column(cell))).DefaultIfEmpty(1).Max())
            .Select(lines => TextWidth.Height(lines, size)).ToArray();
        foreach (var (row, cell) in rows.SelectMany((row, i) => row.Select(cell => (i, cell))))
        {
            var from = fixedHeads.Count + cell.At + 1;
            Merge(top + row, from, top + row + cell.Rows - 1, from + cell.Columns - 1, cell.Text);
            if (cell.Column is not null)
            {
                sheet.Cells[top + row, from].Style.TextRotation = isTurned ? 90 : 0;
                var above = heights.Skip(row).Take(rows.Count - 1 - row).Sum();
                heights[^1] = Math.Max(heights[^1], (isTurned ? Turned(cell) : TextWidth.Height(Lines(cell, Column(cell)), size)) - above);
            }
        }

        for (var i = 0; i < fixedHeads.Count; i++)
        {
            Merge(top, i + 1, top + rows.Count - 1, i + 1, fixedHeads[i]);
        }

        for (var row = 0; row < rows.Count; row++)
        {
            sheet.Row(top + row).Height = heights[row];
        }

        return this;

        double Column(HeadCell cell) => Width(fixedHeads.Count + cell.At + 1, fixedHeads.Count + cell.At + cell.Columns);

        int Lines(HeadCell cell, double width) => TextWidth.Lines(cell.Text, width, size, isBold: true);

        // The least height at which the lines of a turned text stand side by side in its column.
        double Turned(HeadCell cell)
        {
            var height = lowest;
            while (height < highest && TextWidth.Height(Lines(cell, height - Padding), size) > Column(cell) + Padding)
            {
                height += 10;
            }

            return height;
        }
    }

    private void Merge(int top, int left, int bottom, int right, string text)
    {
        if (top != bottom || left != right)
        {
            sheet.Cells[top, left, bottom, right].Merge = true;
        }

        Put(top, left, text);
    }

    /// <summary>Writes a heading over the columns of a table.</summary>
    /// <param name="text">The heading.</param>
    public SheetWriter Heading(string text)
    {
        Cells([], isBold: true);
        var cells = sheet.Cells[Row - 1, 1, Row - 1, Last];
        cells.Merge = true;
        Put(Row - 1, 1, text);
        cells.Style.HorizontalAlignment = ExcelHorizontalAlignment.Center;
        sheet.Row(Row - 1).Height = TextWidth.Height(TextWidth.Lines(text, Width(1, Last), size, isBold: true), size);
        return this;
    }

    /// <summary>Centres columns from a row on.</summary>
    /// <param name="from">First row.</param>
    /// <param name="columns">Columns from 1.</param>
    public void Centre(int from, params ReadOnlySpan<int> columns)
    {
        if (Row <= from)
        {
            return;
        }

        foreach (var column in columns)
        {
            sheet.Cells[from, column, Row - 1, column].Style.HorizontalAlignment = ExcelHorizontalAlignment.Center;
        }
    }

    /// <summary>
    /// Inserts a page break a few rows earlier when the following lines would not fit on the page, so that a signature never
    /// stands on a page without rows of the form.
    /// </summary>
    /// <param name="points">Height of the following lines.</param>
    /// <param name="rows">Number of the last rows that move to the next page too.</param>
    /// <param name="repeated">Height of the rows that every page repeats.</param>
    public void KeepTogether(double points, int rows, double repeated)
    {
        var page = (sheet.PrinterSettings.Orientation == eOrientation.Landscape ? 595 : 842) - 96;
        var used = 0d;
        for (var row = 1; row < Row; row++)
        {
            var height = sheet.Row(row).Height;
            used = used + height > page ? repeated + height : used + height;
        }

        if (used + points > page - 20 && Row > rows + 1)
        {
            sheet.Row(Row - 1 - rows).PageBreak = true;
        }
    }

    private static decimal Inches(double millimetres) => (decimal)Math.Round(millimetres / 25.4, 4);

    private static void Face(ExcelFont font, double size, bool isBold)
    {
        font.Name = TextWidth.Face;
        font.Size = (float)size;
        font.Bold = isBold;
    }

    private static void Style(ExcelRange cell, double size, bool isHead, bool isBold)
    {
        cell.Style.Border.BorderAround(ExcelBorderStyle.Thin);
        cell.Style.WrapText = true;
        cell.Style.VerticalAlignment = isHead ? ExcelVerticalAlignment.Center : ExcelVerticalAlignment.Top;
        Face(cell.Style.Font, size, isBold);
        if (isHead)
        {
            cell.Style.HorizontalAlignment = ExcelHorizontalAlignment.Center;
        }
    }

    private void Put(int row, int column, string text)
    {
        var cell = sheet.Cells[row, column];
        cell.Value = SafeText.ForCell(text);
        if (SafeText.LooksLikeFormula(text))
        {
            cell.Style.QuotePrefix = true;
        }
    }

    private double Width(int from, int to) => widths.Skip(from - 1).Take(to - from + 1).Sum() * DigitPoints - Padding;
}
