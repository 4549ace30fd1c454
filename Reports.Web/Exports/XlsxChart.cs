using OfficeOpenXml;
using OfficeOpenXml.Drawing.Chart;
using Reports.Web.Charts;
using Warehouse.Sql.Reading;

namespace Reports.Web.Exports;

/// <summary>Adds the report's chart as an Excel chart over the cells of the table.</summary>
internal static class XlsxChart
{
    private static readonly System.Drawing.Color[] Colours =
    [
        System.Drawing.Color.FromArgb(0x2F, 0x6F, 0xB3), System.Drawing.Color.FromArgb(0x1D, 0x27, 0x33), System.Drawing.Color.FromArgb(0xA8, 0x66, 0x0F),
        System.Drawing.Color.FromArgb(0x6B, 0x78, 0x86), System.Drawing.Color.FromArgb(0xC8, 0xD3, 0xDF),
    ];

    private const int MostRows = 500;
    private const int RowPixels = 34;
    private const int HeadPixels = 140;
    private const int LeastHeight = 620;
    private const int MostHeight = 1380;

    /// <summary>Adds a sheet with the chart, when the report has one that a spreadsheet can draw.</summary>
    public static void Add(ExcelPackage package, ExcelWorksheet data, Export export, ReportTable table)
    {
        var rows = table.Rows.Count;
        if (table.Report.Chart is not { } line || rows is 0 or > MostRows)
        {
            return;
        }

        var header = ChartHeader.Parse(line);
        var (kind, parts) = header.Kind switch
        {
            "bar" => (eChartType.ColumnClustered, new[] { "y", "plan" }),
            "line" => (eChartType.LineMarkers, ["y", "plan", "last"]),
            "band" => (eChartType.LineMarkers, ["average", "median", "low", "high", "plan"]),
            _ => (eChartType.ColumnClustered, []),
        };
        var names = Column("x");
        var columns = parts.Select(Column).Where(column => column > 0).ToList();
        if (names == 0 || columns.Count == 0)
        {
            return;
        }

        // Names of any length are read beside bars that lie.
        var lies = kind == eChartType.ColumnClustered && export.Columns[names - 1].Kind == ColumnKind.Text;
        var sheet = package.Workbook.Worksheets.Add("Диаграмма");
        var chart = sheet.Drawings.AddChart("chart", lies ? eChartType.BarClustered : kind);
        chart.Title.Text = string.Join("\n", new[] { export.Head.Title, export.Head.Period, export.Head.Filters }.Where(part => part.Length > 0));
        chart.Title.Font.Size = 12;
        chart.SetPosition(0, 0, 0, 0);

        // One sheet of A4 across with its margins; upright where many bars lie one under another.
        var height = lies ? Math.Clamp(rows * RowPixels + HeadPixels, LeastHeight, MostHeight) : LeastHeight;
        chart.SetSize(980, height);
        if (lies)
        {
            chart.XAxis.Orientation = eAxisOrientation.MaxMin;
            chart.YAxis.Crosses = eCrosses.Max;
        }

        sheet.PrinterSettings.PaperSize = ePaperSize.A4;
        sheet.PrinterSettings.Orientation = height > LeastHeight ? eOrientation.Portrait : eOrientation.Landscape;
        sheet.PrinterSettings.FitToPage = true;
        chart.Legend.Position = eLegendPosition.Bottom;
        foreach (var column in columns)
        {
            var series = chart.Series.Add(Cells(column), Cells(names));
            series.HeaderAddress = data.Cells[XlsxExport.HeadRow, column];

            // LibreOffice draws nothing where no colour is given.
            var colour = Colours[columns.IndexOf(column) % Colours.Length];
            series.Border.Fill.Color = colour;
            series.Border.Width = kind == eChartType.LineMarkers ? 2 : 0;
            if (kind == eChartType.ColumnClustered)
            {
                series.Fill.Color = colour;
            }
        }

        int Column(string part) => header.Find(part) is { } name
            ? export.Columns.ToList().FindIndex(column => column.Name == name) + 1 : 0;

        ExcelRange Cells(int column) => data.Cells[XlsxExport.HeadRow + 1, column, XlsxExport.HeadRow + rows, column];
    }
}
