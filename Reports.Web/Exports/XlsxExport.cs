using System.Globalization;
using OfficeOpenXml;
using OfficeOpenXml.Style;
using Warehouse.Sql.Reading;

namespace Reports.Web.Exports;

/// <summary>A workbook: what it is above the table, typed cells, a frozen head with a filter, the report's chart as Excel's own.</summary>
public static class XlsxExport
{
    /// <summary>Row of the table's head; above it stand title, period, filters, state and source.</summary>
    public const int HeadRow = 7;

    /// <summary>Writes the workbook.</summary>
    /// <param name="export">The report.</param>
    public static byte[] Write(Export export)
    {
        using var package = new ExcelPackage();
        var sheet = package.Workbook.Worksheets.Add("Отчёт");
        WriteHead(sheet, export.Head);
        WriteTable(sheet, export);
        XlsxChart.Add(package, sheet, export);
        sheet.PrinterSettings.Orientation = eOrientation.Landscape;
        sheet.PrinterSettings.FitToPage = true;
        sheet.PrinterSettings.FitToHeight = 0;
        sheet.PrinterSettings.RepeatRows = new ExcelAddress($"{HeadRow}:{HeadRow}");
        sheet.HeaderFooter.OddFooter.LeftAlignedText = string.Join(" · ", new[] { export.Head.Title, export.Head.Period, export.Head.State }
            .Where(part => part.Length > 0)).Replace("&", "&&", StringComparison.Ordinal);
        sheet.HeaderFooter.OddFooter.RightAlignedText = $"{ExcelHeaderFooter.PageNumber} из {ExcelHeaderFooter.NumberOfPages}";
        package.Workbook.Properties.Title = export.Head.Title;
        return package.GetAsByteArray();
    }

    private static void WriteHead(ExcelWorksheet sheet, ExportHead head)
    {
        Text(sheet.Cells[1, 1], head.Title);
        sheet.Cells[1, 1].Style.Font.Bold = true;
        sheet.Cells[1, 1].Style.Font.Size = 14;
        Text(sheet.Cells[2, 1], head.Period.Length > 0 ? "Период: " + head.Period : "Период: не ограничен");
        Text(sheet.Cells[3, 1], head.Filters.Length > 0 ? "Отбор: " + head.Filters : "Отбор: без отбора");
        Text(sheet.Cells[4, 1], "Состояние данных: " + head.State);
        Text(sheet.Cells[5, 1], "Источник: " + head.Source);
        sheet.Cells[2, 1, 5, 1].Style.Font.Color.SetColor(System.Drawing.Color.DimGray);
    }

    private static void WriteTable(ExcelWorksheet sheet, Export export)
    {
        var (columns, rows) = (export.Columns, export.Table.Rows);
        for (var i = 0; i < columns.Count; i++)
        {
            var (index, column) = columns[i];
            Text(sheet.Cells[HeadRow, i + 1], column.Title);
            var longest = column.Title.Length / 2;
            for (var row = 0; row < rows.Count; row++)
            {
                var value = rows[row][index];
                longest = Math.Max(longest, Math.Min(60, Figures.Cell(value, column.Kind).Length));
                Write(sheet.Cells[HeadRow + 1 + row, i + 1], value, column.Kind);
            }

            sheet.Column(i + 1).Width = Math.Clamp(longest + 3, 10, 60);
            if (rows.Count > 0 && Format(column.Kind) is { } format)
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
            if (Figures.IsNumeric(columns[i].Column.Kind))
            {
                sheet.Cells[HeadRow, i + 1].Style.HorizontalAlignment = ExcelHorizontalAlignment.Right;
            }
        }

        sheet.View.FreezePanes(HeadRow + 1, 2);
        sheet.Cells[HeadRow, 1, HeadRow + Math.Max(1, rows.Count), columns.Count].AutoFilter = true;
    }

    private static void Write(ExcelRange cell, object? value, ColumnKind kind)
    {
        switch (kind)
        {
            case ColumnKind.Count when Figures.Whole(value) is { } count:
                cell.Value = count;
                break;
            case ColumnKind.Share when Figures.Whole(value) is { } share:
                cell.Value = share / 10_000d;
                break;
            case ColumnKind.Hours when Figures.Whole(value) is { } hours:
                cell.Value = hours / 100d;
                break;
            case ColumnKind.Number when value is not null:
                cell.Value = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                break;
            case ColumnKind.Date when Figures.Day(Figures.Whole(value)) is { } day:
                cell.Value = day.ToDateTime(TimeOnly.MinValue);
                break;
            case ColumnKind.Month when Figures.Day(Figures.Whole(value) * 100 + 1) is { } month:
                cell.Value = month.ToDateTime(TimeOnly.MinValue);
                break;
            case ColumnKind.Moment when DateTimeOffset.TryParse(
                value as string, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment):
                cell.Value = moment.ToLocalTime().DateTime;
                break;
            default:
                Text(cell, Convert.ToString(value, Figures.Russian) ?? "");
                break;
        }
    }

    private static void Text(ExcelRange cell, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        cell.Value = SafeText.ForCell(text);

        // The cell is text already; the mark keeps it so when somebody edits it.
        if (SafeText.LooksLikeFormula(text))
        {
            cell.Style.QuotePrefix = true;
        }
    }

    private static string? Format(ColumnKind kind) => kind switch
    {
        ColumnKind.Count => "#,##0",
        ColumnKind.Share => "#,##0.0",
        ColumnKind.Hours or ColumnKind.Number => "#,##0.##",
        ColumnKind.Date => "dd\\.mm\\.yyyy",
        ColumnKind.Month => "mm\\.yyyy",
        ColumnKind.Moment => "dd\\.mm\\.yyyy\\ hh:mm",
        _ => null,
    };
}
