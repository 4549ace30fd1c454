using OfficeOpenXml;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Reports.Web.Exports;

/// <summary>
/// Writes the workbook of a long table while its rows are read, with the head, formats and frozen pane of <see cref="XlsxExport"/>
/// and without a chart. A table that is longer than a sheet continues on the next one.
/// </summary>
public static class XlsxStream
{
    /// <summary>Writes the workbook.</summary>
    /// <param name="stream">Where to; the archive's own parts are written to it synchronously, its rows are not.</param>
    /// <param name="sheetRows">Rows of a sheet, its head included.</param>
    public static async Task WriteAsync(Export export, Stream stream, int sheetRows, CancellationToken cancellationToken)
    {
        await using var book = await Spreadsheet.CreateNewAsync(
            stream, new SpreadCheetahOptions { CompressionLevel = SpreadCheetahCompressionLevel.Fastest }, cancellationToken);
        var head = new StreamHead(export, book, sheetRows);
        var styles = export.Columns.Select(column => book.AddStyle(XlsxCell.Format(column.Kind) is { } format
            ? new Style { Format = NumberFormat.Custom(format), Alignment = { Vertical = VerticalAlignment.Top } }
            : new Style { Alignment = { Vertical = VerticalAlignment.Top, WrapText = true } })).ToArray();
        var cells = new StyledCell[export.Columns.Count];
        double[]? widths = null;
        var (sheets, left) = (0, 0);
        await foreach (var portion in export.PortionsAsync())
        {
            widths ??= [.. export.Columns.Select(column => SheetLayout.Width(column, portion))];
            foreach (var row in portion)
            {
                if (left == 0)
                {
                    await head.StartSheetAsync(++sheets, widths, cancellationToken);
                    left = sheetRows - XlsxExport.HeadRow;
                }

                for (var i = 0; i < cells.Length; i++)
                {
                    var column = export.Columns[i];
                    cells[i] = new StyledCell(Cell(XlsxCell.Value(row[column], column.Kind)), styles[i]);
                }

                if (SheetLayout.RowHeight(row, export.Columns, widths) is { } height)
                {
                    await book.AddRowAsync(cells, new RowOptions { Height = height }, cancellationToken);
                }
                else
                {
                    await book.AddRowAsync(cells, cancellationToken);
                }

                left--;
            }
        }

        await book.FinishAsync(cancellationToken);
    }

    private static DataCell Cell(object? value) => value switch
    {
        null => default,
        long number => new DataCell(number),
        double number => new DataCell(number),
        DateTime moment => new DataCell(moment),
        _ => new DataCell((string)value),
    };

    /// <summary>The lines above the table on every sheet.</summary>
    private sealed class StreamHead(Export export, Spreadsheet book, int sheetRows)
    {
        private readonly StyleId _title = book.AddStyle(new Style { Font = { Bold = true, Size = 14 } });
        private readonly StyleId _words = book.AddStyle(new Style { Font = { Color = System.Drawing.Color.DimGray } });
        private readonly StyleId _column = book.AddStyle(Column(HorizontalAlignment.None));
        private readonly StyleId _number = book.AddStyle(Column(HorizontalAlignment.Right));

        public async Task StartSheetAsync(int number, IReadOnlyList<double> widths, CancellationToken cancellationToken)
        {
            var options = new WorksheetOptions
            {
                FrozenRows = XlsxExport.HeadRow,
                FrozenColumns = 1,
                AutoFilter = new AutoFilterOptions(ExcelCellBase.GetAddress(XlsxExport.HeadRow, 1, sheetRows, widths.Count)),
            };
            foreach (var (i, width) in widths.Index())
            {
                options.Column(i + 1).Width = width;
            }

            await book.StartWorksheetAsync(number == 1 ? "Отчёт" : $"Отчёт {Figures.Count(number)}", options, cancellationToken);
            foreach (var (row, line) in XlsxCell.Head(export.Head).Index())
            {
                await book.AddRowAsync([new StyledCell(SafeText.ForCell(line), row == 0 ? _title : _words)], cancellationToken);
            }

            await book.AddRowAsync(Array.Empty<DataCell>(), cancellationToken);
            await book.AddRowAsync(
                [.. export.Columns.Select(column => new StyledCell(column.Title, Figures.IsNumeric(column.Kind) ? _number : _column))],
                new RowOptions { Height = SheetLayout.HeadHeight(export.Columns, widths) },
                cancellationToken);
        }

        private static Style Column(HorizontalAlignment horizontal) => new()
        {
            Font = { Bold = true },
            Alignment = { WrapText = true, Vertical = VerticalAlignment.Top, Horizontal = horizontal },
            Border = { Bottom = { BorderStyle = BorderStyle.Thin } },
        };
    }
}
