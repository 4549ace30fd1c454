using OfficeOpenXml;
using OfficeOpenXml.Style;
using Warehouse.Sql.Reading;

namespace Reports.Web.Exports;

/// <summary>Writes a workbook: title lines, typed cells, a frozen header with a filter, the report's chart.</summary>
public static class XlsxExport
{
    /// <summary>Row of the table's header; title, period, filters, state and source are above it.</summary>
    public const int HeadRow = 7;

    // Width that an indent of one step takes, in digits.
    private const double Indent = 1.5;

    /// <summary>Writes the workbook.</summary>
    /// <param name="table">Its rows.</param>
    public static byte[] Write(Export export, ReportTable table)
    {
        using var package = new ExcelPackage();
        var sheet = package.Workbook.Worksheets.Add("Отчёт");
        double[] widths = [.. export.Columns.Select(column => SheetLayout.Width(column, table.Rows))];
        WriteHead(sheet, export.Head, widths);
        WriteTable(sheet, export.Columns, table.Rows, widths);
        WriteNotes(sheet, export.Head.Notes, HeadRow + table.Rows.Count + 2, widths);
        XlsxChart.Add(package, sheet, export, table);
        sheet.PrinterSettings.PaperSize = ePaperSize.A4;
        sheet.PrinterSettings.Orientation = SheetLayout.IsWide(widths) ? eOrientation.Landscape : eOrientation.Portrait;
        sheet.PrinterSettings.FitToPage = true;
        sheet.PrinterSettings.FitToWidth = 1;
        sheet.PrinterSettings.FitToHeight = 0;
        sheet.PrinterSettings.RepeatRows = new ExcelAddress($"{HeadRow}:{HeadRow}");
        var foot = sheet.HeaderFooter.OddFooter;
        foot.LeftAlignedText = "&8" + string.Join('\n', SheetLayout.FootLines(export.Head)).Replace("&", "&&", StringComparison.Ordinal);
        foot.RightAlignedText = $"&8{ExcelHeaderFooter.PageNumber} из {ExcelHeaderFooter.NumberOfPages}";
        package.Workbook.Properties.Title = export.Head.Title;
        return package.GetAsByteArray();
    }

    private static void WriteHead(ExcelWorksheet sheet, ExportHead head, double[] widths)
    {
        // A line goes over all columns, and over empty ones beside a narrow table: in one cell it would be cut at the edge of the paper.
        var across = SheetLayout.LineWidths(widths);
        foreach (var (row, line) in XlsxCell.Head(head).Index())
        {
            WriteLine(sheet, row + 1, line, across, row == 0 ? 14 : SheetLayout.Letters, isBold: row == 0);
        }

        sheet.Cells[1, 1].Style.Font.Bold = true;
        sheet.Cells[1, 1].Style.Font.Size = 14;
        sheet.Cells[2, 1, 5, 1].Style.Font.Color.SetColor(System.Drawing.Color.DimGray);
    }

    private static void WriteNotes(ExcelWorksheet sheet, IReadOnlyList<string> notes, int row, double[] widths)
    {
        var across = SheetLayout.LineWidths(widths);
        foreach (var (at, note) in notes.Index())
        {
            WriteLine(sheet, row + at, note, across, SheetLayout.Letters, isBold: false);
        }
    }

    private static void WriteLine(ExcelWorksheet sheet, int row, string line, IReadOnlyList<double> across, double letters, bool isBold)
    {
        Text(sheet.Cells[row, 1], line);
        var cells = sheet.Cells[row, 1, row, across.Count];
        cells.Merge = across.Count > 1;
        cells.Style.WrapText = true;
        cells.Style.VerticalAlignment = ExcelVerticalAlignment.Top;
        sheet.Row(row).Height = SheetLayout.LineHeight(line, across, letters, isBold);
    }

    private static void WriteTable(ExcelWorksheet sheet, IReadOnlyList<ReportColumn> columns, IReadOnlyList<ReportRow> rows, double[] widths)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            Text(sheet.Cells[HeadRow, i + 1], column.Title);
            for (var row = 0; row < rows.Count; row++)
            {
                Write(sheet.Cells[HeadRow + 1 + row, i + 1], XlsxCell.Value(rows[row][column], column.Kind));
            }

            sheet.Column(i + 1).Width = widths[i] + (IsIndented(columns, i) ? Indent : 0);
            if (rows.Count > 0 && XlsxCell.Format(column.Kind) is { } format)
            {
                sheet.Cells[HeadRow + 1, i + 1, HeadRow + rows.Count, i + 1].Style.Numberformat.Format = format;
            }
        }

        if (columns.Count == 0)
        {
            return;
        }

        var head = sheet.Cells[HeadRow, 1, HeadRow, columns.Count];
        head.Style.Font.Bold = true;
        head.Style.WrapText = true;
        head.Style.VerticalAlignment = ExcelVerticalAlignment.Top;
        head.Style.Border.Bottom.Style = ExcelBorderStyle.Thin;
        for (var i = 0; i < columns.Count; i++)
        {
            if (Figures.IsNumeric(columns[i].Kind))
            {
                sheet.Cells[HeadRow, i + 1].Style.HorizontalAlignment = ExcelHorizontalAlignment.Right;
            }
        }

        foreach (var i in Enumerable.Range(0, columns.Count).Where(i => IsIndented(columns, i)))
        {
            var style = sheet.Cells[HeadRow, i + 1, HeadRow + rows.Count, i + 1].Style;
            (style.HorizontalAlignment, style.Indent) = (ExcelHorizontalAlignment.Left, 1);
        }

        sheet.Row(HeadRow).Height = SheetLayout.HeadHeight(columns, widths);
        if (rows.Count > 0)
        {
            var body = sheet.Cells[HeadRow + 1, 1, HeadRow + rows.Count, columns.Count];
            body.Style.VerticalAlignment = ExcelVerticalAlignment.Top;
            foreach (var (i, column) in columns.Index().Where(column => column.Item.Kind == ColumnKind.Text))
            {
                sheet.Cells[HeadRow + 1, i + 1, HeadRow + rows.Count, i + 1].Style.WrapText = true;
            }
        }

        foreach (var (i, row) in rows.Index())
        {
            if (SheetLayout.RowHeight(row, columns, widths) is { } height)
            {
                sheet.Row(HeadRow + 1 + i).Height = height;
            }
        }

        sheet.View.FreezePanes(HeadRow + 1, 2);
        sheet.Cells[HeadRow, 1, HeadRow + Math.Max(1, rows.Count), columns.Count].AutoFilter = true;
    }

    /// <summary>Digits of a column end and words of the next begin at the same edge: the words stand off from it.</summary>
    private static bool IsIndented(IReadOnlyList<ReportColumn> columns, int at) =>
        at > 0 && columns[at].Kind == ColumnKind.Text && Figures.IsNumeric(columns[at - 1].Kind);

    private static void Write(ExcelRange cell, object? value)
    {
        if (value is string text)
        {
            Text(cell, text);
        }
        else if (value is not null)
        {
            cell.Value = value;
        }
    }

    private static void Text(ExcelRange cell, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        cell.Value = SafeText.ForCell(text);

        // The cell is a text already; the prefix keeps it a text when it is edited.
        if (SafeText.LooksLikeFormula(text))
        {
            cell.Style.QuotePrefix = true;
        }
    }
}
